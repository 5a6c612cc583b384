package io.vedette.engine.sequence;

/**
 * Elements that have places. Their marks stand beside them in the nodes, one after the other, so that a look for a place passes
 * over an element without having to wait until its memory is there; only where marks are equal the elements are asked.
 */
public final class Order<E extends Placed> extends Tree<E> {

    public Order(Class<E> type) {
        super(type, true);
    }

    private Order(Order<E> shared) {
        super(shared);
    }

    /** Another with the same elements, at no cost; from now on each goes its own way. */
    public Order<E> share() {
        return new Order<>(this);
    }

    /** Puts an element in its place, where nothing is yet. */
    public void add(E element) {
        addAt(element, element);
    }

    /** Removes what is at the place of this element. */
    public void remove(E element) {
        removeAt(element);
    }

    /** How many elements stand before this one, which need not be there. */
    public int rank(E element) {
        return countBefore(element);
    }

    /** How many elements have a lesser mark. */
    public int countBelow(long mark) {
        return countBefore(new AtMark(mark));
    }

    /** Before all that have a mark. */
    private static final class AtMark extends Place {

        private final long mark;

        AtMark(long mark) {
            this.mark = mark;
        }

        @Override
        int slotsBefore(Node node) {
            return node.slotsBelow(mark);
        }
    }
}
