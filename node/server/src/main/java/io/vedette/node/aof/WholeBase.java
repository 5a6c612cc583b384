package io.vedette.node.aof;

import io.vedette.engine.Engine;
import io.vedette.engine.aof.KeyspaceCommands;
import io.vedette.engine.rdb.RdbFileWriter;
import io.vedette.engine.rdb.RdbOrigin;
import io.vedette.engine.snapshot.KeyspaceWriter;
import io.vedette.engine.snapshot.UsageAccount;
import io.vedette.node.config.LiveConfiguration;
import io.vedette.resp.config.PersistenceParameters;
import io.vedette.resp.info.RunIdentity;
import io.vedette.resp.process.Worker;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Encodes all data at once, on the loop, and has a worker write them. */
final class WholeBase implements BaseWriter {
    private final Engine engine;
    private final LiveConfiguration configuration;
    private final Disk disk;
    private final Worker worker;

    WholeBase(Engine engine, LiveConfiguration configuration, Disk disk, Worker worker) {
        this.engine = engine;
        this.configuration = configuration;
        this.disk = disk;
        this.worker = worker;
    }

    @Override
    public Future<Void> write(Path file, boolean asSnapshot) {
        List<byte[]> pieces = new ArrayList<>();
        if (asSnapshot) {
            KeyspaceWriter.write(
                    engine.keyspace(),
                    engine.functions(),
                    new RdbOrigin(RunIdentity.REDIS_VERSION, engine.keyspace().nowMs(), 0, Optional.empty(), true),
                    UsageAccount.NONE,
                    new RdbFileWriter(
                            (array, offset, length) -> pieces.add(Arrays.copyOfRange(array, offset, offset + length)),
                            configuration.get(PersistenceParameters.RDBCOMPRESSION),
                            configuration.get(PersistenceParameters.RDBCHECKSUM)));
        } else {
            new KeyspaceCommands(
                            (array, offset, length) -> pieces.add(Arrays.copyOfRange(array, offset, offset + length)))
                    .write(engine.keyspace(), engine.functions());
        }
        return worker.step(() -> store(file, pieces));
    }

    private void store(Path file, List<byte[]> pieces) throws IOException {
        disk.delete(file);
        Disk.OpenFile open = disk.open(file);
        try {
            for (byte[] piece : pieces) {
                ByteBuffer bytes = ByteBuffer.wrap(piece);
                while (bytes.hasRemaining()) {
                    open.write(bytes);
                }
            }
            open.sync();
        } finally {
            open.close();
        }
    }
}
