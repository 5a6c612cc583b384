package io.vedette.engine.sequence;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A node of the tree of a {@link Sequence}. It is changed only by whoever {@linkplain #own owns} it. */
abstract class Node {

    /** Most slots of a node. */
    static final int WIDTH = 64;

    /** With fewer slots a node is joined with a neighbour, if both together have so few that it lasts. */
    static final int SPARSE = WIDTH / 4;

    static final int JOINED = WIDTH * 3 / 4;

    private static final int FIRST_CAPACITY = 4;

    final Owner owner;

    /** Elements: of a leaf its own, of a branch the first one below each child. */
    @Nullable
    Object[] slots;

    int count;

    Node(Owner owner, @Nullable Object[] slots, int count) {
        this.owner = owner;
        this.slots = slots;
        this.count = count;
    }

    static @Nullable Object[] noSlots() {
        return new Object[FIRST_CAPACITY];
    }

    /** Elements below. */
    abstract int size();

    abstract Object get(int index);

    /** This node, or a copy that belongs to {@code other}. */
    abstract Node own(Owner other);

    abstract void set(int index, Object element);

    /** Puts an element before what has this index; what was split off for it comes behind this node. */
    abstract @Nullable Node insert(int index, Object element);

    abstract void remove(int index);

    /** Takes an element of a leaf, or a child of a branch, into a slot; there is room for it. */
    abstract void open(int slot, Object item);

    /** Moves what there is from a slot on into a node of its own. */
    abstract Node splitAt(int slot);

    /** Takes over all of the node behind this one. */
    abstract void append(Node behind);

    abstract void ascending(int from, int to, Consumer<Object> visitor);

    abstract void descending(int from, int to, Consumer<Object> visitor);

    Object slot(int number) {
        Object element = slots[number];
        if (element == null) {
            throw new IllegalStateException("slot " + number + " of " + count + " is empty");
        }
        return element;
    }

    /** The same where there may be no room; what was split off for it comes behind this node. */
    @Nullable
    Node put(int slot, Object item) {
        if (count < WIDTH) {
            open(slot, item);
            return null;
        }
        int cut = cut(slot);
        Node behind = splitAt(cut);
        if (slot > cut || cut == WIDTH) {
            behind.open(slot - cut, item);
        } else {
            open(slot, item);
        }
        return behind;
    }

    /**
     * Where a full node is split to make room at a slot: in the middle, but at an end for whoever adds at that end, who
     * mostly goes on there, so that nodes are left full behind him.
     */
    private static int cut(int slot) {
        return slot == 0 || slot == WIDTH ? slot : WIDTH / 2;
    }

    void openSlot(int number, Object element) {
        if (count == slots.length) {
            slots = Arrays.copyOf(slots, Math.min(WIDTH, 2 * count));
        }
        System.arraycopy(slots, number, slots, number + 1, count - number);
        slots[number] = element;
        count++;
    }

    void closeSlot(int number) {
        System.arraycopy(slots, number + 1, slots, number, count - number - 1);
        count--;
        slots[count] = null;
    }

    /** The slots from one on, in an array of their own; they are empty here. */
    @Nullable
    Object[] takeSlots(int from) {
        @Nullable Object[] taken = Arrays.copyOfRange(slots, from, Math.max(count, from + FIRST_CAPACITY));
        Arrays.fill(slots, from, count, null);
        return taken;
    }
}
