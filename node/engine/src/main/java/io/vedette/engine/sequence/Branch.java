package io.vedette.engine.sequence;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Holds nodes, all leaves or all branches of the same height, and of each the first element and how many there are. */
final class Branch extends Node {

    private final @Nullable Node[] children = new Node[WIDTH];
    private final int[] sizes = new int[WIDTH];
    private int size;

    private Branch(Owner owner, boolean marked) {
        super(owner, marked);
    }

    private Branch(Owner owner, Branch other) {
        super(owner, other);
        System.arraycopy(other.children, 0, children, 0, count);
        System.arraycopy(other.sizes, 0, sizes, 0, count);
        size = other.size;
    }

    /** A new root. */
    static Branch over(Owner owner, Node one, Node other) {
        Branch root = new Branch(owner, one.isMarked());
        root.open(0, one);
        root.open(1, other);
        return root;
    }

    Node child(int number) {
        Node child = children[number];
        if (child == null) {
            throw new IllegalStateException("child " + number + " of " + count + " is missing");
        }
        return child;
    }

    /** Elements below a child. */
    int sizeOf(int child) {
        return sizes[child];
    }

    /** Elements below all children before this one. */
    int sizeBefore(int child) {
        int sum = 0;
        for (int i = 0; i < child; i++) {
            sum += sizes[i];
        }
        return sum;
    }

    @Override
    int size() {
        return size;
    }

    @Override
    int slotOf(Route route) {
        return route.element(this);
    }

    @Override
    Node own(Owner other) {
        return owner.equals(other) ? this : new Branch(other, this);
    }

    @Override
    void set(Route route, Object element) {
        int number = slotOf(route);
        ownChild(number).set(route, element);
        refresh(number);
    }

    @Override
    @Nullable
    Node insert(Route route, Object element) {
        int number = route.gap(this);
        Node split = ownChild(number).insert(route, element);
        refresh(number);
        return split == null ? null : put(number + 1, split);
    }

    @Override
    void remove(Route route) {
        int number = slotOf(route);
        Node child = ownChild(number);
        child.remove(route);
        if (child.count == 0) {
            close(number);
            return;
        }
        refresh(number);
        if (child.count < SPARSE) {
            if (number > 0 && child(number - 1).count + child.count <= JOINED) {
                join(number - 1);
            } else if (number + 1 < count && child(number + 1).count + child.count <= JOINED) {
                join(number);
            }
        }
    }

    /** Makes one child of this and the next. */
    private void join(int number) {
        Node behind = child(number + 1);
        ownChild(number).append(behind);
        close(number + 1);
        refresh(number);
    }

    @Override
    Branch splitAt(int slot) {
        Branch behind = new Branch(owner, isMarked());
        behind.size = size - sizeBefore(slot);
        System.arraycopy(children, slot, behind.children, 0, count - slot);
        System.arraycopy(sizes, slot, behind.sizes, 0, count - slot);
        Arrays.fill(children, slot, count, null);
        giveSlots(slot, behind);
        size -= behind.size;
        return behind;
    }

    @Override
    void append(Node node) {
        if (!(node instanceof Branch behind)) {
            throw new IllegalStateException("a leaf stands beside a branch of " + count);
        }
        for (int i = 0; i < behind.count; i++) {
            open(count, behind.child(i));
        }
    }

    @Override
    void ascending(int from, int to, Consumer<Object> visitor) {
        int start = 0;
        for (int i = 0; i < count && start < to; i++) {
            if (start + sizes[i] > from) {
                child(i).ascending(Math.max(0, from - start), Math.min(sizes[i], to - start), visitor);
            }
            start += sizes[i];
        }
    }

    @Override
    void descending(int from, int to, Consumer<Object> visitor) {
        int end = size;
        for (int i = count - 1; i >= 0 && end > from; i--) {
            int start = end - sizes[i];
            if (start < to) {
                child(i).descending(Math.max(0, from - start), Math.min(sizes[i], to - start), visitor);
            }
            end = start;
        }
    }

    private Node ownChild(int number) {
        Node child = child(number).own(owner);
        children[number] = child;
        return child;
    }

    /** The child has changed. */
    private void refresh(int number) {
        Node child = child(number);
        setSlot(number, child.slot(0), child.firstMark());
        size += child.size() - sizes[number];
        sizes[number] = child.size();
    }

    @Override
    void open(int number, Object item) {
        if (!(item instanceof Node child)) {
            throw new IllegalStateException("an element stands among the nodes of a branch of " + count);
        }
        System.arraycopy(children, number, children, number + 1, count - number);
        System.arraycopy(sizes, number, sizes, number + 1, count - number);
        children[number] = child;
        sizes[number] = child.size();
        size += child.size();
        openSlot(number, child.slot(0), child.firstMark());
    }

    private void close(int number) {
        size -= sizes[number];
        System.arraycopy(children, number + 1, children, number, count - number - 1);
        System.arraycopy(sizes, number + 1, sizes, number, count - number - 1);
        closeSlot(number);
        children[count] = null;
    }
}
