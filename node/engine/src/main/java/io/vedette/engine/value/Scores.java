package io.vedette.engine.value;

import java.nio.charset.StandardCharsets;

/** Scores written as text by ourselves. */
final class Scores {

    private Scores() {}

    static double parse(byte[] text) {
        String word = new String(text, StandardCharsets.US_ASCII);
        return switch (word) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(word);
        };
    }
}
