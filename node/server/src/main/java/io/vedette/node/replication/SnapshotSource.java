package io.vedette.node.replication;

import io.vedette.engine.Engine;
import io.vedette.engine.rdb.RdbFileWriter;
import io.vedette.engine.rdb.RdbOrigin;
import io.vedette.engine.snapshot.KeyspaceWriter;
import io.vedette.engine.snapshot.UsageAccount;
import io.vedette.node.config.LiveConfiguration;
import io.vedette.resp.config.PersistenceParameters;
import io.vedette.resp.info.RunIdentity;
import io.vedette.resp.server.ServerClock;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntSupplier;

/** Makes the snapshots for full syncs: at once, on the loop, in memory. */
final class SnapshotSource {
    private final Engine engine;
    private final LiveConfiguration configuration;
    private final History history;
    private final ServerClock clock;
    private final IntSupplier streamDatabase;

    SnapshotSource(
            Engine engine,
            LiveConfiguration configuration,
            History history,
            ServerClock clock,
            IntSupplier streamDatabase) {
        this.engine = engine;
        this.configuration = configuration;
        this.history = history;
        this.clock = clock;
        this.streamDatabase = streamDatabase;
    }

    Snapshot take() {
        Snapshot snapshot = new Snapshot();
        RdbFileWriter out = new RdbFileWriter(
                (array, offset, length) -> snapshot.add(Arrays.copyOfRange(array, offset, offset + length)),
                configuration.get(PersistenceParameters.RDBCOMPRESSION),
                configuration.get(PersistenceParameters.RDBCHECKSUM));
        KeyspaceWriter.write(engine.keyspace(), engine.functions(), origin(), UsageAccount.NONE, out);
        snapshot.end();
        return snapshot;
    }

    private RdbOrigin origin() {
        RdbOrigin.Position here = new RdbOrigin.Position(
                streamDatabase.getAsInt(),
                history.lineage().id(),
                history.stream().offset());
        Runtime memory = Runtime.getRuntime();
        return new RdbOrigin(
                RunIdentity.REDIS_VERSION,
                clock.wallMs(),
                memory.totalMemory() - memory.freeMemory(),
                Optional.of(here),
                false);
    }
}
