package io.vedette.node.persist;

import io.vedette.engine.rdb.ContentWriter;
import io.vedette.engine.rdb.RdbFileWriter;
import io.vedette.engine.rdb.RdbSink;
import java.util.function.Function;

/** How data become an RDB file. */
record RdbForm(boolean compressing, boolean checksum) implements Function<RdbSink, ContentWriter> {
    @Override
    public ContentWriter apply(RdbSink sink) {
        return new RdbFileWriter(sink, compressing, checksum);
    }
}
