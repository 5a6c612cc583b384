package io.vedette.resp.config;

import java.util.List;
import java.util.Locale;

/** One line of configuration, split into words, with the place it came from and the text as its author wrote it. */
public record Directive(Origin origin, String text, List<String> words) {
    public Directive {
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a directive has a name: " + origin);
        }
        words = List.copyOf(words);
    }

    /** In lower case: names of directives are case-insensitive. */
    public String name() {
        return words.get(0).toLowerCase(Locale.ROOT);
    }

    public List<String> arguments() {
        return words.subList(1, words.size());
    }
}
