package io.vedette.engine.dict;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The buckets of a {@link Dict}. A bucket is empty, or one element, or an {@code Object[]} of several: most are one, and
 * one costs nothing but its reference.
 *
 * <p>A large table consists of segments that are made when they are first written to, so that no command pays for the
 * clearing of megabytes.
 */
final class Table {

    private static final int SEGMENT_BITS = 12;
    private static final int SEGMENT = 1 << SEGMENT_BITS;
    private static final int SEGMENT_MASK = SEGMENT - 1;

    private final @Nullable Object[] @Nullable [] segments;
    private final int capacity;
    private int size;

    Table(int capacity) {
        this.capacity = capacity;
        this.segments = new Object[Math.max(1, capacity >>> SEGMENT_BITS)][];
    }

    int capacity() {
        return capacity;
    }

    /** Elements in all buckets. */
    int size() {
        return size;
    }

    @Nullable
    Object bucket(int index) {
        @Nullable Object[] segment = segments[index >>> SEGMENT_BITS];
        return segment == null ? null : segment[index & SEGMENT_MASK];
    }

    void add(int index, Object element) {
        Object bucket = bucket(index);
        if (bucket == null) {
            put(index, element);
        } else if (bucket instanceof Object[] chain) {
            Object[] longer = Arrays.copyOf(chain, chain.length + 1);
            longer[chain.length] = element;
            put(index, longer);
        } else {
            put(index, new Object[] {bucket, element});
        }
        size++;
    }

    /** Puts {@code element} where {@code old} is. */
    void replace(int index, Object old, Object element) {
        if (bucket(index) instanceof Object[] chain) {
            chain[indexOf(chain, old)] = element;
        } else {
            put(index, element);
        }
    }

    void remove(int index, Object element) {
        if (bucket(index) instanceof Object[] chain) {
            put(index, chain.length == 2 ? chain[1 - indexOf(chain, element)] : without(chain, element));
        } else {
            put(index, null);
        }
        size--;
    }

    /** Empties a bucket and gives what was in it. */
    @Nullable
    Object drain(int index) {
        Object bucket = bucket(index);
        if (bucket != null) {
            size -= length(bucket);
            put(index, null);
        }
        return bucket;
    }

    static int length(@Nullable Object bucket) {
        if (bucket == null) {
            return 0;
        }
        return bucket instanceof Object[] chain ? chain.length : 1;
    }

    static Object element(Object bucket, int i) {
        return bucket instanceof Object[] chain ? chain[i] : bucket;
    }

    private void put(int index, @Nullable Object bucket) {
        int high = index >>> SEGMENT_BITS;
        @Nullable Object[] segment = segments[high];
        if (segment == null) {
            segment = new Object[Math.min(capacity, SEGMENT)];
            segments[high] = segment;
        }
        segment[index & SEGMENT_MASK] = bucket;
    }

    private static Object[] without(Object[] chain, Object element) {
        int at = indexOf(chain, element);
        Object[] shorter = Arrays.copyOf(chain, chain.length - 1);
        System.arraycopy(chain, at + 1, shorter, at, shorter.length - at);
        return shorter;
    }

    private static int indexOf(Object[] chain, Object element) {
        for (int i = 0; i < chain.length; i++) {
            // No kind of element has an equality of its own: the same means the very same.
            if (chain[i].equals(element)) {
                return i;
            }
        }
        throw new IllegalStateException("element is not in its bucket of " + chain.length);
    }
}
