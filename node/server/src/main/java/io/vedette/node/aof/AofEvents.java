package io.vedette.node.aof;

import io.vedette.node.watch.LatencyMonitor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes what happens to an append-only file on its way to the disk. */
final class AofEvents implements AofWatch {
    private static final Logger LOG = LoggerFactory.getLogger(AofEvents.class);

    private final LatencyMonitor latencies;
    private final LongSupplier wallMs;
    private Runnable whenSynced = () -> {};
    private long delayedSyncs;

    AofEvents(LatencyMonitor latencies, LongSupplier wallMs) {
        this.latencies = latencies;
        this.wallMs = wallMs;
    }

    /** What to do whenever more of it is on the disk. */
    void whenSynced(Runnable action) {
        whenSynced = action;
    }

    /** How often the disk was too slow. */
    long delayedSyncs() {
        return delayedSyncs;
    }

    @Override
    public void wrote(boolean withSync, long tookNs) {
        latencies.happened(
                withSync ? "aof-fsync-always" : "aof-write", TimeUnit.NANOSECONDS.toMillis(tookNs), wallMs.getAsLong());
    }

    @Override
    public void syncDelayed() {
        delayedSyncs++;
        LOG.info("Asynchronous AOF fsync is taking too long (disk is busy?).");
    }

    @Override
    public void synced(long position) {
        whenSynced.run();
    }
}
