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
        int first = node.slotsBelow(mark);
        return node.isMarked(first, mark) && isBehind(in(node, first)) ? amongEqual(node, first + 1, mark) : first;
    }

    /** The same where all before {@code from} are known to be before the place. */
    private int amongEqual(Node node, int from, long mark) {
        int low = from;
        int high = node.isMarked(from, mark) ? node.count : from;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (node.isMarked(middle, mark) && isBehind(in(node, middle))) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean isBehind(Placed other) {
        return !isThis(other) && Arrays.compareUnsigned(other.bytes(), bytes()) < 0;
    }

    @Override
    final boolean isAt(Node node, int slot) {
        if (!node.isMarked(slot, mark())) {
            return false;
        }
        Placed there = in(node, slot);
        return isThis(there) || Arrays.equals(there.bytes(), bytes());
    }

    /** Most who look for a place are what is there, and have no need to be compared. */
    @SuppressWarnings("ReferenceEquality")
    private boolean isThis(Placed other) {
        return other == this;
    }

    static Placed in(Node node, int slot) {
        if (node.slot(slot) instanceof Placed placed) {
            return placed;
        }
        throw new IllegalStateException("slot " + slot + " of an order holds what has no place in it");
    }
}
