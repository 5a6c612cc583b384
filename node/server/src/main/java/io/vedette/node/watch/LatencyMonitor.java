package io.vedette.node.watch;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

/** Events that took long, by name: for each the last ones, at most one a second, and the longest of all. */
public final class LatencyMonitor {
    private static final int KEPT = 160;

    /** Of one second, the longest. */
    record Sample(long atSeconds, long ms) {}

    /** What is known of the events of one name. */
    static final class Series {
        private final Deque<Sample> samples = new ArrayDeque<>();
        private long longestMs;

        Deque<Sample> samples() {
            return samples;
        }

        long longestMs() {
            return longestMs;
        }

        private void add(long atSeconds, long ms) {
            longestMs = Math.max(longestMs, ms);
            Sample last = samples.peekLast();
            if (last != null && last.atSeconds() == atSeconds) {
                samples.removeLast();
                samples.addLast(new Sample(atSeconds, Math.max(last.ms(), ms)));
                return;
            }
            samples.addLast(new Sample(atSeconds, ms));
            if (samples.size() > KEPT) {
                samples.removeFirst();
            }
        }
    }

    private final Map<String, Series> events = new TreeMap<>();
    private long thresholdMs;

    /** Milliseconds from which an event is kept; 0 for never. */
    public void threshold(long ms) {
        thresholdMs = ms;
    }

    long thresholdMs() {
        return thresholdMs;
    }

    public void happened(String event, long ms, long nowMs) {
        if (thresholdMs > 0 && ms >= thresholdMs) {
            events.computeIfAbsent(event, any -> new Series()).add(nowMs / 1000, ms);
        }
    }

    Map<String, Series> events() {
        return Collections.unmodifiableMap(events);
    }

    boolean forget(String event) {
        return events.remove(event) != null;
    }

    int forgetAll() {
        int known = events.size();
        events.clear();
        return known;
    }
}
