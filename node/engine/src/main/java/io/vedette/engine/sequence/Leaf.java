package io.vedette.engine.sequence;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Holds elements. */
final class Leaf extends Node {

    Leaf(Owner owner, boolean marked) {
        super(owner, marked);
    }

    private Leaf(Owner owner, Leaf other) {
        super(owner, other);
    }

    @Override
    int size() {
        return count;
    }

    @Override
    int slotOf(Route route) {
        return route.element(this);
    }

    @Override
    Node own(Owner other) {
        return owner.equals(other) ? this : new Leaf(other, this);
    }

    @Override
    void set(Route route, Object element) {
        setSlot(slotOf(route), element, mark(element));
    }

    @Override
    @Nullable
    Node insert(Route route, Object element) {
        return put(route.gap(this), element);
    }

    @Override
    void open(int slot, Object item) {
        openSlot(slot, item, mark(item));
    }

    private static long mark(Object item) {
        return item instanceof Placed placed ? placed.mark() : 0;
    }

    @Override
    void remove(Route route) {
        closeSlot(slotOf(route));
    }

    @Override
    Node splitAt(int slot) {
        Leaf behind = new Leaf(owner, isMarked());
        giveSlots(slot, behind);
        return behind;
    }

    @Override
    void append(Node behind) {
        takeSlots(behind, 0);
    }

    @Override
    void ascending(int from, int to, Consumer<Object> visitor) {
        for (int i = from; i < to; i++) {
            visitor.accept(slot(i));
        }
    }

    @Override
    void descending(int from, int to, Consumer<Object> visitor) {
        for (int i = to - 1; i >= from; i--) {
            visitor.accept(slot(i));
        }
    }
}
