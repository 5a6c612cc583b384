package io.vedette.engine.keyspace;

import io.vedette.engine.dict.SipHash;
import io.vedette.engine.value.Value;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One of the numbered databases. Keys are given as stretches of an array, so that a request's bytes can be looked up
 * where they lie; only what is stored is copied.
 *
 * <p>Who reads asks {@link #read}, who changes asks {@link #write}: both remove a key whose time is over first (or hide
 * it, on a replica, where only the master removes), and {@code write} gives a copy of a value that a snapshot holds.
 * What was changed is reported with {@link #modified} by whoever changed it.
 */
public final class Database {

    /** No time: the key does not expire. */
    public static final long NEVER = -1;

    private final int number;
    private final Keyspace keyspace;
    private final Strings strings;
    private final Loads loads;
    private Contents contents;

    Database(int number, Keyspace keyspace, SipHash hashing) {
        this.number = number;
        this.keyspace = keyspace;
        this.contents = new Contents(hashing);
        this.strings = new Strings(this, keyspace);
        this.loads = new Loads(this, keyspace);
    }

    /** What sets strings. */
    public Strings strings() {
        return strings;
    }

    /** What adds keys that are read from a file. */
    public Loads loads() {
        return loads;
    }

    /** The number SELECT knows it by. */
    public int number() {
        return number;
    }

    /** Keys, also those whose time is over but which nobody has asked for since. */
    public int size() {
        return contents.size();
    }

    /** Keys that expire. */
    public int expiring() {
        return contents.expiring();
    }

    /** The value for reading, or null. */
    public @Nullable Value read(byte[] array, int offset, int length) {
        Entry entry = entry(array, offset, length);
        keyspace.figures().lookedUp(entry != null);
        return entry == null ? null : entry.value();
    }

    public @Nullable Value read(byte[] key) {
        return read(key, 0, key.length);
    }

    /** The value for changing, or null. */
    public @Nullable Value write(byte[] array, int offset, int length) {
        Entry entry = peek(array, offset, length);
        if (entry == null) {
            return null;
        }
        contents.aboutToChange(entry);
        keyspace.used(entry);
        if (entry instanceof ValueEntry own) {
            if (keyspace.freezer().holds(own.value())) {
                own.value(keyspace.freezer().copy(own.value()));
            }
            weighLater(contents.account().mark(own));
        }
        return entry.value();
    }

    public @Nullable Value write(byte[] key) {
        return write(key, 0, key.length);
    }

    /** The entry, marked as used, or null. */
    public @Nullable Entry entry(byte[] array, int offset, int length) {
        Entry entry = peek(array, offset, length);
        if (entry != null) {
            keyspace.used(entry);
        }
        return entry;
    }

    /** The entry, not marked as used, or null. */
    public @Nullable Entry peek(byte[] array, int offset, int length) {
        Entry entry = contents.find(array, offset, length);
        if (entry != null && entry.expires() && keyspace.seesExpiry() && isOver(entry)) {
            if (!keyspace.isReplica()) {
                expire(entry);
            }
            return null;
        }
        return entry;
    }

    /** Whether there is such a key. */
    public boolean contains(byte[] array, int offset, int length) {
        return peek(array, offset, length) != null;
    }

    public boolean contains(byte[] key) {
        return contains(key, 0, key.length);
    }

    /** Whether it is there, its time over or not; nothing is removed. */
    public boolean holds(byte[] key) {
        return held(key) != null;
    }

    /** The entry as it is, its time over or not, or null; nothing is removed or marked. */
    public @Nullable Entry held(byte[] key) {
        return contents.find(key, 0, key.length);
    }

    /** What the tables of keys and of expiries look like, for people. */
    public String tables() {
        return contents.tables();
    }

    /** Whether it is there though its time is over. */
    public boolean isExpired(byte[] key) {
        Entry entry = contents.find(key, 0, key.length);
        return entry != null && entry.expires() && isOver(entry);
    }

    /** Puts a value of its own under a key, which does not expire any more. */
    public void put(byte[] key, Value value) {
        set(new ValueEntry(key, value), false);
    }

    /** Puts an entry that is in no database any more under a key, as it is; the key does not expire. */
    public void adopt(Entry entry, byte[] key) {
        set(entry.moveTo(key), false);
    }

    /** Puts the value of {@code entry} under another key, copied; the new key does not expire. */
    public void copy(Entry entry, byte[] key) {
        set(entry.copyTo(key), false);
    }

    /** Whether there was such a key; nothing is reported. */
    public boolean remove(byte[] array, int offset, int length) {
        Entry entry = contents.find(array, offset, length);
        if (entry != null) {
            contents.remove(entry);
        }
        return entry != null;
    }

    public boolean remove(byte[] key) {
        return remove(key, 0, key.length);
    }

    /** When the key of this entry expires, or {@link #NEVER}. */
    public long expiresAtMs(Entry entry) {
        return contents.expiresAtMs(entry);
    }

    /** Lets the key of this entry expire. */
    public void expire(Entry entry, long atMs) {
        contents.expire(entry, atMs);
        keyspace.ownExpiries().given(this, entry);
    }

    /** Whether the key of this entry did expire and does not any more. */
    public boolean persist(Entry entry) {
        return contents.persist(entry);
    }

    /** Reports a change of the key. */
    public void modified(byte[] array, int offset, int length) {
        keyspace.figures().changed(1);
        keyspace.listener().modified(this, array, offset, length);
    }

    public void modified(byte[] key) {
        modified(key, 0, key.length);
    }

    /** Some key whose time is not over, or null if there is none or chance finds none. */
    public byte @Nullable [] randomKey(RandomGenerator random) {
        return new RandomKey(this, random).draw();
    }

    /** As {@link Dict#scan}, also those whose time is over. */
    public long scan(long cursor, Consumer<Entry> found) {
        return contents.scan(cursor, found);
    }

    /** All entries, also those whose time is over; nothing may be added or removed meanwhile. */
    public Iterable<Entry> entries() {
        return contents.entries();
    }

    public boolean isOver(Entry entry) {
        long atMs = expiresAtMs(entry);
        return atMs != NEVER && keyspace.nowMs() > atMs;
    }

    /** Removes a key because its time is over, and reports it. */
    void expire(Entry entry) {
        contents.remove(entry);
        keyspace.figures().expiredOne();
        keyspace.listener().expired(this, entry.key());
    }

    /** Forgets everything. */
    void clear() {
        contents = contents.none();
    }

    /** Exchanges the contents of two databases. */
    void swap(Database other) {
        Contents its = other.contents;
        other.contents = contents;
        contents = its;
    }

    /** What is in it, which another may have in the next moment. */
    Contents contents() {
        return contents;
    }

    Keyspace keyspace() {
        return keyspace;
    }

    /** Removes a key because memory is short; nothing is reported. */
    void evict(Entry entry) {
        contents.remove(entry);
        keyspace.figures().evictedOne();
    }

    /** Looks at the expiries of a few buckets; gives those that are over. */
    void sampleExpiries(Consumer<Expiry> seen) {
        contents.sampleExpiries(seen);
    }

    boolean rehash(int buckets) {
        return contents.rehash(buckets);
    }

    void set(Entry entry, boolean keepTtl) {
        set(living(entry.keyArray(), 0, entry.keyLength()), entry, keepTtl);
    }

    /** What is there and will be replaced, if its time is not over. */
    @Nullable
    Entry living(byte[] array, int offset, int length) {
        Entry old = contents.find(array, offset, length);
        if (old != null && old.expires() && keyspace.seesExpiry() && isOver(old)) {
            expire(old);
            return null;
        }
        return old;
    }

    /** Puts an entry in the place of what {@link #living} gave. */
    void set(@Nullable Entry old, Entry entry, boolean keepTtl) {
        weighLater(contents.account().add(entry));
        if (old == null) {
            entry.access(keyspace.aging().fresh(keyspace.nowMs()));
            contents.add(entry);
            keyspace.listener().appeared(this, entry.key(), entry.value().type());
        } else {
            entry.access(keyspace.aging().used(old.access(), keyspace.nowMs()));
            contents.replace(old, entry, keepTtl);
        }
    }

    private void weighLater(boolean first) {
        if (first) {
            keyspace.weighLater(this);
        }
    }
}
