package io.vedette.engine.sequence;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A node of a {@link Tree}. It is changed only by whoever {@linkplain #own owns} it. */
abstract class Node {

    /** Most slots of a node. */
    static final int WIDTH = 64;

    /** With fewer slots a node is joined with a neighbour, if both together have so few that it lasts. */
    static final int SPARSE = WIDTH / 4;

    static final int JOINED = WIDTH * 3 / 4;

    private static final int FIRST_CAPACITY = 4;

    /** Room doubles up to here and grows by as much from then on: splits leave nodes half full, and they fill slowly. */
    private static final int STEP = 16;

    private static final long[] UNMARKED = {};

    final Owner owner;

    /** Elements: of a leaf its own, of a branch the first one below each child. */
    @Nullable
    Object[] slots;

    /** In an {@link Order} the mark of each of them, with as much room; else empty. */
    long[] marks;

    int count;

    /** A node with nothing in it. */
    Node(Owner owner, boolean marked) {
        this.owner = owner;
        this.slots = new Object[FIRST_CAPACITY];
        this.marks = marked ? new long[FIRST_CAPACITY] : UNMARKED;
    }

    /** A copy. */
    Node(Owner owner, Node other) {
        this.owner = owner;
        this.slots = other.slots.clone();
        this.marks = other.isMarked() ? other.marks.clone() : UNMARKED;
        this.count = other.count;
    }

    final boolean isMarked() {
        return marks.length > 0;
    }

    /** Elements below. */
    abstract int size();

    /** The slot to which a route leads that was asked for an element. */
    abstract int slotOf(Route route);

    /** This node, or a copy that belongs to {@code other}. */
    abstract Node own(Owner other);

    abstract void set(Route route, Object element);

    /** Puts an element where the route leads; what was split off for it comes behind this node. */
    abstract @Nullable Node insert(Route route, Object element);

    abstract void remove(Route route);

    /** Takes an element of a leaf, or a child of a branch, into a slot; there is room for it. */
    abstract void open(int slot, Object item);

    /** Moves what there is from a slot on into a node of its own. */
    abstract Node splitAt(int slot);

    /** Takes over all of the node behind this one. */
    abstract void append(Node behind);

    abstract void ascending(int from, int to, Consumer<Object> visitor);

    abstract void descending(int from, int to, Consumer<Object> visitor);

    final Object slot(int number) {
        Object element = slots[number];
        if (element == null) {
            throw new IllegalStateException("slot " + number + " of " + count + " is empty");
        }
        return element;
    }

    /** Whether there is such a slot with this mark. */
    final boolean isMarked(int number, long mark) {
        return number < count && marks[number] == mark;
    }

    /** How many slots have a lesser mark; they are its first. Which way it goes is chance, so there is no branch to be foretold. */
    final int slotsBelow(long mark) {
        long[] all = marks;
        int from = 0;
        int left = count;
        while (left > 1) {
            int half = left >>> 1;
            from = all[from + half - 1] < mark ? from + half : from;
            left -= half;
        }
        return left == 1 && all[from] < mark ? from + 1 : from;
    }

    /** The mark of the first slot, where there are marks. */
    final long firstMark() {
        return isMarked() ? marks[0] : 0;
    }

    /** The same as {@link #open} where there may be no room; what was split off for it comes behind this node. */
    final @Nullable Node put(int slot, Object item) {
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

    final void openSlot(int number, Object element, long mark) {
        if (count == slots.length) {
            resize(roomFor(count + 1));
        }
        System.arraycopy(slots, number, slots, number + 1, count - number);
        slots[number] = element;
        if (isMarked()) {
            System.arraycopy(marks, number, marks, number + 1, count - number);
            marks[number] = mark;
        }
        count++;
    }

    final void setSlot(int number, Object element, long mark) {
        slots[number] = element;
        if (isMarked()) {
            marks[number] = mark;
        }
    }

    final void closeSlot(int number) {
        System.arraycopy(slots, number + 1, slots, number, count - number - 1);
        if (isMarked()) {
            System.arraycopy(marks, number + 1, marks, number, count - number - 1);
        }
        count--;
        slots[count] = null;
    }

    /** Gives the slots from one on to a node that has none; what is left gets as much room as it needs. */
    final void giveSlots(int from, Node behind) {
        behind.takeSlots(this, from);
        count = from;
        if (roomFor(from) < slots.length) {
            resize(roomFor(from));
        }
        Arrays.fill(slots, from, slots.length, null);
    }

    /** Adds the slots of another node from one on. */
    final void takeSlots(Node other, int from) {
        int more = other.count - from;
        if (count + more > slots.length) {
            resize(roomFor(count + more));
        }
        System.arraycopy(other.slots, from, slots, count, more);
        if (isMarked()) {
            System.arraycopy(other.marks, from, marks, count, more);
        }
        count += more;
    }

    private void resize(int room) {
        slots = Arrays.copyOf(slots, room);
        if (isMarked()) {
            marks = Arrays.copyOf(marks, room);
        }
    }

    private static int roomFor(int slots) {
        int room = FIRST_CAPACITY;
        while (room < slots) {
            room += Math.min(room, STEP);
        }
        return room;
    }
}
