package io.vedette.resp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one connection that have been read and not yet used up, always as one stretch of one array.
 *
 * <pre>
 *      start        position      scanned          end
 *        |  parsed     |   no CR     |   not seen   |
 * -------+-------------+-------------+--------------+--------
 *        the current command
 * </pre>
 *
 * Between reads it holds only what is left over, in a buffer of about that size; while there is nothing left over it
 * holds no memory at all.
 */
final class Backlog {

    /** The line end is not there yet. */
    static final int NOT_YET = -1;

    /** The line end is not there, and the line is already longer than it may be. */
    static final int TOO_LONG = -2;

    private static final int SMALLEST = 256;

    /** A buffer this many times as large as what lies in it is exchanged for a smaller one; growth is by a part of this. */
    private static final int SLACK = 4;

    /** A type, five digits, CR and LF: announces up to 99,999. */
    private static final int SHORT_ANNOUNCEMENT = 8;

    private static final int LARGEST = Integer.MAX_VALUE - 64;

    private static final byte[] NOTHING = new byte[0];

    private final ByteBufAllocator allocator;
    private @Nullable ByteBuf held;
    private boolean own;
    private byte[] array = NOTHING;
    private int start;
    private int position;
    private int scanned;
    private int end;

    /** Stream offset of array index 0, so that {@code origin + start} counts what commands used up. */
    private long origin;

    Backlog(ByteBufAllocator allocator) {
        this.allocator = allocator;
    }

    byte[] array() {
        return array;
    }

    int start() {
        return start;
    }

    int position() {
        return position;
    }

    void position(int index) {
        position = index;
    }

    /** Bytes from the position on. */
    int ahead() {
        return end - position;
    }

    byte peek() {
        return array[position];
    }

    boolean isEmpty() {
        return start == end;
    }

    int size() {
        return end - start;
    }

    int capacity() {
        ByteBuf buffer = held;
        return buffer == null ? 0 : buffer.capacity();
    }

    long consumed() {
        return origin + start;
    }

    /** What lies before the position is used up. */
    void mark() {
        start = position;
    }

    /** Index of the first {@code wanted} at most {@code limit} bytes ahead, with no {@code barrier} before it. */
    int find(byte wanted, int limit, byte barrier) {
        int stop = (int) Math.min(end, position + limit + 1L);
        int i = Math.max(scanned, position);
        while (i < stop && array[i] != wanted && array[i] != barrier) {
            i++;
        }
        scanned = i;
        if (i < stop && array[i] == wanted) {
            return i;
        }
        return end - position > limit ? TOO_LONG : NOT_YET;
    }

    /** As {@link #find} for a CR, which must also have a byte behind it. */
    int findLineEnd(int limit, byte barrier) {
        int cr = find((byte) '\r', limit, barrier);
        return cr + 1 < end ? cr : NOT_YET;
    }

    /**
     * Reads an announcement such as {@code $12 CR LF} in one look and steps behind it, where it is as almost all are: of
     * this type, short, well formed and all here. Any other gives -1 and nothing has happened: then the careful way
     * decides, in Redis's order, what is wrong or missing.
     */
    int announced(byte type) {
        byte[] in = array;
        int at = position;
        if (end - at < SHORT_ANNOUNCEMENT || in[at] != type || !Digits.isDigit(in[at + 1])) {
            return -1;
        }
        int first = in[at + 1] - '0';
        if (in[at + 2] == '\r') {
            position = at + 4;
            return first;
        }
        if (first == 0 || !Digits.isDigit(in[at + 2])) {
            return -1;
        }
        int value = 10 * first + in[at + 2] - '0';
        if (in[at + 3] == '\r') {
            position = at + 5;
            return value;
        }
        return longerAnnounced(at + 3, value);
    }

    private int longerAnnounced(int from, int begun) {
        int value = begun;
        for (int i = from; i < from + SHORT_ANNOUNCEMENT - 4; i++) {
            if (array[i] == '\r') {
                position = i + 2;
                return value;
            }
            if (!Digits.isDigit(array[i])) {
                return -1;
            }
            value = 10 * value + array[i] - '0';
        }
        return -1;
    }

    /** Takes over the reference to {@code in}; false where no array could hold everything. */
    boolean append(ByteBuf in, int missing) {
        int incoming = in.readableBytes();
        if (isEmpty()) {
            adopt(in, incoming);
            return true;
        }
        boolean fits = (long) size() + incoming <= LARGEST;
        if (fits) {
            makeRoom(incoming, missing);
            in.readBytes(array, end, incoming);
            end += incoming;
        }
        in.release();
        return fits;
    }

    private void adopt(ByteBuf in, int incoming) {
        release();
        if (in.hasArray()) {
            hold(in, false, in.readerIndex());
            end = position + incoming;
        } else {
            hold(allocator.heapBuffer(Math.max(SMALLEST, incoming)), true, 0);
            in.readBytes(array, position, incoming);
            end = position + incoming;
            in.release();
        }
    }

    private void hold(ByteBuf buffer, boolean ours, int from) {
        long consumed = consumed();
        held = buffer;
        own = ours;
        array = buffer.array();
        start = buffer.arrayOffset() + from;
        position = start;
        scanned = start;
        origin = consumed - start;
    }

    private void makeRoom(int incoming, int missing) {
        ByteBuf buffer = held;
        if (own && buffer != null && end - buffer.arrayOffset() + incoming <= buffer.capacity()) {
            return;
        }
        move(grown(size() + incoming, (long) size() + missing));
    }

    /**
     * Doubles, so that copying stays linear; stops at what is known to be needed where that is a good step as well, and goes as far where
     * it is little more: a second doubling for the last bytes would leave a buffer twice as large as the command.
     */
    private static int grown(int needed, long known) {
        long doubled = Math.min(LARGEST, 2L * needed);
        boolean good = known >= needed + needed / SLACK && known <= doubled + doubled / SLACK;
        return (int) (good ? Math.min(known, LARGEST) : doubled);
    }

    /** After the last complete command of a read: keeps what is left over in a buffer of about its size. */
    void settle(int missing) {
        if (isEmpty()) {
            release();
        } else if (!own || capacity() > SLACK * Math.max(SMALLEST, (long) size())) {
            move((int) Math.min(2L * size(), size() + (long) missing));
        }
    }

    private void move(int capacity) {
        ByteBuf to = allocator.heapBuffer(Math.max(SMALLEST, capacity));
        int shift = to.arrayOffset() - start;
        System.arraycopy(array, start, to.array(), to.arrayOffset(), size());
        ByteBuf before = held;
        held = to;
        own = true;
        array = to.array();
        start += shift;
        position += shift;
        scanned += shift;
        end += shift;
        origin -= shift;
        if (before != null) {
            before.release();
        }
    }

    void release() {
        ByteBuf buffer = held;
        if (buffer != null) {
            held = null;
            buffer.release();
        }
        origin += start;
        array = NOTHING;
        start = 0;
        position = 0;
        scanned = 0;
        end = 0;
    }
}
