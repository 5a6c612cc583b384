package io.vedette.quorum.link;

import java.util.TreeSet;
import java.util.function.LongConsumer;

/** All deadlines of the core in one ordered queue: however many groups there are, only those that are due are looked at. */
public final class Agenda {
    private final TreeSet<Alarm> alarms = new TreeSet<>();
    private long created;

    public Alarm alarm(LongConsumer due) {
        return new Alarm(this, created++, due);
    }

    public long nextMs() {
        return alarms.isEmpty() ? Long.MAX_VALUE : alarms.first().atMs();
    }

    /** Rings what is due now, each at most once more than it asks to be rung again for a time already past. */
    public void ringDue(long nowMs) {
        while (!alarms.isEmpty() && alarms.first().atMs() <= nowMs) {
            Alarm alarm = alarms.first();
            alarm.cancel();
            alarm.ring(nowMs);
            if (alarm.atMs() <= nowMs) {
                alarm.set(nowMs + 1);
            }
        }
    }

    void add(Alarm alarm) {
        if (alarm.atMs() != Long.MAX_VALUE) {
            alarms.add(alarm);
        }
    }

    void remove(Alarm alarm) {
        alarms.remove(alarm);
    }
}
