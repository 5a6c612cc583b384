package io.vedette.resp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.CompositeByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of the replies that are waiting to be written, in one pooled array that grows by doubling.
 *
 * <p>Two things are not in the array: room that was reserved and not needed, and large payloads that somebody else
 * holds. Both are splices: at a position, so many bytes are left out or another buffer is put in. Only {@link #take}
 * looks at them, so the common case, none, costs nothing.
 */
final class OutputBuffer {

    /** The first buffer is as large as all that was taken last time, within these bounds: most reads are alike. */
    private static final int SMALLEST_FIRST = 512;

    private static final int LARGEST_FIRST = 64 << 10;

    /** Longest header: a type byte, a sign, 19 digits, CR LF. */
    private static final int HEADER = 23;

    private static final byte[] NOTHING = new byte[0];

    /** With a gap in fewer bytes than this, moving them together is cheaper than a composite buffer. */
    private static final int COMPACTED = 8 << 10;

    private record Splice(int at, int skip, @Nullable ByteBuf payload) {}

    private static final Splice[] NONE = new Splice[0];

    private final ByteBufAllocator allocator;
    private @Nullable ByteBuf held;
    private byte[] array = NOTHING;
    private int first = SMALLEST_FIRST;
    private int from;
    private int position;
    private int limit;
    private int skipped;
    private int inserted;
    private Splice[] splices = NONE;
    private int spliceCount;

    OutputBuffer(ByteBufAllocator allocator) {
        this.allocator = allocator;
    }

    /** Bytes that {@link #take} would give. */
    int size() {
        return position - from - skipped + inserted;
    }

    /** Makes room for so many bytes from the position on. */
    private void ensure(int more) {
        if (limit - position < more) {
            grow(more);
        }
    }

    void put(byte b) {
        ensure(1);
        array[position++] = b;
    }

    void put(byte[] bytes, int offset, int length) {
        ensure(length);
        System.arraycopy(bytes, offset, array, position, length);
        position += length;
    }

    void put(ByteBuf in, int length) {
        ensure(length);
        in.getBytes(in.readerIndex(), array, position, length);
        position += length;
    }

    /** A type byte, a number, CR LF. */
    void header(byte type, long value) {
        ensure(HEADER);
        array[position++] = type;
        position = Digits.write(array, position, value);
        array[position++] = '\r';
        array[position++] = '\n';
    }

    /** A payload with its length before it, as most elements of a reply are; room for it is made once. */
    void bulk(byte[] bytes, int offset, int length) {
        ensure(HEADER + length + 2);
        byte[] all = array;
        int at = position;
        all[at] = '$';
        at = Digits.write(all, at + 1, length);
        all[at] = '\r';
        all[at + 1] = '\n';
        at += 2;
        System.arraycopy(bytes, offset, all, at, length);
        at += length;
        all[at] = '\r';
        all[at + 1] = '\n';
        position = at + 2;
    }

    /** The decimal digits of a number, with their length before them. */
    void bulk(long value) {
        header((byte) '$', Digits.length(value));
        ensure(Digits.LONGEST);
        position = Digits.write(array, position, value);
        crlf();
    }

    /** A type byte, an ASCII text, CR LF. */
    void line(byte type, String text) {
        int length = text.length();
        ensure(length + 3);
        array[position++] = type;
        for (int i = 0; i < length; i++) {
            array[position++] = (byte) text.charAt(i);
        }
        array[position++] = '\r';
        array[position++] = '\n';
    }

    void crlf() {
        ensure(2);
        array[position++] = '\r';
        array[position++] = '\n';
    }

    /** Puts a payload in here without copying it; takes over the reference. */
    void insert(ByteBuf payload) {
        inserted += payload.readableBytes();
        addSplice(new Splice(position - from, 0, payload));
    }

    /** Sets so many bytes aside, to be filled in by {@link #fill}; gives a mark that survives growth. */
    int reserve(int length) {
        ensure(length);
        skipped += length;
        addSplice(new Splice(position - from, length, null));
        position += length;
        return spliceCount - 1;
    }

    /** Fills what was reserved under {@code mark} from its end, and leaves the rest of it out. */
    void fill(int mark, byte[] bytes, int length) {
        Splice reserved = splices[mark];
        int unused = reserved.skip() - length;
        System.arraycopy(bytes, 0, array, from + reserved.at() + unused, length);
        splices[mark] = new Splice(reserved.at(), unused, null);
        skipped -= length;
    }

    /** Everything so far; the caller owns it, and the buffer begins anew. */
    ByteBuf take() {
        ByteBuf whole = held;
        if (whole == null) {
            return Unpooled.EMPTY_BUFFER;
        }
        held = null;
        first = Math.max(SMALLEST_FIRST, Math.min(LARGEST_FIRST, position - from));
        whole.writerIndex(position - whole.arrayOffset());
        ByteBuf taken = spliceCount == 0 ? whole : joined(whole);
        reset();
        return taken;
    }

    /** Forgets everything so far. */
    void clear() {
        take().release();
    }

    private ByteBuf joined(ByteBuf whole) {
        if (inserted == 0 && position - from <= COMPACTED) {
            compact(whole);
            return whole;
        }
        CompositeByteBuf parts = allocator.compositeBuffer(2 * spliceCount + 1);
        int at = 0;
        for (int i = 0; i < spliceCount; i++) {
            Splice splice = splices[i];
            addPart(parts, whole, at, splice.at());
            if (splice.payload() != null) {
                parts.addComponent(true, splice.payload());
            }
            at = splice.at() + splice.skip();
        }
        addPart(parts, whole, at, whole.readableBytes());
        whole.release();
        return parts;
    }

    private static void addPart(CompositeByteBuf parts, ByteBuf whole, int start, int end) {
        if (end > start) {
            parts.addComponent(true, whole.retainedSlice(start, end - start));
        }
    }

    private void compact(ByteBuf whole) {
        int to = from;
        int at = from;
        for (int i = 0; i <= spliceCount; i++) {
            int end = i < spliceCount ? from + splices[i].at() : position;
            System.arraycopy(array, at, array, to, end - at);
            to += end - at;
            at = i < spliceCount ? end + splices[i].skip() : end;
        }
        whole.writerIndex(to - whole.arrayOffset());
    }

    private void addSplice(Splice splice) {
        if (spliceCount == splices.length) {
            splices = Arrays.copyOf(splices, Math.max(4, 2 * spliceCount));
        }
        splices[spliceCount++] = splice;
    }

    private void grow(int more) {
        int used = position - from;
        long wanted = Math.max(first, Math.max((long) used + more, 2L * used));
        ByteBuf larger = allocator.heapBuffer((int) Math.min(Integer.MAX_VALUE - 64, wanted));
        ByteBuf before = held;
        System.arraycopy(array, from, larger.array(), larger.arrayOffset(), used);
        held = larger;
        array = larger.array();
        from = larger.arrayOffset();
        position = from + used;
        limit = from + larger.capacity();
        if (before != null) {
            before.release();
        }
    }

    private void reset() {
        array = NOTHING;
        from = 0;
        position = 0;
        limit = 0;
        skipped = 0;
        inserted = 0;
        splices = NONE;
        spliceCount = 0;
    }
}
