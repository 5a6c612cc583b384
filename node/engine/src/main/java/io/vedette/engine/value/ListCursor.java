package io.vedette.engine.value;

import io.vedette.resp.ReplyWriter;

/** A place in a list, moved by one element at a time; void after any change but its own. */
public final class ListCursor {

    private final ListValue list;
    private int node;
    private Listpack pack;
    private int position = Listpack.NONE;

    ListCursor(ListValue list, long index) {
        this.list = list;
        this.pack = list.pack(0);
        if (index < 0 || index >= list.size()) {
            return;
        }
        if (index <= list.size() / 2) {
            seekForward((int) index);
        } else {
            seekBackward((int) (list.size() - 1 - index));
        }
    }

    /** Whether it stands at an element. */
    public boolean isSomewhere() {
        return position != Listpack.NONE;
    }

    public void forward() {
        position = pack.next(position);
        if (position == Listpack.NONE && node + 1 < list.nodeCount()) {
            enter(node + 1);
            position = pack.first();
        }
    }

    public void backward() {
        position = pack.previous(position);
        if (position == Listpack.NONE && node > 0) {
            enter(node - 1);
            position = pack.last();
        }
    }

    public byte[] value() {
        return pack.value(position);
    }

    public void writeTo(ReplyWriter reply) {
        pack.writeTo(position, reply);
    }

    /** Replies with so many elements from here on, which must be there, node after node; stands nowhere in particular afterwards. */
    public void writeTo(int elements, ReplyWriter reply) {
        int left = elements - pack.writeTo(position, elements, reply);
        while (left > 0) {
            enter(node + 1);
            left -= pack.writeTo(pack.first(), left, reply);
        }
    }

    public boolean matches(byte[] array, int offset, int length) {
        return pack.matches(position, array, offset, length);
    }

    /** Removes the element it stands at and steps away from {@code from}. */
    void remove(End from) {
        int nodes = list.nodeCount();
        int previous = pack.previous(position);
        int next = list.removeAt(node, position);
        boolean gone = list.nodeCount() < nodes;
        position = from == End.HEAD ? next : previous;
        if (position != Listpack.NONE) {
            enter(node);
            return;
        }
        if (from == End.TAIL && node > 0) {
            enter(node - 1);
            position = pack.last();
        } else if (from == End.HEAD && (gone ? node : node + 1) < list.nodeCount()) {
            enter(gone ? node : node + 1);
            position = pack.first();
        }
    }

    /** The number of the node it stands in. */
    int node() {
        return node;
    }

    int position() {
        return position;
    }

    private void enter(int other) {
        node = other;
        pack = list.pack(other);
    }

    private void seekForward(int index) {
        int left = index;
        while (left >= pack.count() && node + 1 < list.nodeCount()) {
            left -= pack.count();
            enter(node + 1);
        }
        position = pack.seek(left);
    }

    private void seekBackward(int fromEnd) {
        int left = fromEnd;
        enter(list.nodeCount() - 1);
        while (left >= pack.count() && node > 0) {
            left -= pack.count();
            enter(node - 1);
        }
        position = pack.seek(pack.count() - 1 - left);
    }
}
