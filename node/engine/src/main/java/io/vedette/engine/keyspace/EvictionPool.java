package io.vedette.engine.keyspace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The best candidates that were seen so far, the best last. Keeping them from one sample to the next makes a few keys a
 * time choose nearly as well as looking at all; the idea and the size are Redis's.
 */
final class EvictionPool {
    private static final int SIZE = 16;

    /** A key that was seen, and how worthless it was then; it may be gone or used since. */
    static final class Candidate {
        private final Database database;
        private final byte[] key;
        private final long worthlessness;

        private Candidate(Database database, byte[] key, long worthlessness) {
            this.database = database;
            this.key = key;
            this.worthlessness = worthlessness;
        }

        Database database() {
            return database;
        }

        /** Its entry now, if it is still there. */
        @Nullable
        Entry entry() {
            return database.contents().find(key, 0, key.length);
        }

        private boolean is(Database where, Entry entry) {
            return database == where && Arrays.equals(key, 0, key.length, entry.keyArray(), 0, entry.keyLength());
        }
    }

    private final List<Candidate> candidates = new ArrayList<>(SIZE + 1);

    boolean isEmpty() {
        return candidates.isEmpty();
    }

    void offer(Database database, Entry entry, long worthlessness) {
        int place = 0;
        while (place < candidates.size() && candidates.get(place).worthlessness < worthlessness) {
            place++;
        }
        if ((place == 0 && candidates.size() == SIZE) || holds(database, entry)) {
            return;
        }
        candidates.add(place, new Candidate(database, entry.key(), worthlessness));
        if (candidates.size() > SIZE) {
            candidates.remove(0);
        }
    }

    private boolean holds(Database database, Entry entry) {
        for (Candidate candidate : candidates) {
            if (candidate.is(database, entry)) {
                return true;
            }
        }
        return false;
    }

    Candidate takeBest() {
        return candidates.remove(candidates.size() - 1);
    }

    void clear() {
        candidates.clear();
    }
}
