package io.vedette.resp.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One of a few words. Older spellings are accepted and shown as the word they stand for. */
public final class Choice extends SingleWord<String> {
    private final List<String> choices;

    private Choice(List<String> choices) {
        this.choices = choices;
    }

    public static Choice of(String... choices) {
        return new Choice(List.of(choices));
    }

    @Override
    Parsed<String> parse(String word) {
        Optional<String> found = choices.stream().filter(word::equalsIgnoreCase).findFirst();
        return found.map(Parsed::value)
                .orElseGet(() ->
                        Parsed.refused("argument(s) must be one of the following: " + String.join(", ", choices)));
    }

    @Override
    public String show(String value) {
        return value.toLowerCase(Locale.ROOT);
    }

    @Override
    public String expected() {
        return "one of " + String.join(", ", choices);
    }
}
