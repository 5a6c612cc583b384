package io.vedette.engine.keyspace;

import io.vedette.engine.dict.SipHash;
import java.util.ArrayList;
import java.util.List;

/** All databases, and the time they live in. */
public final class Keyspace {

    private final List<Database> databases;
    private final SipHash hashing;
    private final Listener listener;
    private long nowMs;
    private boolean replica;
    private boolean obeying;
    private int snapshot;
    private final Figures figures = new Figures();

    public Keyspace(int databases, SipHash hashing, Listener listener) {
        this.hashing = hashing;
        this.listener = listener;
        List<Database> all = new ArrayList<>(databases);
        for (int number = 0; number < databases; number++) {
            all.add(new Database(number, this, hashing));
        }
        this.databases = List.copyOf(all);
    }

    /** An empty one of as many databases, at the same time, to be filled by whoever has it and then adopted. */
    public Keyspace fresh() {
        Keyspace fresh = new Keyspace(databases.size(), hashing, Listener.NOBODY);
        fresh.time(nowMs);
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
        replica = yes;
    }

    /** Whether the master is speaking, for whom a key is there until it says that it is not. */
    public void obeying(boolean yes) {
        obeying = yes;
    }

    /** Whether a key is to be treated as gone once its time is over. */
    boolean seesExpiry() {
        return !obeying;
    }

    /** The number of the snapshot that is being taken, or 0. */
    int snapshot() {
        return snapshot;
    }

    /** Values that are frozen by the snapshot of this number are copied before they change; 0 ends it. */
    public void snapshot(int number) {
        snapshot = number;
    }

    public void clear(Database database) {
        database.clear();
    }

    public void swap(Database one, Database other) {
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
