package io.vedette.engine.value;

import io.vedette.engine.dict.KeyOf;
import java.util.Arrays;

/**
 * A field of a large hash and its value in one array: the field's length (seven bits a byte, the lowest first), the
 * field, the value. One object per field, where Redis has three.
 */
final class Field implements KeyOf<byte[]> {

    static final Field KEY = new Field();

    private Field() {}

    static byte[] of(byte[] field, int fo, int fieldLength, byte[] value, int vo, int valueLength) {
        int prefix = prefix(fieldLength);
        byte[] packed = new byte[prefix + fieldLength + valueLength];
        int rest = fieldLength;
        for (int i = 0; i < prefix; i++) {
            packed[i] = (byte) ((rest & 0x7f) | (i == prefix - 1 ? 0 : 0x80));
            rest >>>= 7;
        }
        System.arraycopy(field, fo, packed, prefix, fieldLength);
        System.arraycopy(value, vo, packed, prefix + fieldLength, valueLength);
        return packed;
    }

    /** Puts another value in the place of one that is as long; whether it is. */
    static boolean overwrite(byte[] packed, byte[] value, int vo, int valueLength) {
        int at = valueOffset(packed);
        if (packed.length - at != valueLength) {
            return false;
        }
        System.arraycopy(value, vo, packed, at, valueLength);
        return true;
    }

    @Override
    public Class<byte[]> type() {
        return byte[].class;
    }

    @Override
    public byte[] array(byte[] packed) {
        return packed;
    }

    @Override
    public int offset(byte[] packed) {
        int at = 0;
        while (packed[at] < 0) {
            at++;
        }
        return at + 1;
    }

    @Override
    public int length(byte[] packed) {
        int length = 0;
        int at = 0;
        for (int shift = 0; ; shift += 7) {
            length |= (packed[at] & 0x7f) << shift;
            if (packed[at++] >= 0) {
                return length;
            }
        }
    }

    @Override
    public long weight(byte[] packed) {
        return Memory.array(packed.length) + Memory.SLOT;
    }

    static int valueOffset(byte[] packed) {
        return KEY.offset(packed) + KEY.length(packed);
    }

    static byte[] name(byte[] packed) {
        int from = KEY.offset(packed);
        return Arrays.copyOfRange(packed, from, from + KEY.length(packed));
    }

    static byte[] value(byte[] packed) {
        return Arrays.copyOfRange(packed, valueOffset(packed), packed.length);
    }

    private static int prefix(int length) {
        int bytes = 1;
        for (int rest = length >>> 7; rest != 0; rest >>>= 7) {
            bytes++;
        }
        return bytes;
    }
}
