package io.vedette.engine.keyspace;

import io.vedette.engine.dict.SipHash;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/** All databases, and the time they live in. */
public final class Keyspace {

    private final List<Database> databases;
    private final SipHash hashing;
    private final Listener listener;
    private long nowMs;
    private boolean replica;
    private boolean obeying;
    private boolean saving;
    private Aging aging = Recency.INSTANCE;
    private final List<Database> unweighed = new ArrayList<>();
    private final Freezer freezer = new Freezer();
    private final Figures figures = new Figures();
    private final OwnExpiries ownExpiries;

    public Keyspace(int databases, SipHash hashing, Listener listener) {
        this.hashing = hashing;
        this.listener = listener;
        List<Database> all = new ArrayList<>(databases);
        for (int number = 0; number < databases; number++) {
            all.add(new Database(number, this, hashing));
        }
        this.databases = List.copyOf(all);
        this.ownExpiries = new OwnExpiries(this, databases);
    }

    /** An empty one of as many databases, at the same time, to be filled by whoever has it and then adopted. */
    public Keyspace fresh() {
        Keyspace fresh = new Keyspace(databases.size(), hashing, Listener.NOBODY);
        fresh.time(nowMs);
        fresh.aging(aging);
        return fresh;
    }

    /** What hashes the keys, and the elements of all values. */
    public SipHash hashing() {
        return hashing;
    }

    /** What was counted so far. */
    public Figures figures() {
        return figures;
    }

    public List<Database> databases() {
        return databases;
    }

    public Database database(int number) {
        return databases.get(number);
    }

    public long nowMs() {
        return nowMs;
    }

    /** The time for everything until it is told again: no time passes within a command or a transaction. */
    public void time(long ms) {
        nowMs = ms;
    }

    /** Whether a master decides what expires. */
    public boolean isReplica() {
        return replica;
    }

    public void replica(boolean yes) {
        if (replica && !yes) {
            ownExpiries.clear();
        }
        replica = yes;
    }

    /** What a replica removes itself. */
    public OwnExpiries ownExpiries() {
        return ownExpiries;
    }

    /** Whether the master is speaking, for whom a key is there until it says that it is not. */
    public void obeying(boolean yes) {
        obeying = yes;
    }

    /** Whether a key is to be treated as gone once its time is over. */
    public boolean seesExpiry() {
        return !obeying;
    }

    /** Which values are in the hands of a worker. */
    public Freezer freezer() {
        return freezer;
    }

    /** Whether nobody saves anything, so that strings may be written over where they lie. */
    boolean mayOverwrite() {
        return !saving && freezer.isEmpty();
    }

    /** Whether a moment is being handed over, so that no other can be. */
    public boolean isSaving() {
        return saving;
    }

    /** This is the moment: everything as it is now will be handed to what {@code to} has for its database, each entry once. */
    public PointInTime save(IntFunction<Saving> to) {
        if (saving) {
            throw new IllegalStateException("a moment is being saved already");
        }
        List<Contents> contents = new ArrayList<>();
        for (Database database : databases) {
            if (database.size() > 0) {
                database.contents().begin(to.apply(database.number()));
                contents.add(database.contents());
            }
        }
        saving = !contents.isEmpty();
        return new PointInTime(contents, () -> saving = false);
    }

    /** Seconds since an entry was used. */
    public long idleSeconds(Entry entry) {
        return Recency.idleSeconds(entry.access(), nowMs);
    }

    /** An entry is used now. */
    void used(Entry entry) {
        entry.access(aging.used(entry.access(), nowMs));
    }

    /** Lets an entry look as if nobody had used it for so long. */
    public void idle(Entry entry, long seconds) {
        entry.access(Recency.ago(Math.min(seconds, nowMs / 1000), nowMs));
    }

    /** Lets an entry look as if it had been used so often; 0 to 255. */
    public void frequency(Entry entry, int counter) {
        entry.access(Frequency.bits(counter, nowMs));
    }

    /** How often an entry was used, where that is counted. */
    public OptionalInt frequency(Entry entry) {
        return aging instanceof Frequency frequency
                ? OptionalInt.of(frequency.counter(entry.access(), nowMs))
                : OptionalInt.empty();
    }

    /** What is kept account of when a key is used. */
    Aging aging() {
        return aging;
    }

    public void aging(Aging other) {
        aging = other;
    }

    void weighLater(Database database) {
        unweighed.add(database);
    }

    /** A command is over: whatever it may have changed is weighed. */
    public void weigh() {
        if (!unweighed.isEmpty()) {
            for (int i = 0; i < unweighed.size(); i++) {
                unweighed.get(i).contents().account().weigh();
            }
            unweighed.clear();
        }
    }

    /** What all keys and values take, by estimate, as of the last {@link #weigh}. */
    public long bytes() {
        long sum = 0;
        for (Database database : databases) {
            sum += database.contents().account().bytes();
        }
        return sum;
    }

    /** What the databases take before there is any key. */
    public long emptyBytes() {
        return (long) databases.size() * Contents.EMPTY_BYTES;
    }

    public void clear(Database database) {
        figures.changed(database.size());
        database.clear();
    }

    public void swap(Database one, Database other) {
        weigh();
        other.keyspace().weigh();
        one.swap(other);
    }

    /** Moves up to so many buckets in each database that is growing or shrinking; whether there are more. */
    public boolean rehash(int buckets) {
        boolean more = false;
        for (Database database : databases) {
            more |= database.rehash(buckets);
        }
        return more;
    }

    Listener listener() {
        return listener;
    }
}
