package io.vedette.engine.keyspace;

import io.vedette.engine.dict.Dict;
import io.vedette.engine.dict.SipHash;
import io.vedette.engine.dict.Sweep;
import io.vedette.engine.dict.TableFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What is in a database: the entries, and when they expire. SWAPDB moves it, FLUSHALL leaves it behind as a whole.
 *
 * <p><b>A point in time without a stop.</b> Each entry has one bit, and so has the whole. As long as nothing is saved
 * they are all the same. {@link #begin} turns the bit of the whole, which is the moment that is saved: from then on
 * whoever has the other bit was there at that moment and is not saved yet. {@link #walk} hands them over in small steps;
 * whoever is about to be changed, replaced or removed before the walk came by is handed over right then, which costs
 * others one comparison. What comes after the moment is born with the bit of the whole. So everything is handed over
 * exactly once, however the tables grow and shrink meanwhile, and in the end all bits are the same again.
 */
final class Contents {

    /** Two tables of four buckets each, their segments, and what stands beside them. */
    static final int EMPTY_BYTES = 320;

    /** Room is made for so many keys before the first is there; for more as they come. */
    private static final int MOST_RESERVED = 1 << 24;

    private final Dict<Entry> entries;
    private final Dict<Expiry> expiries;
    private final Account account = new Account();
    private long expiryCursor;
    private boolean phase;
    private @Nullable Saving saving;
    private @Nullable Sweep<Entry> walk;

    /**
     * What a step of the walk found. All of it is looked up before anything is done with the first: entries lie anywhere in memory,
     * and a processor fetches many of them at the same time as long as nothing else comes in between.
     */
    private final List<Entry> near = new ArrayList<>();

    Contents(SipHash hashing) {
        entries = new Dict<>(Entry.KEY, hashing);
        expiries = new Dict<>(Expiry.KEY, hashing);
    }

    /** What it takes. */
    Account account() {
        return account;
    }

    /** None, with the same secret. */
    Contents none() {
        return new Contents(entries.hashing());
    }

    int size() {
        return entries.size();
    }

    int expiring() {
        return expiries.size();
    }

    @Nullable
    Entry find(byte[] array, int offset, int length) {
        return entries.find(array, offset, length);
    }

    /** Where the entries lie, for whoever only looks. */
    Dict<Entry> table() {
        return entries;
    }

    /** Adds an entry whose key is not there; its account is the caller's, who knows whether it will change. */
    void add(Entry entry) {
        comes(entry);
        entries.add(entry);
    }

    /** The same where its key may be there; whether it was added. */
    boolean addNew(Entry entry) {
        comes(entry);
        return entries.addNew(entry);
    }

    /** Puts an entry in the place of one of the same key; what expired goes on expiring if {@code keepTtl}. */
    void replace(Entry old, Entry entry, boolean keepTtl) {
        aboutToChange(old);
        if (!keepTtl) {
            persist(old);
        }
        Expiry expiry = expiry(old);
        if (expiry != null) {
            expiry.entry(entry);
            entry.expires(true);
        }
        account.remove(old);
        comes(entry);
        entries.replace(entries.hash(entry.keyArray(), 0, entry.keyLength()), old, entry);
    }

    private void comes(Entry entry) {
        entry.phase(phase);
        entry.later(saving != null);
    }

    /** Whether nobody saves this entry although something is saved: it came after the moment, and no moment has come since. */
    boolean cameLater(Entry entry) {
        return entry.phase() == phase && entry.later();
    }

    /** Writes a string into an entry that nobody saves, if it is one for such strings; whether it was. */
    boolean overwrite(Entry entry, byte[] array, int offset, int length) {
        if (!(entry instanceof Entry.Itself string)) {
            return false;
        }
        account.remove(entry);
        boolean done = string.overwrite(array, offset, length);
        account.add(entry);
        return done;
    }

    void remove(Entry entry) {
        aboutToChange(entry);
        persist(entry);
        account.remove(entry);
        entries.remove(entry);
    }

    long expiresAtMs(Entry entry) {
        Expiry expiry = expiry(entry);
        return expiry == null ? Database.NEVER : expiry.atMs();
    }

    void expire(Entry entry, long atMs) {
        aboutToChange(entry);
        Expiry expiry = expiry(entry);
        if (expiry == null) {
            entry.expires(true);
            expiries.add(new Expiry(entry, atMs));
            account.add(Expiry.BYTES);
        } else {
            expiry.atMs(atMs);
        }
    }

    boolean persist(Entry entry) {
        if (!entry.expires()) {
            return false;
        }
        aboutToChange(entry);
        expiries.remove(entry.keyArray(), 0, entry.keyLength());
        entry.expires(false);
        account.add(-Expiry.BYTES);
        return true;
    }

    /** To be called before an entry or its value is changed. */
    void aboutToChange(Entry entry) {
        if (entry.phase() != phase) {
            hand(entry);
        }
    }

    @Nullable
    Entry random(RandomGenerator random) {
        return entries.random(random);
    }

    @Nullable
    Expiry randomExpiry(RandomGenerator random) {
        return expiries.random(random);
    }

    long scan(long cursor, Consumer<Entry> found) {
        return entries.scan(cursor, found);
    }

    Iterable<Entry> entries() {
        return entries;
    }

    /** Looks at the expiries of a few buckets. */
    void sampleExpiries(Consumer<Expiry> seen) {
        expiryCursor = expiries.scan(expiryCursor, seen);
    }

    boolean rehash(int buckets) {
        boolean more = entries.rehash(buckets);
        return expiries.rehash(buckets) || more;
    }

    void reserve(long keys, long expiring) {
        entries.reserve((int) Math.max(0, Math.min(MOST_RESERVED, keys)));
        expiries.reserve((int) Math.max(0, Math.min(MOST_RESERVED, expiring)));
    }

    /** This is the moment: whatever is here now will be handed to {@code to}. */
    void begin(Saving to) {
        if (saving != null) {
            throw new IllegalStateException("saved already, by " + saving);
        }
        saving = to;
        walk = entries.sweep();
        phase = !phase;
    }

    /** Hands over what a few buckets hold; whether there are more. */
    boolean walk(int buckets) {
        Sweep<Entry> going = walk;
        boolean more = going != null && going.go(buckets, near::add);
        for (int i = 0; i < near.size(); i++) {
            aboutToChange(near.get(i));
        }
        near.clear();
        if (!more) {
            walk = null;
            saving = null;
        }
        return more;
    }

    private void hand(Entry entry) {
        if (saving == null) {
            throw new IllegalStateException("an entry was left behind by the last walk");
        }
        entry.phase(phase);
        entry.later(false);
        saving.save(entry, expiresAtMs(entry));
    }

    /** What both tables look like, for people. */
    String tables() {
        return "[Dictionary HT]\n" + TableFigures.of(entries) + "[Expires HT]\n" + TableFigures.of(expiries);
    }

    private @Nullable Expiry expiry(Entry entry) {
        return entry.expires() ? expiries.find(entry.keyArray(), 0, entry.keyLength()) : null;
    }
}
