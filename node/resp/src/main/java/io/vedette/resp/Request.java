package io.vedette.resp;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * One parsed command, seen where it lies: arguments are offsets into the bytes that were read, nothing was copied. The
 * one instance of a reader is used again for each of its commands, so it is valid only while the handler runs. Whoever
 * wants to keep an argument takes a copy with {@link #bytes} or {@link #text}.
 */
public final class Request implements Outcome {

    private static final int USUAL_ARGUMENTS = 8;

    /** A table of this many ints is kept for the next command; a greater one is given back. */
    private static final int KEPT_BOUNDS = 1024;

    /** A letter and the end of the line. */
    private static final int BESIDE_DIGITS = 3;

    private static final byte[] NOTHING = new byte[0];

    private byte[] array = NOTHING;

    /** Where the command begins; offsets count from here, so that they survive a move of the buffer. */
    private int base;

    private int argc;

    /** Offset and length of each argument, in turn. */
    private int[] bounds = new int[2 * USUAL_ARGUMENTS];

    Request() {}

    /** A command made here, of these words; nobody may change them while it is used. */
    public static Request of(byte[]... words) {
        int length = 0;
        for (byte[] word : words) {
            length += word.length;
        }
        Request request = new Request();
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] word : words) {
            System.arraycopy(word, 0, all, at, word.length);
            request.add(at, word.length);
            at += word.length;
        }
        request.locate(all, 0);
        return request;
    }

    /** A line as a person types it, taken apart as an inline command is; nothing where its quotes do not balance. */
    public static Optional<Request> ofLine(byte[] line) {
        Request request = new Request();
        return InlineSplitter.split(line, 0, line.length, request) ? Optional.of(request) : Optional.empty();
    }

    /** How many arguments there are, the command's name included; never 0 for a handler. */
    public int argc() {
        return argc;
    }

    /** Length of argument {@code i} in bytes. */
    public int length(int i) {
        return bounds[2 * checked(i) + 1];
    }

    /** Byte {@code k} of argument {@code i}. */
    public byte byteAt(int i, int k) {
        return array[offset(i) + k];
    }

    /** The array argument {@code i} lies in, for {@link #offset} and {@link #length}; never to be written to. */
    public byte[] array() {
        return array;
    }

    /** Where in {@link #array()} argument {@code i} begins. */
    public int offset(int i) {
        return base + bounds[2 * checked(i)];
    }

    /** Where in {@link #array()} the command begins as it was sent. */
    public int start() {
        return base;
    }

    /**
     * How long it is as it was sent, if that is byte for byte how Redis would write it, and 0 if not. Readers take more than that: a number
     * with a zero before it is longer than it has to be, and of what ends a line only the first byte behind a number was looked at.
     */
    public int plainLength() {
        int end = BESIDE_DIGITS + Digits.length(argc);
        for (int at = 0; at < 2 * argc; at += 2) {
            int from = bounds[at];
            int length = bounds[at + 1];
            if (from - end != BESIDE_DIGITS + Digits.length(length) || array[base + end - 1] != '\n') {
                return 0;
            }
            end = from + length + 2;
            if (array[base + from - 1] != '\n' || array[base + end - 2] != '\r') {
                return 0;
            }
        }
        return array[base + end - 1] == '\n' ? end : 0;
    }

    /** Whether argument {@code i} is this keyword in any case; {@code keyword} must be lower-case ASCII. */
    public boolean is(int i, String keyword) {
        int length = keyword.length();
        if (length(i) != length) {
            return false;
        }
        int from = offset(i);
        for (int k = 0; k < length; k++) {
            if (lower(array[from + k]) != keyword.charAt(k)) {
                return false;
            }
        }
        return true;
    }

    /** Whether argument {@code i} is exactly these bytes. */
    public boolean isBytes(int i, byte[] expected) {
        int from = offset(i);
        return Arrays.equals(array, from, from + length(i), expected, 0, expected.length);
    }

    /** Whether argument {@code i} is the same as that of another request. */
    public boolean isSame(int i, Request other) {
        int from = offset(i);
        int its = other.offset(i);
        return Arrays.equals(array, from, from + length(i), other.array, its, its + other.length(i));
    }

    /** A copy of argument {@code i}. */
    public byte[] bytes(int i) {
        int from = offset(i);
        return Arrays.copyOfRange(array, from, from + length(i));
    }

    /** Argument {@code i} as text in UTF-8. */
    public String text(int i) {
        return new String(array, offset(i), length(i), StandardCharsets.UTF_8);
    }

    /** Whether argument {@code i} is a whole number of 64 bits by Redis's strict rules. */
    public boolean isLong(int i) {
        return Digits.isLong(array, offset(i), length(i));
    }

    /** The whole number in argument {@code i}; ask {@link #isLong} before. */
    public long longAt(int i) {
        if (!isLong(i)) {
            throw new IllegalStateException("argument " + i + " is not a whole number: '" + text(i) + "'");
        }
        return Digits.longOf(array, offset(i), length(i));
    }

    /** Appends the bytes of argument {@code i}. */
    public void copyTo(int i, ByteBuf out) {
        out.writeBytes(array, offset(i), length(i));
    }

    /** The command as a person would read it, for logs and failing tests. */
    @Override
    public String toString() {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < argc; i++) {
            words.append(i == 0 ? "" : " ").append(text(i));
        }
        return words.toString();
    }

    /** Bytes of memory beyond those every reader has. */
    int capacity() {
        return Integer.BYTES * (bounds.length - 2 * USUAL_ARGUMENTS);
    }

    void clear() {
        argc = 0;
        if (bounds.length > KEPT_BOUNDS) {
            bounds = new int[2 * USUAL_ARGUMENTS];
        }
    }

    void add(int offset, int length) {
        int at = 2 * argc;
        if (at == bounds.length) {
            bounds = Arrays.copyOf(bounds, 2 * at);
        }
        bounds[at] = offset;
        bounds[at + 1] = length;
        argc++;
    }

    void locate(byte[] bytes, int start) {
        array = bytes;
        base = start;
    }

    private int checked(int i) {
        if (i < 0 || i >= argc) {
            throw new IndexOutOfBoundsException("argument " + i + " of " + argc);
        }
        return i;
    }

    private static int lower(byte b) {
        return b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b;
    }
}
