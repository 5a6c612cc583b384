package io.vedette.engine.snapshot;

import io.vedette.engine.Engine;
import io.vedette.engine.rdb.DamagedRdb;
import io.vedette.engine.rdb.RdbFileReader;
import io.vedette.engine.rdb.RdbFileWriter;
import io.vedette.engine.rdb.RdbOrigin;
import io.vedette.engine.rdb.RdbStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** RdbFiles in memory. */
public final class RdbFiles {

    private static final RdbOrigin ORIGIN = new RdbOrigin("7.2.4", 0, 1, Optional.empty(), false);

    private RdbFiles() {}

    /** All an engine holds. */
    public static byte[] of(Engine engine, boolean compressing, UsageAccount account) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        KeyspaceWriter.write(
                engine.keyspace(),
                engine.functions(),
                ORIGIN,
                account,
                new RdbFileWriter(out::write, compressing, true));
        return out.toByteArray();
    }

    /** What a file holds, not adopted yet. */
    public static FreshData load(Engine engine, byte[] file) throws DamagedRdb {
        FreshData data = FreshData.beside(engine.keyspace(), FreshData.Expired.DROP);
        read(engine, new RdbStream(new ByteArrayInputStream(file)::read, file.length), data);
        return data;
    }

    static void read(Engine engine, RdbStream stream, FreshData data) throws DamagedRdb {
        new RdbFileReader(stream, engine.keyspace().hashing(), engine.limits(), true, data).read();
    }
}
