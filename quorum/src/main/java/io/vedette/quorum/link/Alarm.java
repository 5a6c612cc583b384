package io.vedette.quorum.link;

import java.util.function.LongConsumer;

/** One thing that wants to be woken at one time. While it is set it has a seat in the {@link Agenda}. */
public final class Alarm {
    static final int NOWHERE = -1;

    private final Agenda agenda;
    private final long age;
    private final LongConsumer due;
    private long atMs = Long.MAX_VALUE;
    private int seat = NOWHERE;

    Alarm(Agenda agenda, long age, LongConsumer due) {
        this.agenda = agenda;
        this.age = age;
        this.due = due;
    }

    /** Replaces the time set before; {@link Long#MAX_VALUE} is never. */
    public void set(long newAtMs) {
        if (newAtMs == atMs) {
            return;
        }
        atMs = newAtMs;
        agenda.moved(this);
    }

    public void cancel() {
        set(Long.MAX_VALUE);
    }

    long atMs() {
        return atMs;
    }

    /** The younger the higher. */
    long age() {
        return age;
    }

    /** Where it sits in the agenda. */
    int seat() {
        return seat;
    }

    void seat(int now) {
        seat = now;
    }

    void ring(long nowMs) {
        due.accept(nowMs);
    }
}
