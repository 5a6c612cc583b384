package io.vedette.engine.hyperloglog;

import java.util.Arrays;

/** The registers of an estimate, a byte each, and what they say. */
public final class Registers {

    public static final int COUNT = 1 << 14;

    private static final int INDEX_BITS = 14;

    /** Bits of a hash beyond those that choose the register. */
    private static final int RANK_BITS = Long.SIZE - INDEX_BITS;

    private static final double ALPHA = 0.5 / Math.log(2);

    private final byte[] values = new byte[COUNT];

    static int index(long hash) {
        return (int) hash & (COUNT - 1);
    }

    static int rank(long hash) {
        return 1 + Long.numberOfTrailingZeros((hash >>> INDEX_BITS) | (1L << RANK_BITS));
    }

    public int get(int index) {
        return values[index];
    }

    void set(int index, int value) {
        values[index] = (byte) value;
    }

    void fill(int from, int count, int value) {
        Arrays.fill(values, from, from + count, (byte) value);
    }

    /** Keeps of each register the greater value. */
    public void merge(Registers other) {
        for (int i = 0; i < COUNT; i++) {
            values[i] = (byte) Math.max(values[i], other.values[i]);
        }
    }

    /** The estimate, by Otmar Ertl's formula ("New cardinality estimation algorithms for HyperLogLog sketches"). */
    public long estimate() {
        int[] histogram = new int[Long.SIZE];
        for (byte value : values) {
            histogram[value]++;
        }
        double sum = COUNT * tau((double) (COUNT - histogram[RANK_BITS + 1]) / COUNT);
        for (int rank = RANK_BITS; rank >= 1; rank--) {
            sum = 0.5 * (sum + histogram[rank]);
        }
        sum += COUNT * sigma((double) histogram[0] / COUNT);
        return Math.round(ALPHA * COUNT * COUNT / sum);
    }

    private static double sigma(double share) {
        if (share == 1) {
            return Double.POSITIVE_INFINITY;
        }
        double power = share;
        double weight = 1;
        double sum = share;
        double before;
        do {
            power *= power;
            before = sum;
            sum += power * weight;
            weight += weight;
        } while (before != sum);
        return sum;
    }

    private static double tau(double share) {
        if (share == 0 || share == 1) {
            return 0;
        }
        double root = share;
        double weight = 1;
        double sum = 1 - share;
        double before;
        do {
            root = Math.sqrt(root);
            before = sum;
            weight *= 0.5;
            sum -= (1 - root) * (1 - root) * weight;
        } while (before != sum);
        return sum / 3;
    }
}
