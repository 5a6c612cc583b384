package io.vedette.node.aof;

import io.vertx.core.Future;
import java.nio.file.Path;

/** Port to whoever can write down all data as they are at one moment. */
interface BaseWriter {
    /**
     * That moment is now; the data may change as soon as this returns.
     *
     * @param file made anew; complete and on the disk when the future succeeds
     * @param asSnapshot as an RDB file rather than as commands
     */
    Future<Void> write(Path file, boolean asSnapshot);
}
