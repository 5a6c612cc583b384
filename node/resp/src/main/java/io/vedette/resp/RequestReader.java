package io.vedette.resp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import org.jspecify.annotations.Nullable;

/**
 * Turns the bytes of one client into commands, in any split: give it what was read with {@link #append}, then ask
 * {@link #next} until it needs more. It stops and resumes in the middle of anything and looks at no byte twice.
 *
 * <p><b>In place.</b> Parsing works on a byte array, so that a {@link Request} and all who read it have one plain
 * representation. A heap buffer is parsed where it is, without a copy; a direct buffer is first copied, as a whole, to a
 * pooled heap buffer. So hand over heap buffers where there is a choice; both are correct.
 *
 * <p><b>Bounds.</b> What is left of a read, half a command, is moved to a buffer of its own size, and the buffer that
 * was read is released: a client that sends half a command and waits costs what it has sent, not what it announced.
 * The buffer grows by doubling up to what the command is known to need, so the bytes of a great argument are copied a
 * constant number of times.
 *
 * <p><b>As Redis reads.</b> A line that announces a length ends at the first CR, and whatever byte follows is taken for
 * the LF; the two bytes after an argument are skipped unseen; a NUL hides the line end behind it. A client that lives by
 * such a detail finds it here. Where Redis's verdict depends on how the bytes were split into reads (a line that is too
 * long but complete), ours does not: too long is too long.
 */
public final class RequestReader {

    /** Redis looks for a line end with strchr, which stops here. */
    private static final byte NUL = 0;

    private final WireLimits limits;
    private final Backlog bytes;
    private final Request request = new Request();
    private boolean authenticated = true;
    private @Nullable ProtocolError failure;

    /** Whether the last command may still be looked at. */
    private boolean handedOut;

    /** Arguments of the current command that are still to come; 0 between two commands. */
    private int remaining;

    private boolean inline;

    /** Announced length of the argument that is being read, -1 while its announcement is. */
    private int bulk = -1;

    public RequestReader(WireLimits limits) {
        this(limits, PooledByteBufAllocator.DEFAULT);
    }

    public RequestReader(WireLimits limits, ByteBufAllocator allocator) {
        this.limits = limits;
        this.bytes = new Backlog(allocator);
    }

    /** Whether this client has authenticated (as a new reader assumes): if not, the smaller limits hold. */
    public void authenticated(boolean yes) {
        authenticated = yes;
    }

    /** Takes what was read, and the caller's reference to it. */
    public void append(ByteBuf in) {
        if (failure != null) {
            in.release();
        } else if (!bytes.append(in, missing())) {
            failure = ProtocolError.QUERY_BUFFER_FULL;
        }
    }

    /** The next command, or why there is none. A {@link Request} is valid until the next call of any method here. */
    public Outcome next() {
        handedOut = false;
        while (failure == null) {
            if (remaining > 0) {
                return arguments() ? complete() : stalled();
            }
            bytes.mark();
            request.clear();
            if (bytes.isEmpty() || !begin()) {
                return stalled();
            }
            if (remaining == 0 && request.argc() > 0) {
                handedOut = true;
                return request;
            }
        }
        return stalled();
    }

    /** Shows the commands that lie ready behind the last one; none of them is taken. */
    public void preview(Preview preview) {
        preview.clear();
        if (remaining == 0 && failure == null) {
            preview.fill(bytes);
        }
    }

    /** Bytes held that no command has used up yet; a command that was handed out has used up its own. */
    public int buffered() {
        return remaining > 0 ? bytes.size() : bytes.ahead();
    }

    /** The same with those of a command that was handed out and may still be looked at. */
    public int held() {
        return handedOut ? bytes.size() : buffered();
    }

    /** Bytes of memory held for them, and for knowing where the arguments are. */
    public int capacity() {
        return bytes.capacity() + request.capacity();
    }

    /** Bytes used up by the commands handed out, and by the empty lines between them, since the beginning. */
    public long consumed() {
        return bytes.consumed() + bytes.size() - buffered();
    }

    /** Whether the last command was a line of words, as people type it. */
    public boolean isInline() {
        return inline;
    }

    /** Gives all memory back; the reader is of no more use. */
    public void release() {
        bytes.release();
    }

    private Outcome stalled() {
        if (failure != null) {
            bytes.release();
            return failure;
        }
        bytes.settle(missing());
        return Outcome.NeedMore.NEED_MORE;
    }

    private Outcome complete() {
        request.locate(bytes.array(), bytes.start());
        handedOut = true;
        return request;
    }

    /** How many bytes the argument that is being read still lacks, if that is known; never to be trusted as a size. */
    public int missing() {
        return bulk < 0 ? 0 : Math.max(0, bulk + 2 - bytes.ahead());
    }

    private boolean begin() {
        inline = bytes.peek() != '*';
        return inline ? inline() : multibulkHeader();
    }

    private boolean inline() {
        int newline = bytes.find((byte) '\n', limits.inlineBytes(), NUL);
        if (newline < 0) {
            return tooLong(newline, ProtocolError.TOO_BIG_INLINE_REQUEST);
        }
        int from = bytes.position();
        int end = newline > from && bytes.array()[newline - 1] == '\r' ? newline - 1 : newline;
        if (!InlineSplitter.split(bytes.array(), from, end, request)) {
            return fail(ProtocolError.UNBALANCED_QUOTES);
        }
        bytes.position(newline + 1);
        return true;
    }

    private boolean multibulkHeader() {
        int count = bytes.announced((byte) '*');
        if (count < 0) {
            return carefulMultibulkHeader();
        }
        return multibulk(count);
    }

    private boolean carefulMultibulkHeader() {
        int cr = bytes.findLineEnd(limits.inlineBytes(), NUL);
        if (cr < 0) {
            return tooLong(cr, ProtocolError.TOO_BIG_MULTIBULK_COUNT_STRING);
        }
        long count = number(cr, Long.MAX_VALUE);
        bytes.position(cr + 2);
        return multibulk(count);
    }

    private boolean multibulk(long count) {
        if (count > limits.multibulkCount()) {
            return fail(ProtocolError.INVALID_MULTIBULK_LENGTH);
        }
        if (count > limits.unauthenticatedMultibulkCount() && !authenticated) {
            return fail(ProtocolError.UNAUTHENTICATED_MULTIBULK_LENGTH);
        }
        remaining = (int) Math.max(0, count);
        return true;
    }

    private boolean arguments() {
        while (remaining > 0) {
            if (bulk < 0 && !bulkHeader()) {
                return false;
            }
            if (bytes.ahead() - 2 < bulk) {
                return false;
            }
            int from = bytes.position();
            request.add(from - bytes.start(), bulk);
            bytes.position(from + bulk + 2);
            bulk = -1;
            remaining--;
        }
        return true;
    }

    private boolean bulkHeader() {
        int length = bytes.announced((byte) '$');
        return length < 0 ? carefulBulkHeader() : bulk(length);
    }

    private boolean carefulBulkHeader() {
        int cr = bytes.findLineEnd(limits.inlineBytes(), NUL);
        if (cr < 0) {
            return tooLong(cr, ProtocolError.TOO_BIG_BULK_COUNT_STRING);
        }
        if (bytes.peek() != '$') {
            return fail(ProtocolError.expectedDollar(bytes.peek()));
        }
        long length = number(cr, -1);
        bytes.position(cr + 2);
        return bulk(length);
    }

    private boolean bulk(long length) {
        if (length < 0 || length > limits.bulkBytes()) {
            return fail(ProtocolError.INVALID_BULK_LENGTH);
        }
        if (length > limits.unauthenticatedBulkBytes() && !authenticated) {
            return fail(ProtocolError.UNAUTHENTICATED_BULK_LENGTH);
        }
        if (bytes.position() + 2 + length - bytes.start() > limits.queryBufferBytes()) {
            return fail(ProtocolError.QUERY_BUFFER_FULL);
        }
        bulk = (int) length;
        return true;
    }

    /** The number between the byte we stand on and {@code cr}, or {@code otherwise} where there is none. */
    private long number(int cr, long otherwise) {
        int from = bytes.position() + 1;
        return Digits.isLong(bytes.array(), from, cr - from)
                ? Digits.longOf(bytes.array(), from, cr - from)
                : otherwise;
    }

    private boolean tooLong(int found, ProtocolError error) {
        return found == Backlog.TOO_LONG && fail(error);
    }

    private boolean fail(ProtocolError error) {
        failure = error;
        return false;
    }
}
