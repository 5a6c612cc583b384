package io.vedette.engine.keyspace;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Queue;
import java.util.Set;

/**
 * Keys that clients of a replica that may be written to let expire there. No master knows of them, so none will say that
 * they go: the replica removes them itself, and only them.
 */
public final class OwnExpiries {
    private final Keyspace keyspace;
    private final Set<Place> places = new LinkedHashSet<>();

    /** Those to be looked at before any is looked at again. */
    private final Queue<Place> round = new ArrayDeque<>();

    OwnExpiries(Keyspace keyspace) {
        this.keyspace = keyspace;
    }

    /** How many there are. */
    public int size() {
        return places.size();
    }

    void add(int database, byte[] key) {
        places.add(new Place(database, key));
    }

    void clear() {
        places.clear();
        round.clear();
    }

    /** Looks at up to so many of them; whether there are more that were not looked at for a while. */
    public boolean run(int budget) {
        if (round.isEmpty()) {
            round.addAll(places);
        }
        for (int left = budget; left > 0 && !round.isEmpty(); left--) {
            Place place = round.remove();
            if (isSettled(place)) {
                places.remove(place);
            }
        }
        return !round.isEmpty();
    }

    /** Whether nothing is to be done about it any more. */
    private boolean isSettled(Place place) {
        Database database = keyspace.database(place.database);
        Entry entry = database.held(place.key);
        if (entry != null && database.isOver(entry)) {
            database.expire(entry);
            return true;
        }
        return entry == null || !entry.expires();
    }

    private static final class Place {
        private final int database;
        private final byte[] key;

        Place(int database, byte[] key) {
            this.database = database;
            this.key = key;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Place place && database == place.database && Arrays.equals(key, place.key);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(key) + database;
        }
    }
}
