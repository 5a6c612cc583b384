package io.vedette.engine.sequence;

import java.util.Arrays;

/**
 * What knows its place in an {@link Order}: that of its mark, a number, and among those of the same mark that of its bytes, which
 * are unsigned. Neither ever changes, and no two in an order have both in common.
 */
public abstract class Placed extends Place {

    public abstract long mark();

    public abstract byte[] bytes();

    @Override
    final int slotsBefore(Node node) {
        long mark = mark();
        long[] marks = node.marks;
        int low = 0;
        int high = node.count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            long other = marks[middle];
            if (other < mark
                    || (other == mark && Arrays.compareUnsigned(in(node, middle).bytes(), bytes()) < 0)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    final boolean isAt(Node node, int slot) {
        return node.marks[slot] == mark() && Arrays.equals(in(node, slot).bytes(), bytes());
    }

    static Placed in(Node node, int slot) {
        if (node.slot(slot) instanceof Placed placed) {
            return placed;
        }
        throw new IllegalStateException("slot " + slot + " of an order holds what has no place in it");
    }
}
