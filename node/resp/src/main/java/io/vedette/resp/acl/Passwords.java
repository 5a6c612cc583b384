package io.vedette.resp.acl;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What lets a user in: SHA-256 hashes, never a password, in the order they were given; or nothing needed at all.
 * Comparing takes as long for a right password as for a wrong one, and for the first as for the last.
 */
final class Passwords {

    private static final int HASH_DIGITS = 64;

    private final LinkedHashSet<String> hashes = new LinkedHashSet<>();
    private boolean notNeeded;

    Passwords copy() {
        Passwords copy = new Passwords();
        copy.hashes.addAll(hashes);
        copy.notNeeded = notNeeded;
        return copy;
    }

    boolean notNeeded() {
        return notNeeded;
    }

    /** In lower-case hexadecimal digits. */
    Set<String> hashes() {
        return Collections.unmodifiableSet(hashes);
    }

    boolean accept(byte[] password) {
        if (notNeeded) {
            return true;
        }
        byte[] given = hashOf(password).getBytes(StandardCharsets.US_ASCII);
        boolean same = false;
        for (String hash : hashes) {
            same |= MessageDigest.isEqual(given, hash.getBytes(StandardCharsets.US_ASCII));
        }
        return same;
    }

    void needNone() {
        hashes.clear();
        notNeeded = true;
    }

    void reset() {
        hashes.clear();
        notNeeded = false;
    }

    void add(String hash) {
        hashes.add(hash);
        notNeeded = false;
    }

    /** Whether it was there. */
    boolean remove(String hash) {
        return hashes.remove(hash);
    }

    static boolean isHash(String text) {
        return text.length() == HASH_DIGITS
                && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }

    static String hashOf(byte[] password) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(password));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
