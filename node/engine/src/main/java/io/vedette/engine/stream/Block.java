package io.vedette.engine.stream;

import io.vedette.engine.sequence.Owner;
import io.vedette.engine.value.Limits;
import io.vedette.engine.value.Listpack;
import io.vedette.engine.value.Memory;
import io.vedette.resp.Request;
import org.jspecify.annotations.Nullable;

/**
 * Entries that follow one another, in one listpack of Redis's own format, which is what DUMP and RDB carry:
 *
 * <pre>
 * header   live entries, removed entries, n, field 1 .. field n, 0
 * entry    flags, ms, seq, value 1 .. value n, size                  with the header's fields
 *          flags, ms, seq, n, field 1, value 1 .. value n, size      with others
 * </pre>
 *
 * The times and numbers of entries are told as differences from the block's own ID; {@code size} is how many elements
 * one has to go back to find the flags. Removed entries are marked and stay, until the block holds no other.
 *
 * <p>A snapshot and the stream that goes on share blocks; who wants to change one that is not his own changes a copy.
 */
final class Block {

    static final int REMOVED = 1;
    static final int SAME_FIELDS = 2;

    /** Elements of an entry beside its fields and values and the size at its end. */
    private static final int FIXED = 3;

    /** Longest block where nothing else is said. */
    private static final long LONGEST = 1L << 30;

    private final StreamId id;
    private final Listpack pack;
    private @Nullable Owner owner;

    Block(StreamId id, Listpack pack) {
        this.id = id;
        this.pack = pack;
    }

    /** An empty block with the fields of its first entry. */
    static Block begin(StreamId id, Request request, int first, int pairs) {
        Listpack pack = new Listpack();
        pack.append(0);
        pack.append(0);
        pack.append(pairs);
        for (int i = 0; i < pairs; i++) {
            int field = first + 2 * i;
            pack.append(request.array(), request.offset(field), request.length(field));
        }
        pack.append(0);
        return new Block(id, pack);
    }

    StreamId id() {
        return id;
    }

    Listpack pack() {
        return pack;
    }

    /** Belongs to somebody from now on, who may change it. */
    void belongTo(Owner somebody) {
        owner = somebody;
    }

    boolean belongsTo(Owner somebody) {
        return somebody.equals(owner);
    }

    Block copy() {
        return new Block(id, pack.copy());
    }

    int live() {
        return (int) pack.number(pack.first());
    }

    private int removed() {
        return (int) pack.number(pack.next(pack.first()));
    }

    long memory() {
        return 2L * Memory.OBJECT + Memory.array(pack.capacity());
    }

    /** How many fields the header has. */
    int fields() {
        return (int) pack.number(fieldCount());
    }

    /** Position of the header's first field, or of the mark behind the fields. */
    int firstField() {
        return pack.next(fieldCount());
    }

    /** Position of the first entry. */
    int firstEntry() {
        int at = firstField();
        for (int i = fields(); i > 0; i--) {
            at = pack.next(at);
        }
        return pack.next(at);
    }

    /** Position of the last entry. */
    int lastEntry() {
        return entryEndingAt(pack.last());
    }

    /** The ID of the last entry, also of a removed one. */
    StreamId lastId() {
        int ms = pack.next(lastEntry());
        return new StreamId(id.ms() + pack.number(ms), id.seq() + pack.number(pack.next(ms)));
    }

    /** Position of the entry before, or {@link Listpack#NONE}. */
    int entryBefore(int at) {
        return entryEndingAt(pack.previous(at));
    }

    private int entryEndingAt(int sizeAt) {
        long size = pack.number(sizeAt);
        if (size == 0) {
            return Listpack.NONE;
        }
        int at = sizeAt;
        for (long i = 0; i < size; i++) {
            at = pack.previous(at);
        }
        return at;
    }

    /** Whether another entry of so many bytes goes here, before a new block is begun. */
    boolean hasRoomFor(long bytes, Limits limits) {
        long most = limits.streamNodeMaxBytes();
        if (pack.size() + bytes >= (most <= 0 || most > LONGEST ? LONGEST : most)) {
            return false;
        }
        return limits.streamNodeMaxEntries() == 0 || live() + removed() < limits.streamNodeMaxEntries();
    }

    void append(StreamId entry, Request request, int first, int pairs) {
        boolean same = hasFields(request, first, pairs);
        pack.append(same ? SAME_FIELDS : 0);
        pack.append(entry.ms() - id.ms());
        pack.append(entry.seq() - id.seq());
        if (!same) {
            pack.append(pairs);
        }
        for (int i = first; i < first + 2 * pairs; i++) {
            if (!same || (i - first) % 2 == 1) {
                pack.append(request.array(), request.offset(i), request.length(i));
            }
        }
        pack.append(FIXED + (same ? pairs : 2 * pairs + 1));
        pack.replace(pack.first(), live() + 1L);
    }

    private boolean hasFields(Request request, int first, int pairs) {
        if (fields() != pairs) {
            return false;
        }
        int at = firstField();
        for (int i = 0; i < pairs; i++) {
            int field = first + 2 * i;
            if (!pack.matches(at, request.array(), request.offset(field), request.length(field))) {
                return false;
            }
            at = pack.next(at);
        }
        return true;
    }

    /** Marks the entry at a position as removed, without counting it. */
    void mark(int at) {
        pack.replace(at, pack.number(at) | REMOVED);
    }

    /** Counts entries that were marked. */
    void countRemoved(int marked) {
        long gone = removed() + (long) marked;
        pack.replace(pack.first(), live() - (long) marked);
        pack.replace(pack.next(pack.first()), gone);
    }

    /** No entry will follow. */
    void close() {
        pack.trimToSize();
    }

    private int fieldCount() {
        return pack.next(pack.next(pack.first()));
    }
}
