package io.vedette.engine.lua;

/** How many keys a table has that could be in its array part, by size, so that more than half of that part will be in use. */
final class PartSizes {
    /** Of the keys above the power of two before, up to this one. */
    private final int[] counts = new int[HashPart.MOST_BITS + 1];

    private int all;
    private int whole;

    void add(Object key) {
        all++;
        if (key instanceof Double number) {
            int index = number.intValue();
            if (index == number && index > 0 && index <= 1 << HashPart.MOST_BITS) {
                whole++;
                counts[HashPart.bits(index)]++;
            }
        }
    }

    void addIndex(int index) {
        all++;
        whole++;
        counts[HashPart.bits(index)]++;
    }

    /** The size of the array part. */
    int array() {
        int size = 0;
        int sum = 0;
        long power = 1;
        for (int i = 0; i <= HashPart.MOST_BITS && power / 2 < whole && sum < whole; i++, power *= 2) {
            sum += counts[i];
            if (counts[i] > 0 && sum > power / 2) {
                size = (int) power;
            }
        }
        return size;
    }

    /** How many keys are left for the hash part when the array part has that size. */
    int hashed(int array) {
        int left = all;
        for (int i = 0; i <= HashPart.MOST_BITS && 1L << i <= array; i++) {
            left -= counts[i];
        }
        return left;
    }
}
