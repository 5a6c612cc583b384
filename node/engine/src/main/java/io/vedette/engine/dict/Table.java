package io.vedette.engine.dict;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The buckets of a {@link Dict}. A bucket is empty, or one element, or an {@code Object[]} of several: most are one, and
 * one costs nothing but its reference.
 *
 * <p>A large table consists of segments that are made when they are first written to, so that no command pays for the
 * clearing of megabytes.
 *
 * <p><b>Two tables, one content.</b> A table that is {@linkplain #share shared} costs a reference for each segment: both
 * have the same ones, and whoever writes to one copies it first, alone. So a worker reads one table while the loop
 * writes to the other. Chains belong to both as long as they are not replaced; therefore they are never written to in a
 * table that was shared once.
 */
final class Table {

    private static final int SEGMENT_BITS = 12;
    private static final int SEGMENT = 1 << SEGMENT_BITS;
    private static final int SEGMENT_MASK = SEGMENT - 1;

    private final @Nullable Object[] @Nullable [] segments;
    private final int capacity;
    private int size;

    /** The segments that another table may have too; null as long as this one was never shared. */
    private @Nullable BitSet common;

    Table(int capacity) {
        this(capacity, new Object[Math.max(1, capacity >>> SEGMENT_BITS)][]);
    }

    private Table(int capacity, @Nullable Object[] @Nullable [] segments) {
        this.capacity = capacity;
        this.segments = segments;
    }

    /** Another of the same content; whatever happens to one of them does not to the other. */
    Table share() {
        Table other = new Table(capacity, segments.clone());
        other.size = size;
        other.common = allSegments();
        common = allSegments();
        return other;
    }

    private BitSet allSegments() {
        BitSet all = new BitSet(segments.length);
        all.set(0, segments.length);
        return all;
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
        if (!(bucket(index) instanceof Object[] chain)) {
            put(index, element);
        } else if (common == null) {
            chain[indexOf(chain, old)] = element;
        } else {
            Object[] other = chain.clone();
            other[indexOf(chain, old)] = element;
            put(index, other);
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
        own(index >>> SEGMENT_BITS)[index & SEGMENT_MASK] = bucket;
    }

    /** The segment of this number, for writing. */
    private @Nullable Object[] own(int number) {
        @Nullable Object[] segment = segments[number];
        boolean mine = common == null || !common.get(number);
        if (segment != null && mine) {
            return segment;
        }
        @Nullable Object[] other = segment == null ? new Object[Math.min(capacity, SEGMENT)] : segment.clone();
        segments[number] = other;
        if (common != null) {
            common.clear(number);
        }
        return other;
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
