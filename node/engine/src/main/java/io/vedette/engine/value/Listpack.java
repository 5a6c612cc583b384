package io.vedette.engine.value;

import io.vedette.resp.Digits;
import io.vedette.resp.ReplyWriter;
import java.util.Arrays;
import java.util.Optional;

/**
 * A sequence of short strings in one array, in Redis's own format: what {@link #toBytes} gives is what DUMP and RDB
 * carry. What looks like a number in decimal is kept as a number.
 *
 * <p>Entries are addressed by where they begin in the array; {@link #NONE} is the position before the first and behind
 * the last. A position is void after any change before it. The array has some room at its end, so that a sequence of
 * pushes does not copy everything each time.
 */
public final class Listpack {

    /** No position. */
    public static final int NONE = -1;

    private static final int HEADER = 6;
    private static final int FIRST_CAPACITY = 16;
    private static final byte END = (byte) 0xff;
    private static final int UNCOUNTED = 0xffff;

    private byte[] bytes;

    /** Where the end mark stands. */
    private int end;

    private int count;

    public Listpack() {
        bytes = new byte[FIRST_CAPACITY];
        end = HEADER;
        bytes[end] = END;
    }

    private Listpack(Listpack other) {
        bytes = Arrays.copyOf(other.bytes, other.end + 1);
        end = other.end;
        count = other.count;
    }

    private Listpack(byte[] bytes, int count) {
        this.bytes = bytes;
        this.end = bytes.length - 1;
        this.count = count;
    }

    /** The listpack these bytes are, which are taken over; none if they are damaged anywhere. */
    public static Optional<Listpack> of(byte[] bytes) {
        int count = ListpackCheck.count(bytes);
        return count == NONE ? Optional.empty() : Optional.of(new Listpack(bytes, count));
    }

    public Listpack copy() {
        return new Listpack(this);
    }

    /** How many entries there are. */
    public int count() {
        return count;
    }

    /** Bytes of the format, header and end mark included. */
    public int size() {
        return end + 1;
    }

    /** Bytes held, for an estimate of memory. */
    public int capacity() {
        return bytes.length;
    }

    /** A copy in Redis's format. */
    public byte[] toBytes() {
        byte[] whole = Arrays.copyOf(bytes, end + 1);
        for (int i = 0; i < 4; i++) {
            whole[i] = (byte) (whole.length >> (8 * i));
        }
        int shown = Math.min(count, UNCOUNTED);
        whole[4] = (byte) shown;
        whole[5] = (byte) (shown >> 8);
        return whole;
    }

    public int first() {
        return count == 0 ? NONE : HEADER;
    }

    public int last() {
        return count == 0 ? NONE : before(end);
    }

    public int next(int at) {
        int next = behind(at);
        return next == end ? NONE : next;
    }

    public int previous(int at) {
        return at == HEADER ? NONE : before(at);
    }

    /** Position of entry {@code index}, which must be there. */
    public int seek(int index) {
        if (index < 0 || index >= count) {
            throw new IndexOutOfBoundsException("entry " + index + " of " + count);
        }
        if (index <= count / 2) {
            int at = HEADER;
            for (int i = 0; i < index; i++) {
                at = behind(at);
            }
            return at;
        }
        int at = before(end);
        for (int i = count - 1; i > index; i--) {
            at = before(at);
        }
        return at;
    }

    /** Whether the entry is kept as a number. */
    public boolean isNumber(int at) {
        return !ListpackEntry.isString(bytes, at);
    }

    public long number(int at) {
        return ListpackEntry.number(bytes, at);
    }

    /** The entry as bytes of its own. */
    public byte[] value(int at) {
        if (isNumber(at)) {
            return Text.of(number(at));
        }
        int from = at + ListpackEntry.stringHeader(bytes, at);
        return Arrays.copyOfRange(bytes, from, from + ListpackEntry.stringLength(bytes, at));
    }

    /** Length of the entry as a string. */
    public int length(int at) {
        return isNumber(at) ? Text.width(number(at)) : ListpackEntry.stringLength(bytes, at);
    }

    public void writeTo(int at, ReplyWriter reply) {
        int unused = ListpackEntry.reply(bytes, at, reply);
    }

    /** Replies with so many entries from {@code at} on, as far as there are any; gives how many there were. */
    int writeTo(int at, int most, ReplyWriter reply) {
        int written = 0;
        for (int place = at; written < most && place < end; written++) {
            place = ListpackEntry.reply(bytes, place, reply);
        }
        return written;
    }

    public boolean matches(int at, byte[] array, int offset, int length) {
        if (isNumber(at)) {
            return Digits.isLong(array, offset, length) && Digits.longOf(array, offset, length) == number(at);
        }
        int size = ListpackEntry.stringLength(bytes, at);
        int from = at + ListpackEntry.stringHeader(bytes, at);
        return size == length && Arrays.equals(bytes, from, from + size, array, offset, offset + length);
    }

    /** Position of the first equal entry, looking at the first and then at every {@code stride}th; or {@link #NONE}. */
    public int find(byte[] array, int offset, int length, int stride) {
        boolean numeric = Digits.isLong(array, offset, length);
        long wanted = numeric ? Digits.longOf(array, offset, length) : 0;
        int at = HEADER;
        for (int i = 0; at < end; i++) {
            if (i % stride == 0
                    && (numeric ? isNumber(at) && number(at) == wanted : matches(at, array, offset, length))) {
                return at;
            }
            at = behind(at);
        }
        return NONE;
    }

    public void append(byte[] array, int offset, int length) {
        insert(end, array, offset, length);
    }

    public void append(byte[] value) {
        insert(end, value, 0, value.length);
    }

    public void append(long number) {
        int size = ListpackEntry.numberSize(number);
        open(end, 0, size + ListpackEntry.backLength(size));
        ListpackEntry.writeNumber(bytes, end - size - ListpackEntry.backLength(size), number);
        ListpackEntry.writeBackLength(bytes, end - ListpackEntry.backLength(size), size);
        count++;
    }

    /** Puts a number in the place of the entry at {@code at}. */
    public void replace(int at, long number) {
        int size = ListpackEntry.numberSize(number);
        open(at, behind(at) - at, size + ListpackEntry.backLength(size));
        ListpackEntry.writeNumber(bytes, at, number);
        ListpackEntry.writeBackLength(bytes, at + size, size);
    }

    /** Gives back what room there is. */
    public void trimToSize() {
        if (bytes.length > end + 1) {
            bytes = Arrays.copyOf(bytes, end + 1);
        }
    }

    public void prepend(byte[] array, int offset, int length) {
        insert(HEADER, array, offset, length);
    }

    /** Inserts before the entry at {@code at}; gives the position of the new one. */
    public int insertBefore(int at, byte[] array, int offset, int length) {
        insert(at, array, offset, length);
        return at;
    }

    /** Inserts behind the entry at {@code at}; gives the position of the new one. */
    public int insertAfter(int at, byte[] array, int offset, int length) {
        return insertBefore(behind(at), array, offset, length);
    }

    /** Puts another value in the place of the entry at {@code at}. */
    public void replace(int at, byte[] array, int offset, int length) {
        boolean numeric = ListpackEntry.isNumber(array, offset, length);
        long number = numeric ? Digits.longOf(array, offset, length) : 0;
        int size = numeric ? ListpackEntry.numberSize(number) : ListpackEntry.stringSize(length);
        open(at, behind(at) - at, size + ListpackEntry.backLength(size));
        write(at, size, numeric, number, array, offset, length);
    }

    /** Removes the entry at {@code at}; gives the position of what followed it, or {@link #NONE}. */
    public int remove(int at) {
        return remove(at, 1);
    }

    /** Removes so many entries, which must be there; gives the position of what followed them, or {@link #NONE}. */
    public int remove(int at, int entries) {
        int to = at;
        for (int i = 0; i < entries; i++) {
            to = behind(to);
        }
        open(at, to - at, 0);
        count -= entries;
        giveBackRoom();
        return at == end ? NONE : at;
    }

    private void insert(int at, byte[] array, int offset, int length) {
        boolean numeric = ListpackEntry.isNumber(array, offset, length);
        long number = numeric ? Digits.longOf(array, offset, length) : 0;
        int size = numeric ? ListpackEntry.numberSize(number) : ListpackEntry.stringSize(length);
        open(at, 0, size + ListpackEntry.backLength(size));
        write(at, size, numeric, number, array, offset, length);
        count++;
    }

    private void write(int at, int size, boolean numeric, long number, byte[] array, int offset, int length) {
        if (numeric) {
            ListpackEntry.writeNumber(bytes, at, number);
        } else {
            ListpackEntry.writeString(bytes, at, array, offset, length);
        }
        ListpackEntry.writeBackLength(bytes, at + size, size);
    }

    /** Makes the {@code old} bytes at {@code at} {@code fresh} ones and moves what follows. */
    private void open(int at, int old, int fresh) {
        if (old == fresh) {
            return;
        }
        int needed = Math.addExact(end + 1, fresh - old);
        int following = end + 1 - (at + old);
        if (needed <= bytes.length) {
            System.arraycopy(bytes, at + old, bytes, at + fresh, following);
        } else {
            byte[] larger = new byte[roomFor(needed)];
            System.arraycopy(bytes, 0, larger, 0, at);
            System.arraycopy(bytes, at + old, larger, at + fresh, following);
            bytes = larger;
        }
        end = needed - 1;
    }

    private static int roomFor(int needed) {
        return (int) Math.min(Integer.MAX_VALUE - 8, needed + (needed >> 3) + 8L);
    }

    private void giveBackRoom() {
        if (bytes.length > 2 * (end + 1) + FIRST_CAPACITY) {
            bytes = Arrays.copyOf(bytes, roomFor(end + 1));
        }
    }

    private int behind(int at) {
        int size = ListpackEntry.size(bytes, at);
        return at + size + ListpackEntry.backLength(size);
    }

    private int before(int at) {
        int size = ListpackEntry.sizeFromBehind(bytes, at - 1);
        return at - size - ListpackEntry.backLength(size);
    }
}
