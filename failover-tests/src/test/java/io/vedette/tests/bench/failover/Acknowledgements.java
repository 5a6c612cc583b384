package io.vedette.tests.bench.failover;

import io.vedette.quorum.HostPort;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/** The writes of one client that were acknowledged: their numbers, and per master when it acknowledged. */
final class Acknowledgements {
    private static final double NANOS_PER_MS = 1e6;

    /** From there on this master acknowledged, until the next one did. */
    private record Stay(HostPort master, long firstNanos) {}

    private final BitSet numbers = new BitSet();
    private final List<Stay> stays = new ArrayList<>();
    private long lastNanos;
    private long longestGapNanos;

    synchronized void add(int number, long nowNanos, HostPort master) {
        if (!numbers.isEmpty()) {
            longestGapNanos = Math.max(longestGapNanos, nowNanos - lastNanos);
        }
        lastNanos = nowNanos;
        numbers.set(number);
        if (stays.isEmpty() || !stays.get(stays.size() - 1).master().equals(master)) {
            stays.add(new Stay(master, nowNanos));
        }
        notifyAll();
    }

    synchronized int count() {
        return numbers.cardinality();
    }

    synchronized BitSet numbers() {
        return (BitSet) numbers.clone();
    }

    synchronized double longestGapMs() {
        return longestGapNanos / NANOS_PER_MS;
    }

    /** The longest time without any begins anew. */
    synchronized void forgetGaps() {
        longestGapNanos = 0;
    }

    /** Waits until that many were acknowledged in all. */
    synchronized void awaitCount(int wanted, long limitMs) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limitMs);
        while (count() < wanted) {
            long leftMs = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (leftMs <= 0) {
                throw new IllegalStateException(
                        "only " + count() + " of " + wanted + " writes within " + limitMs + " ms");
            }
            wait(leftMs);
        }
    }

    /** Ms from that moment to the first write another master acknowledged after it; empty when none does within the limit. */
    synchronized OptionalDouble awaitElsewhere(HostPort old, long sinceNanos, long limitMs)
            throws InterruptedException {
        long deadline = sinceNanos + TimeUnit.MILLISECONDS.toNanos(limitMs);
        while (true) {
            for (Stay stay : stays) {
                if (!stay.master().equals(old) && stay.firstNanos() - sinceNanos > 0) {
                    return OptionalDouble.of((stay.firstNanos() - sinceNanos) / NANOS_PER_MS);
                }
            }
            long leftMs = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (leftMs <= 0) {
                return OptionalDouble.empty();
            }
            wait(leftMs);
        }
    }
}
