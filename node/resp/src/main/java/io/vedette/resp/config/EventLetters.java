package io.vedette.resp.config;

import java.util.stream.Collectors;

/** Letters that stand for kinds of events: shown in one order, and all data events by the one letter for them. */
public final class EventLetters extends SingleWord<String> {
    private static final String DATA = "g$lshzxetd";
    private static final String ALL = "A";
    private static final String OTHERS = "nKEm";

    private final String expected;

    private EventLetters(String expected) {
        this.expected = expected;
    }

    public static EventLetters of(String expected) {
        return new EventLetters(expected);
    }

    @Override
    Parsed<String> parse(String word) {
        return Parsed.value(word);
    }

    @Override
    public String show(String value) {
        String data = value.contains(ALL) ? DATA : among(DATA, value);
        return (data.equals(DATA) ? ALL : data) + among(OTHERS, value);
    }

    private static String among(String letters, String value) {
        return letters.chars()
                .filter(letter -> value.indexOf(letter) >= 0)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    @Override
    public String expected() {
        return expected;
    }
}
