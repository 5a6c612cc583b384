package io.vedette.node.aof;

import io.vedette.resp.process.Worker;
import io.vertx.core.Future;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Syncs once a second beside the writes, counts where that takes long, and knows whether the last sync failed. */
final class AofSyncer {
    private static final long EVERY_MS = 1000;
    private static final long SLOW_MS = 2000;

    private static final Logger LOG = LoggerFactory.getLogger(AofSyncer.class);

    private final Worker worker;
    private final AofWatch watch;
    private boolean syncing;
    private long begunMs;
    private Optional<String> trouble = Optional.empty();

    AofSyncer(Worker worker, AofWatch watch) {
        this.worker = worker;
        this.watch = watch;
    }

    boolean isSyncing() {
        return syncing;
    }

    /** Why the last sync failed, if it did. */
    Optional<String> trouble() {
        return trouble;
    }

    /** Whether it is time for another one; counts one that is overdue. */
    boolean isDue(long nowMs) {
        if (syncing && nowMs - begunMs > SLOW_MS) {
            begunMs = nowMs;
            watch.syncDelayed();
        }
        return !syncing && nowMs - begunMs >= EVERY_MS;
    }

    Future<Void> sync(AofFile file, long nowMs) {
        syncing = true;
        begunMs = nowMs;
        return worker.step(file::sync).onComplete(ended -> syncing = false).onFailure(this::failed);
    }

    void failed(Throwable failure) {
        LOG.warn("Fail to fsync the AOF file: {}", AofWriter.reason(failure));
        trouble = Optional.of(AofWriter.reason(failure));
    }

    void worked() {
        if (trouble.isPresent()) {
            LOG.warn("AOF fsync works again");
            trouble = Optional.empty();
        }
    }

    void forget() {
        trouble = Optional.empty();
    }
}
