package io.vedette.tests.publish;

import io.vedette.quorum.HostPort;
import io.vedette.tests.cluster.RespClient;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** A client that looks along one way again and again, and keeps what it saw and when it saw it first. */
final class WayWatch implements AutoCloseable {
    static final String HEAD = """
            | way | decision to published, by the sentinels: median | 90 % | decision to seen by a client: median | 90 % \
            | after the outage | saw in between | kill -9 to a write |
            |---|---:|---:|---:|---:|---:|---|---:|""";

    private static final String NOTHING = "nothing";
    private static final double MEDIAN = 0.5;
    private static final double MOST = 0.9;
    private static final int PATIENCE_S = 40;
    private static final int PAUSE_MS = 3;
    private static final int WRITE_TIMEOUT_MS = 300;

    private final Way way;
    private final Thread thread = new Thread(this::watch, "way-watch");
    private final List<Double> delaysMs = new ArrayList<>();
    private final List<Double> publishedMs = new ArrayList<>();
    private final TreeMap<Integer, Long> firstSeen = new TreeMap<>();
    private final TreeSet<Integer> inBetween = new TreeSet<>();
    private volatile boolean over;
    private int shown = -1;
    private long restartedNanos;
    private double afterOutageMs = -1;
    private String sawInBetween = "?";
    private double writeMs = -1;

    private WayWatch(Way way) {
        this.way = way;
    }

    static WayWatch of(Way way) {
        WayWatch watch = new WayWatch(way);
        watch.thread.setDaemon(true);
        watch.thread.start();
        return watch;
    }

    Way way() {
        return way;
    }

    private void watch() {
        while (!over) {
            try {
                seen(way.port());
                TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
            } catch (InterruptedException ended) {
                return;
            } catch (Exception notNow) {
                // A client that cannot find the master looks again.
                Thread.onSpinWait();
            }
        }
    }

    private synchronized void seen(int port) {
        if (port != shown) {
            shown = port;
            firstSeen.put(port, System.nanoTime());
        }
        inBetween.add(port);
        notifyAll();
    }

    synchronized void awaitShown(int port) throws InterruptedException {
        long untilNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
        while (shown != port) {
            long leftMs = TimeUnit.NANOSECONDS.toMillis(untilNanos - System.nanoTime());
            if (leftMs <= 0) {
                throw new AssertionError(way.name() + " shows " + shown + " and not " + port);
            }
            wait(leftMs);
        }
    }

    synchronized void time(int port, long decidedNanos) throws InterruptedException {
        awaitShown(port);
        // The event reaches us by a thread of its own, which may be slower than the place.
        delaysMs.add(Math.max(0, firstSeen.getOrDefault(port, decidedNanos) - decidedNanos) / 1e6);
    }

    synchronized void afterOutage(int old, int newest) {
        inBetween.clear();
        inBetween.add(old);
        restartedNanos = System.nanoTime();
        if (shown == newest) {
            shown = -1;
        }
    }

    synchronized void awaitAfterOutage(int newest) throws InterruptedException {
        awaitShown(newest);
        afterOutageMs = (firstSeen.getOrDefault(newest, 0L) - restartedNanos) / 1e6;
        inBetween.remove(newest);
        // The one that was there before may be seen until the newest is.
        sawInBetween = inBetween.size() <= 1 ? NOTHING : "others too: " + inBetween;
    }

    /** By this way alone, to another node than the old master. */
    void awaitWrite(int old, long sinceNanos) throws InterruptedException {
        while (System.nanoTime() - sinceNanos < TimeUnit.SECONDS.toNanos(PATIENCE_S)) {
            try {
                int port = way.port();
                if (port != old
                        && RespClient.askOnce(new HostPort("127.0.0.1", port), WRITE_TIMEOUT_MS, "SET", "k", "v")
                                .equals("OK")) {
                    writeMs = (System.nanoTime() - sinceNanos) / 1e6;
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
            } catch (InterruptedException ended) {
                throw ended;
            } catch (Exception notYet) {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
            }
        }
    }

    /** What a sentinel says it took, from its decision or from when it heard of it until the place showed it. */
    synchronized void published(double ms) {
        publishedMs.add(ms);
    }

    private static String at(List<Double> all, double share) {
        List<Double> sorted = all.stream().sorted().toList();
        return sorted.isEmpty()
                ? "-"
                : String.format("%.0f ms", sorted.get((int) Math.min(sorted.size() - 1.0, share * sorted.size())));
    }

    boolean isFine() {
        return writeMs >= 0 && afterOutageMs >= 0 && (way.guessesAtFirst() || sawInBetween.equals(NOTHING));
    }

    synchronized String row() {
        return String.format(
                "| %s | %s | %s | %s | %s | %.0f ms | %s | %.0f ms |",
                way.name(),
                at(publishedMs, MEDIAN),
                at(publishedMs, MOST),
                at(delaysMs, MEDIAN),
                at(delaysMs, MOST),
                afterOutageMs,
                sawInBetween,
                writeMs);
    }

    @Override
    public void close() {
        over = true;
        thread.interrupt();
    }
}
