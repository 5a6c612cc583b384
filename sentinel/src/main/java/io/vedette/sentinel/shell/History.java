package io.vedette.sentinel.shell;

import io.vedette.quorum.GroupName;
import io.vedette.quorum.failover.FlightRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** The failovers of this run, newest last; the oldest give way. */
public final class History {
    static final int MAX_RECORDS = 256;

    private final Deque<FlightRecord> records = new ArrayDeque<>();

    void keep(FlightRecord record) {
        if (records.size() == MAX_RECORDS) {
            records.removeFirst();
        }
        records.addLast(record);
    }

    /** Those of one group, the newest first. */
    public List<FlightRecord> of(GroupName group, long most) {
        List<FlightRecord> found = new ArrayList<>();
        Iterator<FlightRecord> newestFirst = records.descendingIterator();
        while (newestFirst.hasNext() && found.size() < most) {
            FlightRecord record = newestFirst.next();
            if (record.group().equals(group)) {
                found.add(record);
            }
        }
        return found;
    }
}
