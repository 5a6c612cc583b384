package io.vedette.engine.rdb;

import io.vedette.engine.value.Text;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads what values consist of. Nothing is believed: a length that goes beyond what is left is refused before room is
 * made for it.
 *
 * <pre>
 * 00xxxxxx            length of 6 bits
 * 01xxxxxx +1         length of 14 bits
 * 10000000 +4         length of 32 bits, the highest byte first
 * 10000001 +8         length of 64 bits
 * 110000xx            no length, but a number of 1, 2 or 4 bytes, or (3) a compressed string
 * </pre>
 */
public final class RdbReader {

    private static final int INT_8 = 0xc0;
    private static final int INT_16 = 0xc1;
    private static final int INT_32 = 0xc2;
    private static final int LZF = 0xc3;
    private static final int LENGTH_32 = 0x80;
    private static final int LENGTH_64 = 0x81;
    private static final int LONGEST = Integer.MAX_VALUE - 8;

    /** Room for so much is made before it is there, for more only as it comes. */
    private static final int TRUSTED = 1 << 20;

    /** So much of a compressed string is read to a place that is kept, which most do with. */
    private static final int MOST_PACKED = 1 << 12;

    private final RdbSource source;
    private byte[] scratch = {};

    public RdbReader(RdbSource source) {
        this.source = source;
    }

    public int next() {
        return source.next();
    }

    public long length() {
        return length(source.next());
    }

    private long length(int first) {
        if (first < 0x40) {
            return first;
        }
        if (first < LENGTH_32) {
            return (first & 0x3fL) << 8 | source.next();
        }
        if (first == LENGTH_32) {
            return big(4);
        }
        if (first == LENGTH_64) {
            return big(8);
        }
        throw new BadRdb("a length begins with byte " + first);
    }

    /** How many elements follow, of at least one byte each. */
    public int count() {
        long count = length();
        if (count < 0 || count > source.left() || count > LONGEST) {
            throw new BadRdb("there cannot be " + Long.toUnsignedString(count) + " elements");
        }
        return (int) count;
    }

    /** A string, also one that is written as a number. */
    public byte[] string() {
        return string(source.next());
    }

    byte[] string(int first) {
        if (isNumber(first)) {
            return Text.of(number(first));
        }
        if (first == LZF) {
            int packed = bounded(length());
            long length = length();
            return packed > MOST_PACKED ? Lzf.expand(taken(packed), length) : expanded(packed, length);
        }
        return taken(bounded(length(first)));
    }

    private byte[] expanded(int packed, long length) {
        if (packed > scratch.length) {
            scratch = new byte[MOST_PACKED];
        }
        source.read(scratch, 0, packed);
        return Lzf.expand(scratch, packed, length);
    }

    private byte[] taken(int length) {
        byte[] bytes = new byte[Math.min(length, TRUSTED)];
        source.read(bytes, 0, bytes.length);
        int have = bytes.length;
        while (have < length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(length, 2L * have));
            source.read(bytes, have, bytes.length - have);
            have = bytes.length;
        }
        return bytes;
    }

    static boolean isNumber(int first) {
        return first == INT_8 || first == INT_16 || first == INT_32;
    }

    long number(int first) {
        return switch (first) {
            case INT_8 -> (byte) source.next();
            case INT_16 -> (short) little(2);
            default -> (int) little(4);
        };
    }

    public byte[] bytes(int count) {
        return taken(bounded(count));
    }

    /** A number of so many bytes, the lowest first. */
    public long little(int bytes) {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (long) source.next() << (8 * i);
        }
        return value;
    }

    public double binaryDouble() {
        return Double.longBitsToDouble(little(8));
    }

    /** A number as old versions wrote it, in digits. */
    public double textDouble() {
        int length = source.next();
        return switch (length) {
            case 255 -> Double.NEGATIVE_INFINITY;
            case 254 -> Double.POSITIVE_INFINITY;
            case 253 -> Double.NaN;
            default -> parse(bytes(length));
        };
    }

    /** Digits as {@code printf} writes them. */
    static double parse(byte[] digits) {
        String text = new String(digits, StandardCharsets.ISO_8859_1);
        if (text.equals("inf") || text.equals("-inf")) {
            return text.charAt(0) == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        try {
            // Letters that only Java takes for a part of a number are none here.
            return text.matches("[-+0-9.eE]+") ? Double.parseDouble(text) : Double.NaN;
        } catch (NumberFormatException none) {
            return Double.NaN;
        }
    }

    private int bounded(long length) {
        if (length < 0 || length > source.left() || length > LONGEST) {
            throw new BadRdb("a string cannot be " + Long.toUnsignedString(length) + " bytes long");
        }
        return (int) length;
    }

    private long big(int bytes) {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value = value << 8 | source.next();
        }
        return value;
    }
}
