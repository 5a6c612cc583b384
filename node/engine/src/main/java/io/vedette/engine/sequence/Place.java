package io.vedette.engine.sequence;

/** To a place in the order of the elements. */
abstract class Place extends Route {

    /** How many slots of this node are before the place; they are its first. */
    abstract int slotsBefore(Node node);

    @Override
    final int gap(Branch branch) {
        return Math.max(0, slotsBefore(branch) - 1);
    }

    @Override
    final int gap(Leaf leaf) {
        return slotsBefore(leaf);
    }

    /** Whether this is the very place of what is in the slot. */
    boolean isAt(Node node, int slot) {
        return false;
    }

    @Override
    final int element(Branch branch) {
        int before = slotsBefore(branch);
        return before < branch.count && isAt(branch, before) ? before : before - 1;
    }

    @Override
    final int element(Leaf leaf) {
        int before = slotsBefore(leaf);
        if (before == leaf.count || !isAt(leaf, before)) {
            throw new IllegalStateException("nothing is at the place behind " + before + " of " + leaf.count);
        }
        return before;
    }
}
