package io.vedette.tests.bench.node;

import io.vedette.tests.cluster.RespClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * For how long a server does not answer while it does something. With more threads than cores a part of that is the system's: the serving
 * thread could go on and has no core. The kernel counts for how long, so that it can be told from what the server itself makes
 * its clients wait for. How long that thread worked meanwhile is counted, too: it says something however busy the machine is, but
 * nothing of what the thread itself waits for.
 */
final class Stops {
    /** The thread that asks waits for a core, too. */
    private static final Path OURS = Path.of("/proc/thread-self/schedstat");

    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(10);

    private final Contestant server;
    private long longestAnswerNs;
    private long longestStopNs;
    private long mostWorkNs;

    Stops(Contestant server) {
        this.server = server;
    }

    /** Whether what goes on is over. */
    interface End {
        boolean reached(RespClient client) throws IOException;
    }

    /** Asks again and again, until it is over. */
    Stops until(End end) throws IOException {
        try (RespClient pinging = server.connect();
                RespClient looking = server.connect()) {
            long lookAt = System.nanoTime();
            boolean over = false;
            while (!over) {
                ping(pinging);
                if (System.nanoTime() - lookAt >= 0) {
                    over = end.reached(looking);
                    lookAt = System.nanoTime() + LOOK_NS;
                }
            }
        }
        return this;
    }

    private void ping(RespClient client) throws IOException {
        Share before = server.share();
        long waited = before.waitedNs() + Share.of(OURS).waitedNs();
        long begun = System.nanoTime();
        client.ask("PING");
        long took = System.nanoTime() - begun;
        Share after = server.share();
        long stop = took - (after.waitedNs() + Share.of(OURS).waitedNs() - waited);
        longestAnswerNs = Math.max(longestAnswerNs, took);
        longestStopNs = Math.max(longestStopNs, stop);
        mostWorkNs = Math.max(mostWorkNs, after.ranNs() - before.ranNs());
    }

    double longestAnswerMs() {
        return longestAnswerNs / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }

    /** Without what was waited for a core. */
    double longestStopMs() {
        return longestStopNs / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }

    /** Processor time of the serving thread from a question to its answer; more where it went on behind the answer. */
    double mostWorkMs() {
        return mostWorkNs / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }
}
