package io.vedette.engine.value;

import io.vedette.engine.value.ListNodes.Node;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * A list: listpacks in a row, each within the limits of a node. One node is what Redis calls the encoding listpack;
 * it becomes a quicklist when that node is full, and a listpack again when what is left would fill half of it.
 */
public final class ListValue extends Mutable {

    private ListNodes nodes = new ListNodes();
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
        copy.nodes = nodes.share();
        copy.size = size;
        copy.quick = quick;
        copy.bytes = bytes;
        copy.weighIfAlone();
        return copy;
    }

    private int index(End end) {
        return end == End.HEAD ? 0 : nodes.size() - 1;
    }

    public void push(End end, byte[] array, int offset, int length, Limits limits) {
        Listpack there = nodes.get(index(end)).pack;
        Node node;
        if (there.count() > 0 && !fits(there, length, limits)) {
            node = nodes.add(end == End.HEAD ? 0 : nodes.size(), new Listpack());
            quick = true;
        } else {
            node = nodes.own(index(end));
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
        int index = index(end);
        Listpack pack = nodes.own(index).pack;
        int at = end == End.HEAD ? pack.first() : pack.last();
        byte[] value = pack.value(at);
        pack.remove(at);
        size--;
        dropIfEmpty(index);
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
        nodes.own(cursor.node()).pack.replace(cursor.position(), array, offset, length);
        splitIfLarge(cursor.node(), limits);
    }

    /** Inserts beside the first element that equals the pivot; whether there was one. */
    public boolean insert(boolean before, byte[] pivot, byte[] array, int offset, int length, Limits limits) {
        for (ListCursor cursor = at(0); cursor.isSomewhere(); cursor.forward()) {
            if (cursor.matches(pivot, 0, pivot.length)) {
                Listpack pack = nodes.own(cursor.node()).pack;
                if (before) {
                    pack.insertBefore(cursor.position(), array, offset, length);
                } else {
                    pack.insertAfter(cursor.position(), array, offset, length);
                }
                size++;
                splitIfLarge(cursor.node(), limits);
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
            int index = index(end);
            int count = nodes.get(index).pack.count();
            int removed = Math.min(left, count);
            size -= removed;
            left -= removed;
            if (removed == count && nodes.size() > 1) {
                drop(index);
            } else if (removed > 0) {
                Listpack pack = nodes.own(index).pack;
                pack.remove(pack.seek(end == End.HEAD ? 0 : count - removed), removed);
                weigh(nodes.own(index));
            }
        }
        settle(limits);
    }

    /** How many nodes there are. */
    public int nodeCount() {
        return nodes.size();
    }

    /** Shows the nodes in order; they are never to be changed. */
    public void forEachNode(Consumer<Listpack> visitor) {
        for (int i = 0; i < nodes.size(); i++) {
            visitor.accept(nodes.get(i).pack);
        }
    }

    /** The elements in a node; never to be changed. */
    Listpack pack(int node) {
        return nodes.get(node).pack;
    }

    /** Removes one entry; gives the position of what followed it in the node, or {@link Listpack#NONE}. */
    int removeAt(int node, int position) {
        int next = nodes.own(node).pack.remove(position);
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

    private void splitIfLarge(int index, Limits limits) {
        Node node = nodes.own(index);
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
            nodes.add(index + 1, second);
            splitIfLarge(index + 1, limits);
            splitIfLarge(index, limits);
        }
    }

    /** Elements were taken out of the node; takes it out too if it is empty, unless it is the only one. */
    private void dropIfEmpty(int index) {
        Node node = nodes.own(index);
        if (node.pack.count() == 0 && nodes.size() > 1) {
            drop(index);
        } else {
            weigh(node);
        }
    }

    private void drop(int index) {
        bytes -= nodes.get(index).counted;
        nodes.remove(index);
        weighIfAlone();
    }

    /** A node that is or became the only one may be a copy, which has less room. */
    private void weighIfAlone() {
        if (nodes.size() == 1) {
            weigh(nodes.own(0));
        }
    }

    private void settle(Limits limits) {
        if (quick && nodes.size() == 1) {
            Listpack pack = nodes.get(0).pack;
            quick = pack.count() > limits.nodeEntries() / 2 || pack.size() > limits.nodeBytes() / 2;
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
