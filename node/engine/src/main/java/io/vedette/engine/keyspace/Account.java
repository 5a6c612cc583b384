package io.vedette.engine.keyspace;

import java.util.ArrayList;
import java.util.List;

/**
 * What the entries of one database take, by {@link Entry#memory()}. A value of its own may change while a command runs, in
 * any way and by way of any reference to it; so it is only marked when somebody asks for it in order to change it, and
 * weighed anew when the command is over.
 */
final class Account {
    private final List<ValueEntry> marked = new ArrayList<>();
    private long bytes;

    /** As it was last weighed. */
    long bytes() {
        return bytes;
    }

    /** An entry comes in; whether it must be weighed later. */
    boolean add(Entry entry) {
        if (entry instanceof ValueEntry own) {
            own.counted(0);
            return mark(own);
        }
        bytes += entry.memory();
        return false;
    }

    /** An entry comes in that nobody changes in the course of the same command. */
    void addFinished(Entry entry) {
        long weight = entry.memory();
        if (entry instanceof ValueEntry own) {
            own.counted(weight);
        }
        bytes += weight;
    }

    void remove(Entry entry) {
        if (entry instanceof ValueEntry own) {
            bytes -= own.counted();
            own.marked(false);
        } else {
            bytes -= entry.memory();
        }
    }

    /** Something beside the entries came or went. */
    void add(long more) {
        bytes += more;
    }

    /** The value may change from here on; whether it is the first that does. */
    boolean mark(ValueEntry entry) {
        if (entry.marked()) {
            return false;
        }
        entry.marked(true);
        marked.add(entry);
        return marked.size() == 1;
    }

    void weigh() {
        for (int i = 0; i < marked.size(); i++) {
            ValueEntry entry = marked.get(i);
            if (entry.marked()) {
                entry.marked(false);
                long weight = entry.memory();
                bytes += weight - entry.counted();
                entry.counted(weight);
            }
        }
        marked.clear();
    }
}
