package io.vedette.engine.differential;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A command and how its replies are compared.
 *
 * @param words one char per byte
 */
record Step(List<String> words, Comparison comparison) {

    byte[][] bytes() {
        byte[][] bytes = new byte[words.size()][];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = words.get(i).getBytes(StandardCharsets.ISO_8859_1);
        }
        return bytes;
    }

    String name() {
        return words.get(0);
    }

    @Override
    public String toString() {
        List<String> shown = new ArrayList<>();
        for (String word : words) {
            StringBuilder text = new StringBuilder();
            word.chars().limit(200).forEach(c -> {
                if (c > ' ' && c < 127 && c != '\\') {
                    text.append((char) c);
                } else {
                    text.append(String.format("\\x%02x", c));
                }
            });
            shown.add(word.isEmpty() ? "\"\"" : text.toString());
        }
        return String.join(" ", shown);
    }
}
