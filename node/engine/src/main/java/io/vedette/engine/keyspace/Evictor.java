package io.vedette.engine.keyspace;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Removes keys by an {@link EvictionPolicy}, one at a time; nobody is told of it here. */
public final class Evictor {

    /** A key that was removed. */
    public static final class Evicted {
        private final Database database;
        private final byte[] key;

        private Evicted(Database database, byte[] key) {
            this.database = database;
            this.key = key;
        }

        public Database database() {
            return database;
        }

        public byte[] key() {
            return key.clone();
        }
    }

    private final Keyspace keyspace;
    private final RandomGenerator random;
    private final EvictionPool pool = new EvictionPool();
    private EvictionPolicy policy = EvictionPolicy.NOEVICTION;
    private int samples = 1;
    private int next;

    public Evictor(Keyspace keyspace, RandomGenerator random) {
        this.keyspace = keyspace;
        this.random = random;
    }

    /** By which policy, and how many keys of each database are looked at for one that goes. */
    public void policy(EvictionPolicy other, int sampled) {
        if (other != policy) {
            pool.clear();
        }
        policy = other;
        samples = sampled;
    }

    /** Empty when no key may go. */
    public Optional<Evicted> evict() {
        return switch (policy.choice()) {
            case NONE -> Optional.empty();
            case CHANCE -> any();
            case RECENCY, FREQUENCY, TIME_LEFT -> worst();
        };
    }

    /** Each database in turn. */
    private Optional<Evicted> any() {
        int count = keyspace.databases().size();
        for (int i = 0; i < count; i++) {
            next = (next + 1) % count;
            Entry entry = draw(keyspace.database(next));
            if (entry != null) {
                return Optional.of(evicted(keyspace.database(next), entry));
            }
        }
        return Optional.empty();
    }

    private Optional<Evicted> worst() {
        while (sample()) {
            while (!pool.isEmpty()) {
                EvictionPool.Candidate best = pool.takeBest();
                Entry entry = best.entry();
                if (entry != null && (entry.expires() || !policy.onlyExpiring())) {
                    return Optional.of(evicted(best.database(), entry));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether there was anything to look at. */
    private boolean sample() {
        boolean any = false;
        for (Database database : keyspace.databases()) {
            for (int i = 0; i < samples; i++) {
                Entry entry = draw(database);
                if (entry == null) {
                    break;
                }
                pool.offer(database, entry, worthlessness(database, entry));
                any = true;
            }
        }
        return any;
    }

    private long worthlessness(Database database, Entry entry) {
        return policy.choice() == EvictionPolicy.Choice.TIME_LEFT
                ? Long.MAX_VALUE - database.expiresAtMs(entry)
                : keyspace.aging().worthlessness(entry.access(), keyspace.nowMs());
    }

    private @Nullable Entry draw(Database database) {
        if (!policy.onlyExpiring()) {
            return database.contents().random(random);
        }
        Expiry expiry = database.contents().randomExpiry(random);
        return expiry == null ? null : expiry.entry();
    }

    private static Evicted evicted(Database database, Entry entry) {
        database.evict(entry);
        return new Evicted(database, entry.key());
    }
}
