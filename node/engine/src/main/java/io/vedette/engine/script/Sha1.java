package io.vedette.engine.script;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** SHA-1, by which scripts are called; ours, since the engine uses nothing of the JDK's security. */
public final class Sha1 {
    private static final int BLOCK = 64;
    private static final int LENGTH = 20;

    private Sha1() {}

    /** The digest in 40 small hexadecimal digits. */
    public static String hex(byte[] message) {
        StringBuilder hex = new StringBuilder(2 * LENGTH);
        for (int word : words(message)) {
            hex.append(String.format(Locale.ROOT, "%08x", word));
        }
        return hex.toString();
    }

    /** The digest as five words, the first byte of each its highest. */
    public static int[] words(byte[] message) {
        int[] state = {0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0};
        int blocks = (message.length + 8) / BLOCK + 1;
        byte[] tail = tail(message, blocks);
        int whole = message.length / BLOCK;
        int[] words = new int[80];
        for (int i = 0; i < blocks; i++) {
            if (i < whole) {
                mix(state, words, message, i * BLOCK);
            } else {
                mix(state, words, tail, (i - whole) * BLOCK);
            }
        }
        return state;
    }

    /** The digest in hexadecimal digits as bytes of text. */
    static byte[] hexBytes(byte[] message) {
        return hex(message).getBytes(StandardCharsets.US_ASCII);
    }

    /** What does not fill a block, with the end mark and the length. */
    private static byte[] tail(byte[] message, int blocks) {
        int from = message.length / BLOCK * BLOCK;
        byte[] tail = new byte[blocks * BLOCK - from];
        System.arraycopy(message, from, tail, 0, message.length - from);
        tail[message.length - from] = (byte) 0x80;
        long bits = 8L * message.length;
        for (int i = 1; i <= 8; i++) {
            tail[tail.length - i] = (byte) bits;
            bits >>>= 8;
        }
        return tail;
    }

    private static void mix(int[] state, int[] w, byte[] from, int at) {
        for (int i = 0; i < 16; i++) {
            int k = at + 4 * i;
            w[i] = (from[k] << 24) | ((from[k + 1] & 0xff) << 16) | ((from[k + 2] & 0xff) << 8) | (from[k + 3] & 0xff);
        }
        for (int i = 16; i < 80; i++) {
            w[i] = Integer.rotateLeft(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
        }
        int a = state[0];
        int b = state[1];
        int c = state[2];
        int d = state[3];
        int e = state[4];
        for (int i = 0; i < 80; i++) {
            int next = Integer.rotateLeft(a, 5) + e + w[i];
            if (i < 20) {
                next += ((b & c) | (~b & d)) + 0x5A827999;
            } else if (i < 40) {
                next += (b ^ c ^ d) + 0x6ED9EBA1;
            } else if (i < 60) {
                next += ((b & c) | (b & d) | (c & d)) + 0x8F1BBCDC;
            } else {
                next += (b ^ c ^ d) + 0xCA62C1D6;
            }
            e = d;
            d = c;
            c = Integer.rotateLeft(b, 30);
            b = a;
            a = next;
        }
        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
        state[4] += e;
    }
}
