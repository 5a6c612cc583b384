package io.vedette.engine.value;

import io.vedette.resp.Digits;
import io.vedette.resp.ReplyWriter;

/**
 * How one entry of a {@link Listpack} is put into bytes: an encoding byte, for most kinds a length or a number behind
 * it, the bytes of a string, and at the end the length of all that once more, to be read from behind.
 *
 * <pre>
 * 0xxxxxxx            number 0 to 127
 * 10xxxxxx            string of up to 63 bytes
 * 110xxxxx +1         number of 13 bits
 * 1110xxxx +1         string of up to 4095 bytes
 * 11110000 +4         string of any length
 * 11110001 .. 0100    number of 16, 24, 32, 64 bits
 * </pre>
 */
final class ListpackEntry {

    private static final int STRING_32 = 0xf0;
    private static final int INT_16 = 0xf1;
    private static final int INT_24 = 0xf2;
    private static final int INT_32 = 0xf3;
    private static final int INT_64 = 0xf4;

    private ListpackEntry() {}

    static boolean isString(byte[] b, int at) {
        int code = b[at] & 0xff;
        return (code & 0xc0) == 0x80 || (code & 0xf0) == 0xe0 || code == STRING_32;
    }

    /** Bytes of encoding before the bytes of a string. */
    static int stringHeader(byte[] b, int at) {
        int code = b[at] & 0xff;
        if ((code & 0xc0) == 0x80) {
            return 1;
        }
        return (code & 0xf0) == 0xe0 ? 2 : 5;
    }

    static int stringLength(byte[] b, int at) {
        int code = b[at] & 0xff;
        if ((code & 0xc0) == 0x80) {
            return code & 0x3f;
        }
        if ((code & 0xf0) == 0xe0) {
            return ((code & 0x0f) << 8) | (b[at + 1] & 0xff);
        }
        return (int) little(b, at + 1, 4);
    }

    static long number(byte[] b, int at) {
        int code = b[at] & 0xff;
        if (code < 0x80) {
            return code;
        }
        if ((code & 0xe0) == 0xc0) {
            long bits = ((code & 0x1fL) << 8) | (b[at + 1] & 0xff);
            return bits << 51 >> 51;
        }
        return little(b, at + 1, numberBytes(code));
    }

    /** Bytes of the whole entry without the length at its end. */
    static int size(byte[] b, int at) {
        int code = b[at] & 0xff;
        if (code < 0x80) {
            return 1;
        }
        if (isString(b, at)) {
            return stringHeader(b, at) + stringLength(b, at);
        }
        return (code & 0xe0) == 0xc0 ? 2 : 1 + numberBytes(code);
    }

    /** Bytes the length at the end takes. */
    static int backLength(int size) {
        if (size < 1 << 7) {
            return 1;
        }
        if (size < (1 << 14) - 1) {
            return 2;
        }
        if (size < (1 << 21) - 1) {
            return 3;
        }
        return size < (1 << 28) - 1 ? 4 : 5;
    }

    /** The size written at the end of the entry whose last byte is at {@code last}. */
    static int sizeFromBehind(byte[] b, int last) {
        int size = 0;
        int at = last;
        for (int shift = 0; ; shift += 7) {
            size |= (b[at] & 0x7f) << shift;
            if ((b[at--] & 0x80) == 0) {
                return size;
            }
        }
    }

    /** Replies with an entry; gives where the next one begins. */
    static int reply(byte[] b, int at, ReplyWriter reply) {
        int size;
        if (isString(b, at)) {
            int header = stringHeader(b, at);
            int length = stringLength(b, at);
            reply.bulk(b, at + header, length);
            size = header + length;
        } else {
            reply.bulk(number(b, at));
            size = size(b, at);
        }
        return at + size + backLength(size);
    }

    static void writeBackLength(byte[] b, int at, int size) {
        int length = backLength(size);
        int rest = size;
        for (int i = length - 1; i >= 0; i--) {
            b[at + i] = (byte) ((rest & 0x7f) | (i == 0 ? 0 : 0x80));
            rest >>>= 7;
        }
    }

    static int stringSize(int length) {
        if (length < 64) {
            return 1 + length;
        }
        return (length < 4096 ? 2 : 5) + length;
    }

    static int numberSize(long value) {
        if (value >= 0 && value <= 127) {
            return 1;
        }
        if (value >= -4096 && value <= 4095) {
            return 2;
        }
        return 1 + width(value);
    }

    static void writeString(byte[] b, int at, byte[] from, int offset, int length) {
        int header = stringSize(length) - length;
        if (header == 1) {
            b[at] = (byte) (0x80 | length);
        } else if (header == 2) {
            b[at] = (byte) (0xe0 | length >> 8);
            b[at + 1] = (byte) length;
        } else {
            b[at] = (byte) STRING_32;
            putLittle(b, at + 1, length, 4);
        }
        System.arraycopy(from, offset, b, at + header, length);
    }

    static void writeNumber(byte[] b, int at, long value) {
        int size = numberSize(value);
        if (size == 1) {
            b[at] = (byte) value;
        } else if (size == 2) {
            b[at] = (byte) (0xc0 | ((value >> 8) & 0x1f));
            b[at + 1] = (byte) value;
        } else {
            b[at] = (byte) code(size - 1);
            putLittle(b, at + 1, value, size - 1);
        }
    }

    /** Whether these bytes are kept as a number: they are just what the number looks like in decimal. */
    static boolean isNumber(byte[] from, int offset, int length) {
        return Digits.isLong(from, offset, length);
    }

    private static int width(long value) {
        if (value == (short) value) {
            return 2;
        }
        if (value >= -(1 << 23) && value < 1 << 23) {
            return 3;
        }
        return value == (int) value ? 4 : 8;
    }

    private static int code(int width) {
        return switch (width) {
            case 2 -> INT_16;
            case 3 -> INT_24;
            case 4 -> INT_32;
            default -> INT_64;
        };
    }

    private static int numberBytes(int code) {
        return switch (code) {
            case INT_16 -> 2;
            case INT_24 -> 3;
            case INT_32 -> 4;
            case INT_64 -> 8;
            default -> throw new IllegalStateException("a listpack has no entry that begins with " + code);
        };
    }

    /** Signed, the lowest byte first. */
    private static long little(byte[] b, int at, int bytes) {
        long value = b[at + bytes - 1];
        for (int i = bytes - 2; i >= 0; i--) {
            value = (value << 8) | (b[at + i] & 0xff);
        }
        return value;
    }

    private static void putLittle(byte[] b, int at, long value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            b[at + i] = (byte) (value >> (8 * i));
        }
    }
}
