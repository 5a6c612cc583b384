package io.vedette.engine.debug;

import io.vedette.engine.script.Sha1;
import java.util.Locale;

/**
 * Twenty bytes that stand for data. What is told by {@link #add} counts in any order, what is told by {@link #mix} in this
 * one alone.
 */
final class Digest {
    private static final int WORDS = 5;

    private final int[] words = new int[WORDS];

    /** These bytes count, whenever they are told. */
    void add(byte[] data) {
        int[] others = Sha1.words(data);
        for (int i = 0; i < WORDS; i++) {
            words[i] ^= others[i];
        }
    }

    /** Another digest counts, whenever it is told. */
    void add(Digest other) {
        add(other.bytes());
    }

    /** These bytes come next. */
    void mix(byte[] data) {
        add(data);
        int[] mixed = Sha1.words(bytes());
        System.arraycopy(mixed, 0, words, 0, WORDS);
    }

    /** A number comes next, as four bytes, the highest first. */
    void mix(int number) {
        byte[] data = new byte[Integer.BYTES];
        put(number, data, 0);
        mix(data);
    }

    private byte[] bytes() {
        byte[] bytes = new byte[WORDS * Integer.BYTES];
        for (int i = 0; i < WORDS; i++) {
            put(words[i], bytes, i * Integer.BYTES);
        }
        return bytes;
    }

    private static void put(int number, byte[] into, int at) {
        for (int i = 0; i < Integer.BYTES; i++) {
            into[at + i] = (byte) (number >>> (Integer.SIZE - Byte.SIZE * (i + 1)));
        }
    }

    /** In 40 small hexadecimal digits. */
    @Override
    public String toString() {
        StringBuilder hex = new StringBuilder();
        for (int word : words) {
            hex.append(String.format(Locale.ROOT, "%08x", word));
        }
        return hex.toString();
    }
}
