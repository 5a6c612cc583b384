package io.vedette.engine.stream;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The blocks of a stream in the order of their IDs: an array with room at both ends, for blocks come last and go first. */
final class Blocks {

    private static final int FIRST_CAPACITY = 4;

    private Block[] array = new Block[FIRST_CAPACITY];
    private int from;
    private int size;

    /** What all blocks take but the one that was handed out last for changing. */
    private long settledBytes;

    private @Nullable Block changing;

    /** The same blocks, which from now on belong to both. */
    Blocks share() {
        Blocks copy = new Blocks();
        copy.array = Arrays.copyOfRange(array, from, from + Math.max(size, FIRST_CAPACITY));
        copy.size = size;
        copy.settledBytes = memory() - 4L * array.length;
        for (int i = 0; i < size; i++) {
            at(i).share();
        }
        return copy;
    }

    int size() {
        return size;
    }

    Block at(int index) {
        return array[from + index];
    }

    Block last() {
        return at(size - 1);
    }

    /** The block at the index, for changing. */
    Block own(int index) {
        settle();
        settledBytes -= at(index).memory();
        Block own = at(index).own();
        changing = own;
        array[from + index] = own;
        return own;
    }

    void add(Block block) {
        if (from + size == array.length) {
            int room = size > array.length / 2 ? 2 * array.length : array.length;
            Block[] larger = new Block[room];
            System.arraycopy(array, from, larger, 0, size);
            array = larger;
            from = 0;
        }
        array[from + size] = block;
        size++;
        settle();
        changing = block;
    }

    void remove(int index) {
        settle();
        settledBytes -= at(index).memory();
        int at = from + index;
        if (index == 0) {
            array[at] = null;
            from++;
        } else {
            System.arraycopy(array, at + 1, array, at, size - index - 1);
            array[from + size - 1] = null;
        }
        size--;
        if (size < array.length / 8 && array.length > FIRST_CAPACITY) {
            array = Arrays.copyOfRange(array, from, from + Math.max(FIRST_CAPACITY, 2 * size));
            from = 0;
        }
    }

    /** Index of the last block that does not begin behind the ID, or -1. */
    int floor(StreamId id) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (at(middle).id().isAfter(id)) {
                high = middle - 1;
            } else {
                low = middle + 1;
            }
        }
        return high;
    }

    long memory() {
        return 4L * array.length + settledBytes + (changing == null ? 0 : changing.memory());
    }

    private void settle() {
        if (changing != null) {
            settledBytes += changing.memory();
            changing = null;
        }
    }
}
