package io.vedette.node.replication;

import io.vedette.engine.rdb.DamagedRdb;
import io.vedette.engine.rdb.RdbFileReader;
import io.vedette.engine.rdb.RdbStream;
import java.io.IOException;

/** Reads a snapshot that comes in, to the end the master announced: what stands behind the snapshot's own end is damage. */
final class SnapshotReading {
    private final SnapshotPipe pipe;
    private final RdbStream source;
    private final RdbFileReader reader;

    /**
     * @param source all that the pipe gives
     * @param reader reads it
     */
    SnapshotReading(SnapshotPipe pipe, RdbStream source, RdbFileReader reader) {
        this.pipe = pipe;
        this.source = source;
        this.reader = reader;
    }

    /** On a worker: waits for the bytes, and for the end behind them. */
    void run() throws IOException {
        try {
            reader.read();
        } catch (DamagedRdb damaged) {
            throw new IOException("at byte " + damaged.offset() + ": " + damaged.found(), damaged);
        }
        if (source.rest().length > 0 || pipe.read(new byte[1], 0, 1) > 0) {
            throw new IOException(
                    "at byte " + source.taken() + ": more than a snapshot was announced, which ends here");
        }
    }
}
