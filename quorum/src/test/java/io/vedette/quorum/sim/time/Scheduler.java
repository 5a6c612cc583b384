package io.vedette.quorum.sim.time;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Virtual time and everything that is still to happen, in the total order of (time, sequence). A binary heap over primitive
 * keys: a run of five simulated minutes is some fifty thousand tasks, and nothing but the task itself is allocated for one.
 */
public final class Scheduler {
    private static final int INITIAL = 512;

    private long[] times = new long[INITIAL];
    private long[] sequences = new long[INITIAL];
    private @Nullable Runnable[] tasks = new Runnable[INITIAL];
    private int size;
    private long nextSequence;
    private long nowUs;
    private long fingerprint;

    public long nowUs() {
        return nowUs;
    }

    /** How many tasks were ever scheduled. */
    public long scheduled() {
        return nextSequence;
    }

    /** Depends on every task's time and order and on everything {@link #stamp}ed: two runs of one seed must agree in it. */
    public long fingerprint() {
        return fingerprint;
    }

    public void stamp(long fact) {
        fingerprint = (fingerprint ^ fact) * 0x9E3779B97F4A7C15L;
        fingerprint ^= fingerprint >>> 29;
    }

    public void after(long delayUs, Runnable task) {
        at(nowUs + Math.max(0, delayUs), task);
    }

    public void at(long timeUs, Runnable task) {
        if (timeUs < nowUs) {
            throw new IllegalArgumentException("cannot schedule for " + timeUs + " us, it is " + nowUs + " us");
        }
        if (size == times.length) {
            grow();
        }
        siftUp(timeUs, nextSequence++, task);
    }

    /** Runs everything up to and including {@code untilUs}; the clock stands there afterwards. */
    public void runUntil(long untilUs) {
        while (size > 0 && times[0] <= untilUs) {
            runNext();
        }
        nowUs = untilUs;
    }

    private void runNext() {
        nowUs = times[0];
        stamp(nowUs * 31 + sequences[0]);
        Runnable task = tasks[0];
        removeFirst();
        if (task != null) {
            task.run();
        }
    }

    private void grow() {
        times = Arrays.copyOf(times, size * 2);
        sequences = Arrays.copyOf(sequences, size * 2);
        tasks = Arrays.copyOf(tasks, size * 2);
    }

    private void siftUp(long time, long sequence, @Nullable Runnable task) {
        int hole = size++;
        while (hole > 0) {
            int parent = (hole - 1) >>> 1;
            if (times[parent] <= time) {
                break;
            }
            move(parent, hole);
            hole = parent;
        }
        put(hole, time, sequence, task);
    }

    private void removeFirst() {
        int last = --size;
        long time = times[last];
        long sequence = sequences[last];
        Runnable task = tasks[last];
        tasks[last] = null;
        if (last == 0) {
            return;
        }
        int hole = 0;
        int child = 1;
        while (child < last) {
            if (child + 1 < last && isBefore(times[child + 1], sequences[child + 1], child)) {
                child++;
            }
            if (isBefore(time, sequence, child)) {
                break;
            }
            move(child, hole);
            hole = child;
            child = 2 * hole + 1;
        }
        put(hole, time, sequence, task);
    }

    private boolean isBefore(long time, long sequence, int index) {
        return time < times[index] || (time == times[index] && sequence < sequences[index]);
    }

    private void move(int from, int to) {
        times[to] = times[from];
        sequences[to] = sequences[from];
        tasks[to] = tasks[from];
    }

    private void put(int index, long time, long sequence, @Nullable Runnable task) {
        times[index] = time;
        sequences[index] = sequence;
        tasks[index] = task;
    }
}
