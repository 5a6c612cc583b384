package io.vedette.resp.command;

import java.nio.charset.StandardCharsets;

/** Command names as bytes, upper and lower case being the same. */
final class AsciiNames {

    private AsciiNames() {}

    static byte[] bytes(String lowerCase) {
        return lowerCase.getBytes(StandardCharsets.US_ASCII);
    }

    static int hash(byte[] bytes, int from, int length) {
        int hash = length;
        for (int k = from; k < from + length; k++) {
            hash = hash * 31 + lower(bytes[k]);
        }
        return hash ^ hash >>> 15;
    }

    static boolean same(byte[] lowerCase, byte[] bytes, int from, int length) {
        if (lowerCase.length != length) {
            return false;
        }
        for (int k = 0; k < length; k++) {
            if (lowerCase[k] != lower(bytes[from + k])) {
                return false;
            }
        }
        return true;
    }

    private static int lower(byte b) {
        return b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b;
    }
}
