package io.vedette.quorum.sim.time;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Virtual time and everything that is still to happen, in the total order of (time, sequence). A heap of four children a
 * parent over primitive keys: a run of five simulated minutes is some fifty thousand tasks, and nothing but the task itself
 * is allocated for one. A key holds the time in its upper bits and the sequence in its lower ones: one comparison tells. Tasks
 * stay where they are: what moves in the heap is a key and the place of its task, two primitives.
 */
public final class Scheduler {
    private static final int INITIAL = 512;
    private static final int CHILDREN_BITS = 2;
    private static final int CHILDREN = 1 << CHILDREN_BITS;
    private static final int SEQUENCE_BITS = 26;
    private static final long SEQUENCES = 1L << SEQUENCE_BITS;
    private static final long LATEST_US = Long.MAX_VALUE >>> SEQUENCE_BITS;

    private long[] keys = new long[INITIAL];
    private int[] places = new int[INITIAL];
    /** By place; the places behind {@link #size} in {@link #places} are those that are free. */
    private @Nullable Runnable[] tasks = new Runnable[INITIAL];

    private int size;
    private long nextSequence;
    private long nowUs;
    private long fingerprint;

    public Scheduler() {
        Arrays.setAll(places, place -> place);
    }

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
        if (timeUs > LATEST_US || nextSequence == SEQUENCES) {
            throw new IllegalStateException("a run ends before " + LATEST_US + " us and " + SEQUENCES + " tasks");
        }
        if (size == keys.length) {
            grow();
        }
        int place = places[size];
        tasks[place] = task;
        siftUp((timeUs << SEQUENCE_BITS) | nextSequence++, place);
    }

    private void grow() {
        keys = Arrays.copyOf(keys, size * 2);
        tasks = Arrays.copyOf(tasks, size * 2);
        places = Arrays.copyOf(places, size * 2);
        for (int place = size; place < places.length; place++) {
            places[place] = place;
        }
    }

    /** Runs everything up to and including {@code untilUs}; the clock stands there afterwards. */
    public void runUntil(long untilUs) {
        while (size > 0 && keys[0] >>> SEQUENCE_BITS <= untilUs) {
            runNext();
        }
        nowUs = untilUs;
    }

    private void runNext() {
        nowUs = keys[0] >>> SEQUENCE_BITS;
        stamp(nowUs * 31 + (keys[0] & (SEQUENCES - 1)));
        int place = places[0];
        Runnable task = tasks[place];
        tasks[place] = null;
        removeFirst();
        places[size] = place;
        if (task != null) {
            task.run();
        }
    }

    private void siftUp(long key, int place) {
        int hole = size++;
        while (hole > 0) {
            int parent = (hole - 1) >>> CHILDREN_BITS;
            if (keys[parent] < key) {
                break;
            }
            put(hole, keys[parent], places[parent]);
            hole = parent;
        }
        put(hole, key, place);
    }

    private void removeFirst() {
        int last = --size;
        long key = keys[last];
        int place = places[last];
        int hole = 0;
        int child = firstChild(hole, last);
        while (child < last && keys[child] < key) {
            put(hole, keys[child], places[child]);
            hole = child;
            child = firstChild(hole, last);
        }
        put(hole, key, place);
    }

    /** Of the children of {@code parent} the one that is due first; {@code end} or more when it has none. */
    private int firstChild(int parent, int end) {
        int first = (parent << CHILDREN_BITS) + 1;
        int beyond = Math.min(first + CHILDREN, end);
        for (int child = first + 1; child < beyond; child++) {
            if (keys[child] < keys[first]) {
                first = child;
            }
        }
        return first;
    }

    private void put(int index, long key, int place) {
        keys[index] = key;
        places[index] = place;
    }
}
