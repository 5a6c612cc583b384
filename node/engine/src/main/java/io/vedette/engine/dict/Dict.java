package io.vedette.engine.dict;

import java.util.Arrays;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A hash table of elements that carry their own keys, made for one thread that must never stop.
 *
 * <p><b>Growing.</b> When the table is full a second one of twice the size is begun, and every change moves one bucket
 * from the old to the new; {@link #rehash} does more of it in idle time. Until all have moved an element is in either
 * table: buckets below {@link #moved} are in the new one. It shrinks in the same way when an eighth is used. Reading
 * never moves anything, so an iteration may look things up.
 *
 * <p>It is read as a whole in three ways: by a cursor ({@link Scan}), beside changes ({@link Sweep}), or at once ({@link Walk}); and
 * by chance one element at a time ({@link Draw}).
 *
 * <p>The idea is Redis's; the shape of a bucket (see {@link Table}) is our own.
 */
public final class Dict<E> implements Iterable<E> {

    private static final int SMALLEST = 4;
    private static final int LARGEST = 1 << 30;

    /** Below one in so many buckets used, the table shrinks. */
    private static final int SPARSE = 8;

    /** Empty buckets one step of a rehash may pass over. */
    private static final int EMPTY_VISITS = 10;

    private final KeyOf<E> keys;
    private final SipHash hashing;
    private Table table = new Table(SMALLEST);
    private @Nullable Table next;
    private int moved;
    private long weight;
    private boolean shared;

    public Dict(KeyOf<E> keys, SipHash hashing) {
        this.keys = keys;
        this.hashing = hashing;
    }

    /** Another with the same elements at the cost of a reference for some thousand of them; from now on each goes its way. */
    public Dict<E> share() {
        Dict<E> other = new Dict<>(keys, hashing);
        shared = true;
        other.shared = true;
        Table growing = next;
        other.table = table.share();
        other.next = growing == null ? null : growing.share();
        other.moved = moved;
        other.weight = weight;
        return other;
    }

    public int size() {
        Table growing = next;
        return growing == null ? table.size() : table.size() + growing.size();
    }

    /** Buckets of both tables, for an estimate of memory. */
    public int capacity() {
        Table growing = next;
        return growing == null ? table.capacity() : table.capacity() + growing.capacity();
    }

    /** What all elements together weigh. */
    public long weight() {
        return weight;
    }

    /** Whether another ever had the same elements, so that they must not be written to. */
    public boolean isShared() {
        return shared;
    }

    public boolean isRehashing() {
        return next != null;
    }

    public SipHash hashing() {
        return hashing;
    }

    public @Nullable E find(byte[] key) {
        return find(key, 0, key.length);
    }

    public @Nullable E find(byte[] array, int offset, int length) {
        return findIn(bucket(array, offset, length), array, offset, length);
    }

    /** The same for whoever asked for the {@link #hash} of the key before. */
    public @Nullable E find(int hash, byte[] array, int offset, int length) {
        return findIn(bucket(hash), array, offset, length);
    }

    /** Where an element of this key lies if there is one, for {@link #touch} and {@link #findIn}; valid until the next change. */
    public @Nullable Object bucket(byte[] array, int offset, int length) {
        return bucket(hash(array, offset, length));
    }

    private @Nullable Object bucket(int hash) {
        Table home = home(hash);
        return home.bucket(hash & (home.capacity() - 1));
    }

    /** What {@link #find} would find, in the bucket of the key. */
    public @Nullable E findIn(@Nullable Object bucket, byte[] array, int offset, int length) {
        if (bucket == null) {
            return null;
        }
        if (!(bucket instanceof Object[] chain)) {
            E only = keys.type().cast(bucket);
            return matches(only, array, offset, length) ? only : null;
        }
        for (Object link : chain) {
            E element = keys.type().cast(link);
            if (matches(element, array, offset, length)) {
                return element;
            }
        }
        return null;
    }

    /** Reads a little of every element of a bucket, and gives something that depends on all of it. */
    public int touch(@Nullable Object bucket) {
        int seen = 0;
        int length = Table.length(bucket);
        for (int i = 0; bucket != null && i < length; i++) {
            seen += keys.array(keys.type().cast(Table.element(bucket, i))).length;
        }
        return seen;
    }

    /** Adds an element whose key is known to be absent. */
    public void add(E element) {
        add(hash(element), element);
    }

    public void add(int hash, E element) {
        step();
        weight += keys.weight(element);
        Table home = home(hash);
        home.add(hash & (home.capacity() - 1), element);
        growWhenFull();
    }

    /** Whether the element was added, since there is none of its key. */
    public boolean addNew(E element) {
        int hash = hash(element);
        if (find(hash, keys.array(element), keys.offset(element), keys.length(element)) != null) {
            return false;
        }
        add(hash, element);
        return true;
    }

    /** Puts {@code element} in the place of {@code old}, which must be in here and have the same key. */
    public void replace(int hash, E old, E element) {
        weight += keys.weight(element) - keys.weight(old);
        Table home = home(hash);
        home.replace(hash & (home.capacity() - 1), old, element);
    }

    /** Removes an element that must be in here. */
    public void remove(E element) {
        weight -= keys.weight(element);
        int hash = hash(element);
        Table home = home(hash);
        home.remove(hash & (home.capacity() - 1), element);
        step();
        shrinkWhenSparse();
    }

    public @Nullable E remove(byte[] array, int offset, int length) {
        E found = find(array, offset, length);
        if (found != null) {
            remove(found);
        }
        return found;
    }

    public void clear() {
        table = new Table(SMALLEST);
        next = null;
        moved = 0;
        weight = 0;
    }

    /** Makes room for so many elements at once, if there are none yet. */
    public void reserve(int elements) {
        if (size() == 0 && elements > table.capacity()) {
            table = new Table(capacityFor(elements));
        }
    }

    /** Moves up to so many buckets; whether there are more to move. */
    public boolean rehash(int buckets) {
        for (int i = 0; i < buckets && next != null; i++) {
            step();
        }
        return next != null;
    }

    /** Some element, each about as likely as any other; null if there are none. */
    public @Nullable E random(RandomGenerator random) {
        return size() == 0 ? null : keys.type().cast(Draw.from(table, moved, next, random));
    }

    /** Hands out the elements of the next bucket or buckets and gives the cursor to go on with; 0 begins and ends. */
    public long scan(long cursor, Consumer<E> found) {
        return Scan.go(table, next, cursor, bucket -> emit(bucket, found));
    }

    /** All elements; nothing may be added or removed in between. */
    @Override
    public Iterator<E> iterator() {
        return new Walk<>(keys.type(), table, moved, next);
    }

    /** Begins to hand out all elements; see there. */
    public Sweep<E> sweep() {
        return new Sweep<>(this);
    }

    Table table() {
        return table;
    }

    /** What it grows or shrinks into, if it does. */
    @Nullable
    Table next() {
        return next;
    }

    void emit(@Nullable Object bucket, Consumer<E> found) {
        int length = Table.length(bucket);
        for (int i = 0; bucket != null && i < length; i++) {
            found.accept(keys.type().cast(Table.element(bucket, i)));
        }
    }

    private boolean matches(E element, byte[] array, int offset, int length) {
        int size = keys.length(element);
        int from = keys.offset(element);
        return size == length && Arrays.equals(keys.array(element), from, from + size, array, offset, offset + length);
    }

    /** What {@link #find(int, byte[], int, int)}, {@link #add(int, Object)} and {@link #replace(int, Object, Object)} want to know of a key. */
    public int hash(byte[] array, int offset, int length) {
        return (int) hashing.hash(array, offset, length);
    }

    private int hash(E element) {
        return hash(keys.array(element), keys.offset(element), keys.length(element));
    }

    private Table home(int hash) {
        Table growing = next;
        return growing != null && (hash & (table.capacity() - 1)) < moved ? growing : table;
    }

    private void growWhenFull() {
        if (next == null && table.size() >= table.capacity() && table.capacity() < LARGEST) {
            next = new Table(2 * table.capacity());
            moved = 0;
        }
    }

    private void shrinkWhenSparse() {
        if (next == null && table.capacity() > SMALLEST && table.size() * SPARSE < table.capacity()) {
            next = new Table(capacityFor(table.size()));
            moved = 0;
        }
    }

    private static int capacityFor(int elements) {
        int wanted = Math.max(SMALLEST, Math.min(elements, LARGEST));
        return wanted == SMALLEST ? SMALLEST : Integer.highestOneBit(wanted - 1) << 1;
    }

    private void step() {
        Table growing = next;
        if (growing == null) {
            return;
        }
        for (int empty = 0; empty < EMPTY_VISITS && moved < table.capacity(); empty++) {
            Object bucket = table.drain(moved++);
            if (bucket != null) {
                scatter(bucket, growing);
                break;
            }
        }
        if (moved == table.capacity()) {
            table = growing;
            next = null;
            moved = 0;
            shrinkWhenSparse();
        }
    }

    private void scatter(Object bucket, Table into) {
        int length = Table.length(bucket);
        for (int i = 0; i < length; i++) {
            E element = keys.type().cast(Table.element(bucket, i));
            into.add(hash(element) & (into.capacity() - 1), element);
        }
    }
}
