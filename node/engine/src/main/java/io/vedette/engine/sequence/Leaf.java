package io.vedette.engine.sequence;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Holds elements. */
final class Leaf extends Node {

    Leaf(Owner owner) {
        this(owner, noSlots(), 0);
    }

    private Leaf(Owner owner, @Nullable Object[] slots, int count) {
        super(owner, slots, count);
    }

    @Override
    int size() {
        return count;
    }

    @Override
    Object get(int index) {
        return slot(index);
    }

    @Override
    Node own(Owner other) {
        return owner.equals(other) ? this : new Leaf(other, slots.clone(), count);
    }

    @Override
    void set(int index, Object element) {
        slots[index] = element;
    }

    @Override
    @Nullable
    Node insert(int index, Object element) {
        return put(index, element);
    }

    @Override
    void open(int slot, Object item) {
        openSlot(slot, item);
    }

    @Override
    void remove(int index) {
        closeSlot(index);
    }

    @Override
    Node splitAt(int slot) {
        Leaf behind = new Leaf(owner, takeSlots(slot), count - slot);
        count = slot;
        return behind;
    }

    @Override
    void append(Node behind) {
        slots = Arrays.copyOf(slots, WIDTH);
        System.arraycopy(behind.slots, 0, slots, count, behind.count);
        count += behind.count;
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
