package io.vedette.engine.value;

import io.vedette.engine.value.ListValue.Node;
import io.vedette.resp.ReplyWriter;
import org.jspecify.annotations.Nullable;

/** A place in a list, moved by one element at a time; void after any change but its own. */
public final class ListCursor {

    private final ListValue list;
    private @Nullable Node node;
    private int position = Listpack.NONE;

    ListCursor(ListValue list, long index) {
        this.list = list;
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
        position = pack().next(position);
        Node following = node().next;
        if (position == Listpack.NONE && following != null) {
            node = following;
            position = following.pack.first();
        }
    }

    public void backward() {
        position = pack().previous(position);
        Node preceding = node().previous;
        if (position == Listpack.NONE && preceding != null) {
            node = preceding;
            position = preceding.pack.last();
        }
    }

    public byte[] value() {
        return pack().value(position);
    }

    public void writeTo(ReplyWriter reply) {
        pack().writeTo(position, reply);
    }

    public boolean matches(byte[] array, int offset, int length) {
        return pack().matches(position, array, offset, length);
    }

    /** Removes the element it stands at and steps away from {@code from}. */
    void remove(End from) {
        Node here = node();
        Node before = here.previous;
        Node after = here.next;
        int previous = here.pack.previous(position);
        int next = list.removeAt(here, position);
        if (from == End.HEAD) {
            position = next;
            moveTo(after, next == Listpack.NONE, after == null ? Listpack.NONE : after.pack.first());
        } else {
            position = previous;
            moveTo(before, previous == Listpack.NONE, before == null ? Listpack.NONE : before.pack.last());
        }
    }

    Node node() {
        Node here = node;
        if (here == null) {
            throw new IllegalStateException("the cursor stands nowhere in a list of " + list.size());
        }
        return here;
    }

    int position() {
        return position;
    }

    private void moveTo(@Nullable Node neighbour, boolean leaving, int there) {
        if (leaving && neighbour != null) {
            node = neighbour;
            position = there;
        }
    }

    private Listpack pack() {
        return node().pack;
    }

    private void seekForward(int index) {
        int left = index;
        Node here = list.head();
        Node following = here.next;
        while (left >= here.pack.count() && following != null) {
            left -= here.pack.count();
            here = following;
            following = here.next;
        }
        node = here;
        position = here.pack.seek(left);
    }

    private void seekBackward(int fromEnd) {
        int left = fromEnd;
        Node here = list.tail();
        Node preceding = here.previous;
        while (left >= here.pack.count() && preceding != null) {
            left -= here.pack.count();
            here = preceding;
            preceding = here.previous;
        }
        node = here;
        position = here.pack.seek(here.pack.count() - 1 - left);
    }
}
