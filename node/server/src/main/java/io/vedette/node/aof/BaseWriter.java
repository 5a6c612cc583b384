package io.vedette.node.aof;

import io.vedette.node.config.LiveConfiguration;
import io.vedette.node.disk.Disk;
import io.vedette.node.persist.NewFile;
import io.vedette.node.persist.SnapshotMaker;
import io.vedette.node.persist.SnapshotRun;
import io.vedette.resp.config.PersistenceParameters;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.Optional;

/** Writes down all data as they are at one moment, beside whoever changes them. */
final class BaseWriter {
    private final SnapshotMaker maker;
    private final LiveConfiguration configuration;
    private final Disk disk;
    private Optional<SnapshotRun> running = Optional.empty();

    BaseWriter(SnapshotMaker maker, LiveConfiguration configuration, Disk disk) {
        this.maker = maker;
        this.configuration = configuration;
        this.disk = disk;
    }

    /** Whether this is a moment that can be written down: nobody else's is, and no script is stopped in the middle. */
    boolean isReady() {
        return !maker.isBusy();
    }

    /**
     * That moment is now; the data may change as soon as this returns.
     *
     * @param file made anew; complete and on the disk when the future succeeds
     * @param asSnapshot as an RDB file rather than as commands
     */
    Future<Void> write(Path file, boolean asSnapshot) {
        NewFile target =
                new NewFile(disk, file, configuration.get(PersistenceParameters.AOF_REWRITE_INCREMENTAL_FSYNC));
        SnapshotRun run = asSnapshot
                ? maker.begin(target, configuration.get(PersistenceParameters.RDBCHECKSUM), true)
                : maker.beginCommands(target, configuration.get(PersistenceParameters.AOF_TIMESTAMP_ENABLED));
        running = Optional.of(run);
        return run.ended().onComplete(done -> running = Optional.empty());
    }

    /** Nobody wants what is being written. */
    void abandon(String why) {
        running.ifPresent(run -> run.abandon(why));
    }
}
