package io.vedette.quorum.link;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * All deadlines of the core in one ordered queue: however many groups there are, only those that are due are looked at.
 *
 * <p>It is a binary heap of numbers: times, and beside each the seat that its alarm has while it is set. Nearly every event moves an alarm
 * a little, past some ten others: that allocates nothing here and stores no reference, each of which a collector that divides memory into
 * regions would have to note; and to look at the next deadline, which every event does, is to read one field.
 */
public final class Agenda {
    /** By place in the heap. */
    private long[] times = new long[16];

    private int[] seats = new int[16];
    private int size;

    /** By seat; each seat up to {@code size} is either taken or free. */
    private @Nullable Alarm[] seated = new Alarm[16];

    private long[] ages = new long[16];
    private int[] places = new int[16];

    /** The free seats that were taken before. */
    private int[] free = new int[16];

    private int freed;
    private long created;

    public Alarm alarm(LongConsumer due) {
        return new Alarm(this, created++, due);
    }

    public long nextMs() {
        return size == 0 ? Long.MAX_VALUE : times[0];
    }

    /** Rings what is due now, each at most once more than it asks to be rung again for a time already past. */
    public void ringDue(long nowMs) {
        while (size > 0 && times[0] <= nowMs) {
            Alarm alarm = Objects.requireNonNull(seated[seats[0]]);
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
        if (wanted && alarm.seat() == Alarm.NOWHERE) {
            add(alarm);
        } else if (wanted) {
            settle(alarm.atMs(), alarm.seat(), places[alarm.seat()]);
        } else if (alarm.seat() != Alarm.NOWHERE) {
            remove(alarm);
        }
    }

    private void add(Alarm alarm) {
        if (size == times.length) {
            grow();
        }
        int seat = freed > 0 ? free[--freed] : size;
        seated[seat] = alarm;
        ages[seat] = alarm.age();
        alarm.seat(seat);
        rise(alarm.atMs(), seat, size++);
    }

    private void grow() {
        int length = 2 * size;
        times = Arrays.copyOf(times, length);
        seats = Arrays.copyOf(seats, length);
        seated = Arrays.copyOf(seated, length);
        ages = Arrays.copyOf(ages, length);
        places = Arrays.copyOf(places, length);
        free = Arrays.copyOf(free, length);
    }

    private void remove(Alarm alarm) {
        int seat = alarm.seat();
        seated[seat] = null;
        free[freed++] = seat;
        alarm.seat(Alarm.NOWHERE);
        size--;
        if (places[seat] < size) {
            settle(times[size], seats[size], places[seat]);
        }
    }

    /** Puts it where it belongs, if that is not this place. */
    private void settle(long atMs, int seat, int place) {
        sink(atMs, seat, rise(atMs, seat, place));
    }

    /** Puts it at that place, or as far above as it belongs. @return where */
    private int rise(long atMs, int seat, int from) {
        int place = from;
        while (place > 0 && isBefore(atMs, seat, (place - 1) / 2)) {
            move((place - 1) / 2, place);
            place = (place - 1) / 2;
        }
        put(atMs, seat, place);
        return place;
    }

    private void sink(long atMs, int seat, int from) {
        int place = from;
        int child = earlierChild(place);
        while (child < size && !isBefore(atMs, seat, child)) {
            move(child, place);
            place = child;
            child = earlierChild(place);
        }
        put(atMs, seat, place);
    }

    private int earlierChild(int place) {
        int left = 2 * place + 1;
        return left + 1 < size && isBefore(times[left + 1], seats[left + 1], left) ? left + 1 : left;
    }

    /** Ties are broken by age, so that the order of things due at one moment never depends on chance. */
    private boolean isBefore(long atMs, int seat, int place) {
        return atMs < times[place] || (atMs == times[place] && ages[seat] < ages[seats[place]]);
    }

    private void move(int from, int to) {
        put(times[from], seats[from], to);
    }

    private void put(long atMs, int seat, int place) {
        times[place] = atMs;
        seats[place] = seat;
        places[seat] = place;
    }
}
