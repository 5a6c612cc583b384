package io.vedette.engine.value;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A list: a chain of listpacks, each within the limits of a node. One node is what Redis calls the encoding listpack;
 * it becomes a quicklist when that node is full, and a listpack again when what is left would fill half of it.
 */
public final class ListValue extends Mutable {

    static final class Node {
        final Listpack pack;

        @Nullable
        Node previous;

        @Nullable
        Node next;

        /** What its list has counted it for. */
        private long counted;

        Node(Listpack pack) {
            this.pack = pack;
        }
    }

    private Node head = new Node(new Listpack());
    private Node tail = head;
    private int size;
    private boolean quick;
    private long bytes;

    @Override
    public ValueType type() {
        return ValueType.LIST;
    }

    @Override
    public String encoding() {
        return quick ? "quicklist" : "listpack";
    }

    @Override
    public int elements() {
        return size;
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    @Override
    public long memory() {
        return 4 * Memory.OBJECT + bytes;
    }

    /** The node was changed, or is new. */
    private void weigh(Node node) {
        long weight = 2 * Memory.OBJECT + Memory.array(node.pack.capacity());
        bytes += weight - node.counted;
        node.counted = weight;
    }

    @Override
    public ListValue copy() {
        ListValue copy = new ListValue();
        copy.head = new Node(head.pack.copy());
        copy.tail = copy.head;
        copy.weigh(copy.head);
        for (Node node = head.next; node != null; node = node.next) {
            copy.link(copy.tail, new Node(node.pack.copy()));
        }
        copy.size = size;
        copy.quick = quick;
        return copy;
    }

    public void push(End end, byte[] array, int offset, int length, Limits limits) {
        Node node = end == End.HEAD ? head : tail;
        if (node.pack.count() > 0 && !fits(node.pack, length, limits)) {
            node = new Node(new Listpack());
            link(end == End.HEAD ? null : tail, node);
            quick = true;
        }
        if (end == End.HEAD) {
            node.pack.prepend(array, offset, length);
        } else {
            node.pack.append(array, offset, length);
        }
        size++;
        weigh(node);
        quick |= exceeds(node.pack, limits);
    }

    /** Takes the element at that end away; there must be one. */
    public byte[] pop(End end, Limits limits) {
        Node node = end == End.HEAD ? head : tail;
        int at = end == End.HEAD ? node.pack.first() : node.pack.last();
        byte[] value = node.pack.value(at);
        node.pack.remove(at);
        size--;
        dropIfEmpty(node);
        settle(limits);
        return value;
    }

    /** A position at element {@code index}, which may be outside: then the position is nowhere. */
    public ListCursor at(long index) {
        return new ListCursor(this, index);
    }

    public byte[] get(int index) {
        return at(index).value();
    }

    /** Puts another value at the index, which must be there. */
    public void set(int index, byte[] array, int offset, int length, Limits limits) {
        ListCursor cursor = at(index);
        Node node = cursor.node();
        node.pack.replace(cursor.position(), array, offset, length);
        splitIfLarge(node, limits);
    }

    /** Inserts beside the first element that equals the pivot; whether there was one. */
    public boolean insert(boolean before, byte[] pivot, byte[] array, int offset, int length, Limits limits) {
        for (ListCursor cursor = at(0); cursor.isSomewhere(); cursor.forward()) {
            if (cursor.matches(pivot, 0, pivot.length)) {
                Node node = cursor.node();
                if (before) {
                    node.pack.insertBefore(cursor.position(), array, offset, length);
                } else {
                    node.pack.insertAfter(cursor.position(), array, offset, length);
                }
                size++;
                splitIfLarge(node, limits);
                return true;
            }
        }
        return false;
    }

    /** Removes up to {@code most} elements equal to the given one, from that end on; how many were removed. */
    public int remove(End from, long most, byte[] array, int offset, int length, Limits limits) {
        int removed = 0;
        ListCursor cursor = at(from == End.HEAD ? 0 : size - 1);
        while (cursor.isSomewhere() && removed < most) {
            if (cursor.matches(array, offset, length)) {
                cursor.remove(from);
                removed++;
            } else if (from == End.HEAD) {
                cursor.forward();
            } else {
                cursor.backward();
            }
        }
        settle(limits);
        return removed;
    }

    /** Removes so many elements at that end. */
    public void trim(End end, int elements, Limits limits) {
        int left = elements;
        while (left > 0) {
            Node node = end == End.HEAD ? head : tail;
            int count = node.pack.count();
            int removed = Math.min(left, count);
            if (removed > 0) {
                node.pack.remove(node.pack.seek(end == End.HEAD ? 0 : count - removed), removed);
            }
            size -= removed;
            left -= removed;
            dropIfEmpty(node);
        }
        settle(limits);
    }

    /** How many nodes there are. */
    public int nodeCount() {
        int count = 0;
        for (Node node = head; node != null; node = node.next) {
            count++;
        }
        return count;
    }

    /** Shows the nodes in order; they are never to be changed. */
    public void forEachNode(Consumer<Listpack> visitor) {
        for (Node node = head; node != null; node = node.next) {
            visitor.accept(node.pack);
        }
    }

    Node head() {
        return head;
    }

    Node tail() {
        return tail;
    }

    /** Removes one entry; gives the position of what followed it in the node, or {@link Listpack#NONE}. */
    int removeAt(Node node, int position) {
        int next = node.pack.remove(position);
        size--;
        dropIfEmpty(node);
        return next;
    }

    private static boolean fits(Listpack pack, int length, Limits limits) {
        return pack.count() < limits.nodeEntries()
                && (long) pack.size() + ListpackEntry.stringSize(length) + 5 <= limits.nodeBytes();
    }

    private static boolean exceeds(Listpack pack, Limits limits) {
        return pack.count() > limits.nodeEntries() || pack.size() > limits.nodeBytes();
    }

    private void splitIfLarge(Node node, Limits limits) {
        weigh(node);
        if (!exceeds(node.pack, limits)) {
            return;
        }
        quick = true;
        int count = node.pack.count();
        if (count > 1) {
            Listpack second = new Listpack();
            int middle = node.pack.seek(count / 2);
            for (int at = middle; at != Listpack.NONE; at = node.pack.next(at)) {
                second.append(node.pack.value(at));
            }
            node.pack.remove(middle, count - count / 2);
            Node behind = new Node(second);
            link(node, behind);
            splitIfLarge(node, limits);
            splitIfLarge(behind, limits);
        }
    }

    /** Links a node behind another, or before all. */
    private void link(@Nullable Node before, Node node) {
        weigh(node);
        Node after = before == null ? head : before.next;
        node.previous = before;
        node.next = after;
        if (before == null) {
            head = node;
        } else {
            before.next = node;
        }
        if (after == null) {
            tail = node;
        } else {
            after.previous = node;
        }
    }

    /** Elements were taken out of the node; takes an empty one out of the chain, unless it is the only one. */
    private void dropIfEmpty(Node node) {
        weigh(node);
        if (node.pack.count() > 0 || head == tail) {
            return;
        }
        bytes -= node.counted;
        Node before = node.previous;
        Node after = node.next;
        if (before == null) {
            head = after == null ? head : after;
        } else {
            before.next = after;
        }
        if (after == null) {
            tail = before == null ? tail : before;
        } else {
            after.previous = before;
        }
    }

    private void settle(Limits limits) {
        if (quick && head == tail) {
            quick = head.pack.count() > limits.nodeEntries() / 2 || head.pack.size() > limits.nodeBytes() / 2;
        }
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("[");
        for (ListCursor cursor = at(0); cursor.isSomewhere(); cursor.forward()) {
            text.append(Arrays.toString(cursor.value())).append(' ');
        }
        return text.append(']').toString();
    }
}
