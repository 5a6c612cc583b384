package io.vedette.tests.bench.node;

import io.vedette.tests.cluster.RespClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** How long a write takes from the client of a master to the eyes of a client of its replica: the same client, again and again. */
final class Lag {
    private static final String KEY = "lag:stamp";
    private static final double PART = 0.99;

    private final List<Long> lagsNs = new ArrayList<>();

    /** Goes on until it is told to end. */
    void measure(Contestant master, Contestant replica, AtomicBoolean end) throws IOException {
        try (RespClient writing = master.connect();
                RespClient reading = replica.connect()) {
            for (int stamp = 0; !end.get(); stamp++) {
                String written = Integer.toString(stamp);
                long begun = System.nanoTime();
                writing.ask("SET", KEY, written);
                while (!reading.ask("GET", KEY).equals(written)) {
                    Thread.onSpinWait();
                }
                lagsNs.add(System.nanoTime() - begun);
            }
        }
    }

    /** Within this time 99 of 100 were there. */
    double p99Ms() throws IOException {
        if (lagsNs.isEmpty()) {
            throw new IOException("not one write was seen on the replica");
        }
        List<Long> sorted = new ArrayList<>(lagsNs);
        Collections.sort(sorted);
        return sorted.get((int) (PART * (sorted.size() - 1))) / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }
}
