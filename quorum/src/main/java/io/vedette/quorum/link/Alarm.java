package io.vedette.quorum.link;

import java.util.function.LongConsumer;

/** One thing that wants to be woken at one time. It is its own entry in the {@link Agenda}. */
public final class Alarm implements Comparable<Alarm> {
    static final int NOWHERE = -1;

    private final Agenda agenda;
    private final long id;
    private final LongConsumer due;
    private long atMs = Long.MAX_VALUE;
    private int slot = NOWHERE;

    Alarm(Agenda agenda, long id, LongConsumer due) {
        this.agenda = agenda;
        this.id = id;
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

    /** Its place in the agenda. */
    int slot() {
        return slot;
    }

    void slot(int now) {
        slot = now;
    }

    void ring(long nowMs) {
        due.accept(nowMs);
    }

    /** Ties are broken by age, so that the order of things due at one moment never depends on chance. */
    @Override
    public int compareTo(Alarm other) {
        int byTime = Long.compare(atMs, other.atMs);
        return byTime != 0 ? byTime : Long.compare(id, other.id);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(id);
    }
}
