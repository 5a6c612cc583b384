package io.vedette.quorum.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One input line, split: a verb, plain words, and {@code key=value} options. Double quotes keep blanks together. */
final class Words {
    private final String line;
    private final List<String> plain = new ArrayList<>();
    private final Map<String, String> options = new LinkedHashMap<>();
    private final List<String> used = new ArrayList<>();

    Words(String line) {
        this.line = line;
        for (String word : split(line)) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                options.put(word.substring(0, equals), word.substring(equals + 1));
            } else {
                plain.add(word);
            }
        }
    }

    private static List<String> split(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        for (char c : (line + " ").toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ' ' && !quoted) {
                if (word.length() > 0) {
                    words.add(word.toString());
                    word.setLength(0);
                }
            } else {
                word.append(c);
            }
        }
        return words;
    }

    String verb() {
        return plain.get(0);
    }

    /** Plain word {@code i} after the verb. */
    String word(int i) {
        if (i + 1 >= plain.size()) {
            throw new IllegalArgumentException("word " + (i + 1) + " is missing in: " + line);
        }
        return plain.get(i + 1);
    }

    Optional<String> optionalWord(int i) {
        return i + 1 < plain.size() ? Optional.of(plain.get(i + 1)) : Optional.empty();
    }

    List<String> wordsFrom(int i) {
        return plain.subList(i + 1, plain.size());
    }

    Optional<String> option(String key) {
        used.add(key);
        return Optional.ofNullable(options.get(key));
    }

    long number(String key, long otherwise) {
        return option(key).map(Long::parseLong).orElse(otherwise);
    }

    boolean yes(String key, boolean otherwise) {
        return option(key).map("yes"::equals).orElse(otherwise);
    }

    List<String> list(String key) {
        return option(key).map(text -> List.of(text.split(",", -1))).orElse(List.of());
    }

    /** Everything behind the verb, to be read by another line. */
    String rest() {
        used.addAll(options.keySet());
        return line.substring(verb().length());
    }

    /** A misspelt option must not pass unnoticed. */
    void checkAllUsed() {
        List<String> unknown = new ArrayList<>(options.keySet());
        unknown.removeAll(used);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("unknown options " + unknown + " in: " + line);
        }
    }
}
