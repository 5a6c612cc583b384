package io.vedette.engine.keyspace;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What RANDOMKEY finds; keys whose time is over go on the way. */
final class RandomKey {
    /** Where all keys may be over and must not be removed, chance has to end some time; the figure is Redis's. */
    private static final int TRIES = 100;

    private final Database database;
    private final Keyspace keyspace;
    private final RandomGenerator random;

    RandomKey(Database database, RandomGenerator random) {
        this.database = database;
        this.keyspace = database.keyspace();
        this.random = random;
    }

    byte @Nullable [] draw() {
        Contents contents = database.contents();
        boolean bounded = keyspace.isReplica() && contents.size() == contents.expiring();
        for (int tries = 0; !bounded || tries < TRIES; tries++) {
            Entry entry = contents.random(random);
            if (entry == null) {
                return null;
            }
            if (!entry.expires() || !database.isOver(entry)) {
                return entry.key();
            }
            if (!keyspace.isReplica()) {
                database.expire(entry);
            }
        }
        Entry entry = contents.random(random);
        return entry == null ? null : entry.key();
    }
}
