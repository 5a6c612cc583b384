package io.vedette.tests.bench;

import io.netty.util.concurrent.FastThreadLocalThread;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs benchmarks on threads of the kind event loops are. On any other Netty leaves its thread-local pools aside, which
 * would charge both sides of a pair with allocations no server sees.
 */
public final class EventLoopThreads extends ThreadPoolExecutor {

    /** As JMH calls it. */
    public EventLoopThreads(int threads, String prefix) {
        super(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                work -> new FastThreadLocalThread(work, prefix));
    }
}
