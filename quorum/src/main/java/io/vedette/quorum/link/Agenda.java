package io.vedette.quorum.link;

import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * All deadlines of the core in one ordered queue: however many groups there are, only those that are due are looked at.
 *
 * <p>It is a binary heap in which each alarm knows its place. Nearly every event moves one alarm a little: that costs no allocation here,
 * and to look at the next deadline, which every event does, is to read one field.
 */
public final class Agenda {
    private Alarm[] heap = new Alarm[16];
    private int size;
    private long created;

    public Alarm alarm(LongConsumer due) {
        return new Alarm(this, created++, due);
    }

    public long nextMs() {
        return size == 0 ? Long.MAX_VALUE : heap[0].atMs();
    }

    /** Rings what is due now, each at most once more than it asks to be rung again for a time already past. */
    public void ringDue(long nowMs) {
        while (size > 0 && heap[0].atMs() <= nowMs) {
            Alarm alarm = heap[0];
            alarm.cancel();
            alarm.ring(nowMs);
            if (alarm.atMs() <= nowMs) {
                alarm.set(nowMs + 1);
            }
        }
    }

    /** The alarm has another time now. */
    void moved(Alarm alarm) {
        boolean wanted = alarm.atMs() != Long.MAX_VALUE;
        if (wanted && alarm.slot() == Alarm.NOWHERE) {
            add(alarm);
        } else if (wanted) {
            sink(alarm, rise(alarm, alarm.slot()));
        } else if (alarm.slot() != Alarm.NOWHERE) {
            remove(alarm);
        }
    }

    private void add(Alarm alarm) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
        }
        rise(alarm, size++);
    }

    private void remove(Alarm alarm) {
        int slot = alarm.slot();
        Alarm last = heap[--size];
        alarm.slot(Alarm.NOWHERE);
        if (!last.equals(alarm)) {
            sink(last, rise(last, slot));
        }
        // An alarm that is gone must not be kept by the slot it had.
        heap[size] = heap[0];
    }

    /** Puts it at that slot, or as far above as it belongs. @return where */
    private int rise(Alarm alarm, int from) {
        int slot = from;
        while (slot > 0 && alarm.compareTo(heap[(slot - 1) / 2]) < 0) {
            put(heap[(slot - 1) / 2], slot);
            slot = (slot - 1) / 2;
        }
        put(alarm, slot);
        return slot;
    }

    private void sink(Alarm alarm, int from) {
        int slot = from;
        int child = earlierChild(slot);
        while (child < size && heap[child].compareTo(alarm) < 0) {
            put(heap[child], slot);
            slot = child;
            child = earlierChild(slot);
        }
        put(alarm, slot);
    }

    private int earlierChild(int slot) {
        int left = 2 * slot + 1;
        return left + 1 < size && heap[left + 1].compareTo(heap[left]) < 0 ? left + 1 : left;
    }

    private void put(Alarm alarm, int slot) {
        heap[slot] = alarm;
        alarm.slot(slot);
    }
}
