package io.vedette.node.data;

import io.vedette.engine.Engine;
import io.vedette.engine.MemoryLimit;
import io.vedette.node.heap.HeapEnd;
import io.vedette.resp.config.Configuration;
import io.vedette.resp.config.MemoryParameters;
import io.vedette.resp.config.ReplicationParameters;
import io.vedette.resp.server.RespServer;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks before each command whether the data are within {@code maxmemory}, and makes room for as long as
 * {@code maxmemory-eviction-tenacity} allows; what is left then goes bit by bit while others are served. Without that limit the data
 * end where the heap does, and nothing goes: nobody allowed it to.
 */
public final class MemoryGuard {
    private static final Logger LOG = LoggerFactory.getLogger(MemoryGuard.class);
    private static final int KEYS = 16;
    private static final long LATER_MS = 1;

    /** Redis's figures: 50 us a step up to the tenth, then fifteen percent more a step, and without end at the last. */
    private static final long STEP_NS = TimeUnit.MICROSECONDS.toNanos(50);

    private static final int EVEN_STEPS = 10;
    private static final double GROWTH = 1.15;
    private static final int ENDLESS = 100;

    private final Vertx vertx;
    private final Engine engine;
    private final RespServer server;
    private final Units units;
    private final HeapEnd heapEnd;
    private long patienceNs;
    private boolean limited;
    private boolean ignoredByReplica;
    private boolean later;
    private boolean warned;

    MemoryGuard(Vertx vertx, Engine engine, RespServer server, Units units) {
        this.vertx = vertx;
        this.engine = engine;
        this.server = server;
        this.units = units;
        this.heapEnd = new HeapEnd(
                Runtime.getRuntime().maxMemory(), () -> engine.keyspace().bytes() + otherBytes());
    }

    /** Takes over what the configuration says now, and begins to make room if that is less than there is. */
    public void settings(Configuration now) {
        limited = now.get(MemoryParameters.MAXMEMORY) > 0;
        ignoredByReplica = now.get(ReplicationParameters.REPLICA_IGNORE_MAXMEMORY);
        patienceNs = patienceNs(now.get(MemoryParameters.MAXMEMORY_EVICTION_TENACITY));
        if (isExceeded()) {
            goOnLater();
        }
    }

    private static long patienceNs(long tenacity) {
        if (tenacity >= ENDLESS) {
            return Long.MAX_VALUE;
        }
        return tenacity <= EVEN_STEPS
                ? STEP_NS * tenacity
                : (long) (STEP_NS * EVEN_STEPS * Math.pow(GROWTH, tenacity - (double) EVEN_STEPS));
    }

    /** What counts beside keys and values: databases without any, and replies that clients have not read yet. */
    public long otherBytes() {
        return engine.keyspace().emptyBytes() + server.pendingOutputBytes();
    }

    /** Whether what takes more memory must be refused now: the limit is passed, and nothing may go. */
    boolean refusesGrowth() {
        boolean refused = limited ? isExceeded() && !makeRoom() : isHeapFull();
        engine.memoryLimit().refuseGrowth(refused);
        return refused;
    }

    private boolean isHeapFull() {
        boolean full = heapEnd.isReached();
        if (full && !warned) {
            warned = true;
            LOG.warn(
                    "The data take all of the {} bytes that this heap has for them, and maxmemory is not set: commands that take memory"
                            + " are refused until there is room. Start with a larger heap (-Xmx in VEDETTE_JAVA_OPTS), or set maxmemory"
                            + " and a maxmemory-policy that evicts.",
                    heapEnd.mostBytes());
        }
        return full;
    }

    private boolean isExceeded() {
        boolean ours = !ignoredByReplica || !engine.keyspace().isReplica();
        return ours && engine.memoryLimit().isExceeded(otherBytes());
    }

    /** Whether there is room now, or will be. */
    private boolean makeRoom() {
        long begun = System.nanoTime();
        MemoryLimit.Outcome outcome = evict();
        while (outcome == MemoryLimit.Outcome.MORE && System.nanoTime() - begun < patienceNs) {
            outcome = evict();
        }
        if (outcome == MemoryLimit.Outcome.MORE) {
            goOnLater();
        }
        return outcome != MemoryLimit.Outcome.NOTHING_LEFT;
    }

    private MemoryLimit.Outcome evict() {
        Slice slice = new Slice();
        units.run(slice);
        return slice.outcome;
    }

    private void goOnLater() {
        if (!later && limited) {
            later = true;
            vertx.setTimer(LATER_MS, id -> {
                later = false;
                if (isExceeded()) {
                    makeRoom();
                }
            });
        }
    }

    /** Does nothing while a script is stopped in the middle: then there is nothing to refuse either. */
    private final class Slice implements Runnable {
        private MemoryLimit.Outcome outcome = MemoryLimit.Outcome.ENOUGH;

        @Override
        public void run() {
            outcome = engine.memoryLimit().makeRoom(otherBytes(), KEYS);
        }
    }
}
