package io.vedette.node.persist;

import io.vedette.engine.keyspace.Keyspace;
import io.vedette.engine.rdb.RdbOrigin;
import io.vedette.engine.snapshot.Snapshot;
import io.vedette.engine.snapshot.UsageAccount;
import io.vedette.resp.info.RunIdentity;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A snapshot of one key that nobody wants. What a process does for the first time costs a JVM hundreds of times what it costs
 * later: classes are fetched from the archive, and each lambda is linked to the place that makes it, a tenth of a millisecond for
 * each. The first snapshot of a process stopped its clients for up to 7 ms that way. What one thread has linked is linked for all, so
 * a worker goes through it once, while nobody waits.
 */
final class SnapshotRehearsal {
    private static final byte[] SOMETHING = "rehearsal".getBytes(StandardCharsets.US_ASCII);

    private final Keyspace keyspace;
    private final SnapshotTarget target;
    private final ArrayDeque<Runnable> turns = new ArrayDeque<>();

    /**
     * @param keyspace an empty one that nobody else has
     * @param target where it goes
     */
    SnapshotRehearsal(Keyspace keyspace, SnapshotTarget target) {
        this.keyspace = keyspace;
        this.target = target;
    }

    /** From the first turn to the last; whoever calls it is loop and worker in one. */
    void run() throws IOException {
        keyspace.database(0).loads().add(SOMETHING, SOMETHING);
        RdbOrigin origin = new RdbOrigin(RunIdentity.REDIS_VERSION, keyspace.nowMs(), 0, Optional.empty(), false);
        Snapshot snapshot = new Snapshot(keyspace, List.of(), origin, UsageAccount.NONE);
        SnapshotRun run = SnapshotRun.start(
                turns::add, SnapshotRehearsal::atOnce, snapshot, target, Pace.NONE, new RdbForm(true, true));
        // As of any other, two are told of its end: whoever made it, and whoever wanted it.
        List<AsyncResult<Void>> told = new ArrayList<>();
        Handler<AsyncResult<Void>> hearing = told::add;
        run.ended().onComplete(hearing).onComplete(hearing);
        for (Runnable turn = turns.poll(); turn != null; turn = turns.poll()) {
            turn.run();
        }
        if (told.isEmpty() || !run.ended().succeeded()) {
            throw new IOException(
                    "a snapshot of one key did not come to its end", run.ended().cause());
        }
    }

    private static Future<Void> atOnce(SnapshotRun.Step step) {
        try {
            step.run();
            return Future.succeededFuture();
        } catch (IOException | UncheckedIOException failure) {
            return Future.failedFuture(failure);
        }
    }
}
