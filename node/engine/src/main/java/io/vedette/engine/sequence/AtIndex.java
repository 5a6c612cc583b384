package io.vedette.engine.sequence;

/** To the element that has so many before it. */
final class AtIndex extends Route {

    /** How many there are before it in what is left of the way. */
    private int left;

    AtIndex(int index) {
        left = index;
    }

    @Override
    int gap(Branch branch) {
        return pass(branch, 0);
    }

    @Override
    int gap(Leaf leaf) {
        return checked(leaf.count + 1);
    }

    @Override
    int element(Branch branch) {
        return pass(branch, 1);
    }

    @Override
    int element(Leaf leaf) {
        return checked(leaf.count);
    }

    /** @param least how many elements have to be left in a child behind the place */
    private int pass(Branch branch, int least) {
        for (int i = 0; i < branch.count; i++) {
            int size = branch.sizeOf(i);
            if (left + least <= size) {
                return i;
            }
            left -= size;
        }
        throw new IndexOutOfBoundsException("index " + left + " behind " + branch.size());
    }

    private int checked(int end) {
        if (left < 0 || left >= end) {
            throw new IndexOutOfBoundsException("index " + left + " of " + end);
        }
        return left;
    }
}
