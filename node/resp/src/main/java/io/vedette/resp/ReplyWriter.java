package io.vedette.resp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Writes replies in the dialect of the connection, one after the other, into one output buffer; {@link #take} gives all
 * that has been written, so that the replies of one read leave in one write.
 *
 * <p>Handlers say what they mean (a map, a double, a boolean) and need not ask which dialect is spoken: what RESP2 does
 * not know becomes what Redis makes of it there, a flat array, a bulk string, an integer.
 *
 * <p>An aggregate whose size is known only after its elements is begun with {@link #deferred} and closed with one of
 * the {@code close} methods; the elements are not moved for it.
 */
public final class ReplyWriter {

    /** Room for a deferred header: a type byte, 10 digits, CR LF. */
    private static final int DEFERRED_HEADER = 13;

    /** From here on a payload in a buffer is put into the output as it is: measured, half the time of copying it. */
    static final int BORROWED = 16 << 10;

    private static final byte[] OK = ascii("+OK\r\n");
    private static final byte[] NIL2 = ascii("$-1\r\n");
    private static final byte[] NIL_ARRAY2 = ascii("*-1\r\n");
    private static final byte[] NIL3 = ascii("_\r\n");
    private static final byte[] TRUE3 = ascii("#t\r\n");
    private static final byte[] FALSE3 = ascii("#f\r\n");

    private final OutputBuffer out;
    private Protocol protocol;
    private long errors;
    private String lastError = "";

    public ReplyWriter(Protocol protocol) {
        this(protocol, PooledByteBufAllocator.DEFAULT);
    }

    public ReplyWriter(Protocol protocol, ByteBufAllocator allocator) {
        this.protocol = protocol;
        this.out = new OutputBuffer(allocator);
    }

    public Protocol protocol() {
        return protocol;
    }

    /** Changes the dialect of everything written from here on. */
    public void protocol(Protocol spoken) {
        protocol = spoken;
    }

    /** Bytes written and not yet taken. */
    public int size() {
        return out.size();
    }

    /** How many errors were written since the beginning. */
    public long errors() {
        return errors;
    }

    /** The last error that was written, its code first. */
    public String lastError() {
        return lastError;
    }

    /** Everything written since the last time, a heap buffer or a composite of them; the caller must release it. */
    public ByteBuf take() {
        return out.take();
    }

    /** Forgets what was written and not taken. */
    public void clear() {
        out.clear();
    }

    public void ok() {
        out.put(OK, 0, OK.length);
    }

    /** A status line; {@code text} must be ASCII without line ends. */
    public void status(String text) {
        out.line((byte) '+', text);
    }

    /** An error line, beginning with its code as in "ERR no such key". Line ends in it become blanks. */
    public void error(String text) {
        lastError = text;
        out.put((byte) '-');
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        putErrorText(bytes);
    }

    /** The last words to a client whose bytes cannot be a command; nothing where Redis says nothing. */
    public void error(ProtocolError error) {
        if (!error.silent()) {
            out.put((byte) '-');
            putErrorText(error.text().getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    public void integer(long value) {
        out.header((byte) ':', value);
    }

    /** Always copied, however long: an array may change after it was given. */
    public void bulk(byte[] payload) {
        bulk(payload, 0, payload.length);
    }

    public void bulk(byte[] payload, int offset, int length) {
        out.bulk(payload, offset, length);
    }

    /** A bulk string in UTF-8. */
    public void bulk(String text) {
        bulk(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The readable bytes of {@code payload}, which stays the caller's; a large one is kept referenced, not copied. */
    public void bulk(ByteBuf payload) {
        int length = payload.readableBytes();
        out.header((byte) '$', length);
        if (length >= BORROWED) {
            out.insert(payload.retainedSlice());
        } else {
            out.put(payload, length);
        }
        out.crlf();
    }

    /** A bulk string that will never change, so that a long one needs no copy. */
    public void constant(byte[] payload) {
        ByteBuf wrapped = Unpooled.wrappedBuffer(payload);
        bulk(wrapped);
        wrapped.release();
    }

    /** Argument {@code i} of a request, sent back. */
    public void bulk(Request request, int i) {
        bulk(request.array(), request.offset(i), request.length(i));
    }

    /** An integer as a bulk string. */
    public void bulk(long value) {
        out.bulk(value);
    }

    public void nil() {
        byte[] wire = protocol == Protocol.RESP2 ? NIL2 : NIL3;
        out.put(wire, 0, wire.length);
    }

    /** The absence of an array, which RESP2 tells from the absence of a string. */
    public void nullArray() {
        byte[] wire = protocol == Protocol.RESP2 ? NIL_ARRAY2 : NIL3;
        out.put(wire, 0, wire.length);
    }

    /** So many elements follow. */
    public void array(int elements) {
        out.header((byte) '*', elements);
    }

    /** So many pairs of a key and a value follow. */
    public void map(int pairs) {
        if (protocol == Protocol.RESP2) {
            out.header((byte) '*', 2L * pairs);
        } else {
            out.header((byte) '%', pairs);
        }
    }

    /** So many different elements follow. */
    public void set(int elements) {
        out.header(protocol == Protocol.RESP2 ? (byte) '*' : (byte) '~', elements);
    }

    /** A message nobody asked for, of so many elements. */
    public void push(int elements) {
        out.header(protocol == Protocol.RESP2 ? (byte) '*' : (byte) '>', elements);
    }

    /** Facts about the reply that follows, which RESP2 cannot carry: {@code body} is run for RESP3 only. */
    public void attribute(int pairs, Consumer<ReplyWriter> body) {
        if (protocol == Protocol.RESP3) {
            out.header((byte) '|', pairs);
            body.accept(this);
        }
    }

    /** Begins an aggregate whose size is not known yet; the mark is for one of the {@code close} methods. */
    public int deferred() {
        return out.reserve(DEFERRED_HEADER);
    }

    public void closeArray(int mark, int elements) {
        close(mark, '*', elements);
    }

    public void closeMap(int mark, int pairs) {
        close(mark, protocol == Protocol.RESP2 ? '*' : '%', protocol == Protocol.RESP2 ? 2L * pairs : pairs);
    }

    public void closeSet(int mark, int elements) {
        close(mark, protocol == Protocol.RESP2 ? '*' : '~', elements);
    }

    public void closePush(int mark, int elements) {
        close(mark, protocol == Protocol.RESP2 ? '*' : '>', elements);
    }

    public void dbl(double value) {
        String text = DoubleText.of(value);
        if (protocol == Protocol.RESP2) {
            bulk(text);
        } else {
            out.line((byte) ',', text);
        }
    }

    public void bool(boolean value) {
        if (protocol == Protocol.RESP2) {
            integer(value ? 1 : 0);
        } else {
            byte[] wire = value ? TRUE3 : FALSE3;
            out.put(wire, 0, wire.length);
        }
    }

    /** A whole number of any size. */
    public void bigNumber(BigInteger value) {
        if (protocol == Protocol.RESP2) {
            bulk(value.toString());
        } else {
            out.line((byte) '(', value.toString());
        }
    }

    /** Text to be shown as it is; {@code format} is three letters, "txt" or "mkd". */
    public void verbatim(String format, byte[] text) {
        if (format.length() != 3) {
            throw new IllegalArgumentException("a verbatim format has three letters, this is '" + format + "'");
        }
        if (protocol == Protocol.RESP2) {
            bulk(text);
            return;
        }
        out.header((byte) '=', text.length + 4L);
        out.put(ascii(format), 0, 3);
        out.put((byte) ':');
        out.put(text, 0, text.length);
        out.crlf();
    }

    public void verbatim(String format, String text) {
        verbatim(format, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes that are a reply already, made once and used often. */
    public void raw(byte[] wire) {
        out.put(wire, 0, wire.length);
    }

    private void close(int mark, char type, long count) {
        byte[] header = ascii(type + Long.toString(count) + "\r\n");
        out.fill(mark, header, header.length);
    }

    private void putErrorText(byte[] bytes) {
        errors++;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\r' || bytes[i] == '\n') {
                bytes[i] = ' ';
            }
        }
        out.put(bytes, 0, bytes.length);
        out.crlf();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
