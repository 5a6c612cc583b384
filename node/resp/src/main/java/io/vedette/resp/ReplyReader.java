package io.vedette.resp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.vedette.resp.Answer.Malformed;
import io.vedette.resp.Answer.NeedMore;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Turns the bytes of a server into {@link Reply replies}, in any split: the other end of the wire, for links to peers
 * and for tests. Give it what was read with {@link #append}, then ask {@link #next} until it needs more.
 *
 * <p>Each string, number or header is read once and becomes an object at once; aggregates wait on a stack for their
 * elements. So what waits in the buffer is never more than one string, and no reply is read twice however it is split.
 * Depth and total size of a reply are bounded; what a header announces is believed only as its elements arrive.
 *
 * <p>It is stricter than {@link RequestReader}: servers are programs, and a frame that does not end as it should means
 * that we are lost in the stream. Streamed strings and aggregates of the RESP3 specification are understood, though no
 * Redis sends them yet.
 */
public final class ReplyReader {

    private static final byte NO_STRING = 0;
    private static final byte CHUNK = ';';

    private final ReplyLimits limits;
    private final Backlog bytes;
    private final Deque<OpenAggregate> open = new ArrayDeque<>();
    private @Nullable Malformed failure;

    /** The streamed string whose chunks are being read. */
    private @Nullable ByteArrayOutputStream chunks;

    /** Where in the stream the current reply began. */
    private long replyStart;

    /** Type of the string whose bytes are being waited for. */
    private byte stringType = NO_STRING;

    private int stringLength;

    public ReplyReader(ReplyLimits limits) {
        this(limits, PooledByteBufAllocator.DEFAULT);
    }

    public ReplyReader(ReplyLimits limits, ByteBufAllocator allocator) {
        this.limits = limits;
        this.bytes = new Backlog(allocator);
    }

    /** Takes what was read, and the caller's reference to it. */
    public void append(ByteBuf in) {
        if (failure != null) {
            in.release();
        } else if (!bytes.append(in, missing())) {
            malformed("more than an array can hold is waiting to be read");
        }
    }

    /** The next whole reply, or why there is none. */
    public Answer next() {
        while (failure == null) {
            bytes.mark();
            Answer step = stringType == NO_STRING ? line() : string();
            if (step instanceof Reply value) {
                Reply whole = placed(value);
                if (whole != null) {
                    bytes.mark();
                    replyStart = bytes.consumed();
                    return whole;
                }
            } else if (step instanceof NeedMore) {
                bytes.settle(missing());
                return step;
            }
        }
        release();
        return failure;
    }

    /** Bytes held that no reply has used up yet. */
    public int buffered() {
        return bytes.size();
    }

    /** Bytes of memory held for them. */
    public int capacity() {
        return bytes.capacity();
    }

    /** Gives all memory back; the reader is of no more use. */
    public void release() {
        bytes.release();
        open.clear();
        chunks = null;
    }

    private int missing() {
        return stringType == NO_STRING ? 0 : Math.max(0, stringLength + 2 - bytes.ahead());
    }

    /** Hands a value to the aggregate it belongs to; gives the whole reply when that was the last piece of it. */
    private @Nullable Reply placed(Reply value) {
        Reply done = value;
        for (OpenAggregate inner = open.peek(); inner != null; inner = open.peek()) {
            inner.add(done);
            if (!inner.isComplete()) {
                return null;
            }
            open.pop();
            done = inner.closed();
        }
        return done;
    }

    /** One line: a whole value, or a header after which there is nothing to say yet (null). */
    private @Nullable Answer line() {
        int cr = bytes.findLineEnd(limits.lineBytes(), (byte) '\r');
        if (cr < 0) {
            return cr == Backlog.NOT_YET
                    ? NeedMore.NEED_MORE
                    : malformed("a line is longer than " + limits.lineBytes() + " bytes");
        }
        byte[] array = bytes.array();
        int from = bytes.position() + 1;
        if (cr < from || array[cr + 1] != '\n') {
            return malformed("a line must have a type and end in CR LF");
        }
        byte type = bytes.peek();
        bytes.position(cr + 2);
        return tooLarge(0) ? failure : valueOf(type, array, from, cr - from);
    }

    private @Nullable Answer valueOf(byte type, byte[] array, int from, int length) {
        if (chunks != null && type != CHUNK) {
            return malformed("a streamed string must go on with a chunk");
        }
        return switch (type) {
            case '*', '%', '~', '>', '|' -> aggregate(type, array, from, length);
            case '$', '=', '!', CHUNK -> stringHeader(type, array, from, length);
            case '.' -> endOfStream(length);
            default -> {
                Reply value = LineValue.of(type, array, from, length);
                yield value != null ? value : malformed("no reply begins with " + quoted(type, array, from, length));
            }
        };
    }

    private @Nullable Answer aggregate(byte type, byte[] array, int from, int length) {
        boolean streamed = length == 1 && array[from] == '?' && (type == '*' || type == '%' || type == '~');
        long count = Digits.isLong(array, from, length) ? Digits.longOf(array, from, length) : -2;
        if (count == -1 && type == '*') {
            return Reply.Nil.NIL;
        }
        if (!streamed && (count < 0 || count > Integer.MAX_VALUE)) {
            return malformed("no count of elements: " + quoted(type, array, from, length));
        }
        OpenAggregate begun = streamed ? OpenAggregate.streamed(type) : OpenAggregate.counted(type, count);
        if (begun.isComplete()) {
            return begun.closed();
        }
        if (open.size() == limits.depth()) {
            return malformed("aggregates are nested deeper than " + limits.depth());
        }
        open.push(begun);
        return null;
    }

    private @Nullable Answer endOfStream(int length) {
        OpenAggregate inner = open.peek();
        if (length != 0 || inner == null || !inner.mayEnd()) {
            return malformed("an end mark where no streamed aggregate may end");
        }
        open.pop();
        return inner.closed();
    }

    private @Nullable Answer stringHeader(byte type, byte[] array, int from, int length) {
        if (type == '$' && length == 1 && array[from] == '?') {
            chunks = new ByteArrayOutputStream();
            return null;
        }
        long size = Digits.isLong(array, from, length) ? Digits.longOf(array, from, length) : -2;
        if (size == -1 && type == '$') {
            return Reply.Nil.NIL;
        }
        if (size < 0 || (type == CHUNK) != (chunks != null)) {
            return malformed("no length of a string: " + quoted(type, array, from, length));
        }
        if (type == CHUNK && size == 0) {
            return streamedString();
        }
        if (tooLarge(Math.min(size, limits.replyBytes()) + 2)) {
            return failure;
        }
        stringType = type;
        stringLength = (int) size;
        return null;
    }

    private Answer streamedString() {
        byte[] whole = chunks == null ? new byte[0] : chunks.toByteArray();
        chunks = null;
        return new Reply.Bulk(Bytes.copyOf(whole, 0, whole.length));
    }

    private @Nullable Answer string() {
        if (bytes.ahead() - 2 < stringLength) {
            return NeedMore.NEED_MORE;
        }
        byte[] array = bytes.array();
        int from = bytes.position();
        int end = from + stringLength;
        if (array[end] != '\r' || array[end + 1] != '\n') {
            return malformed("a string of " + stringLength + " bytes does not end in CR LF");
        }
        byte type = stringType;
        stringType = NO_STRING;
        bytes.position(end + 2);
        return stringOf(type, array, from, stringLength);
    }

    private @Nullable Answer stringOf(byte type, byte[] array, int from, int length) {
        if (chunks != null) {
            chunks.write(array, from, length);
            return null;
        }
        if (type == '!') {
            return new Reply.ErrorReply(new String(array, from, length, StandardCharsets.UTF_8));
        }
        if (type == '$') {
            return new Reply.Bulk(Bytes.copyOf(array, from, length));
        }
        if (length < 4 || array[from + 3] != ':') {
            return malformed("a verbatim string must begin with three letters and a colon");
        }
        String format = new String(array, from, 3, StandardCharsets.ISO_8859_1);
        return new Reply.Verbatim(format, Bytes.copyOf(array, from + 4, length - 4));
    }

    /** Whether the current reply, with so many bytes to come, passes the limit; then it has failed. */
    private boolean tooLarge(long more) {
        long soFar = bytes.consumed() + bytes.position() - bytes.start() - replyStart;
        if (soFar + more > limits.replyBytes()) {
            malformed("a reply is longer than " + limits.replyBytes() + " bytes");
            return true;
        }
        return false;
    }

    private Malformed malformed(String reason) {
        failure = new Malformed(reason);
        return failure;
    }

    private static String quoted(byte type, byte[] array, int from, int length) {
        return "'" + (char) (type & 0xff) + new String(array, from, Math.min(length, 32), StandardCharsets.ISO_8859_1)
                + "'";
    }
}
