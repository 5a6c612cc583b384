package io.vedette.engine.aof;

import java.nio.charset.StandardCharsets;

/**
 * Up to where a file makes sense: behind the last command, or, where a transaction was begun and not ended, before its
 * MULTI. What is behind that was never acknowledged as a whole, and is not to be repeated in part.
 */
public final class WholeUnits {

    private long goodUpTo;
    private boolean within;

    public WholeUnits(long offset) {
        goodUpTo = offset;
    }

    /** A whole command, which ends there; what is wrong with it, or nothing. */
    public String command(byte[] name, long endOffset) {
        if (is(name, "multi")) {
            if (within) {
                return "MULTI within a transaction";
            }
            within = true;
        } else if (is(name, "exec")) {
            if (!within) {
                return "EXEC without MULTI";
            }
            within = false;
        }
        annotation(endOffset);
        return "";
    }

    public void annotation(long endOffset) {
        if (!within) {
            goodUpTo = endOffset;
        }
    }

    /** Whether a transaction was begun and is not ended yet. */
    public boolean isWithin() {
        return within;
    }

    public long goodUpTo() {
        return goodUpTo;
    }

    /** Whether it is one of the two commands that a transaction stands between. */
    public static boolean isBracket(byte[] name) {
        return is(name, "multi") || is(name, "exec");
    }

    private static boolean is(byte[] name, String word) {
        return name.length == word.length() && new String(name, StandardCharsets.ISO_8859_1).equalsIgnoreCase(word);
    }
}
