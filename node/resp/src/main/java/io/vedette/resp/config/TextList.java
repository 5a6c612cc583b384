package io.vedette.resp.config;

import java.util.List;

/** Some words, within a least and a greatest count. A single empty word stands for none. */
public final class TextList implements ValueType<List<String>> {
    private final int min;
    private final int max;
    private final String expected;

    private TextList(int min, int max, String expected) {
        this.min = min;
        this.max = max;
        this.expected = expected;
    }

    public static TextList between(int min, int max, String expected) {
        return new TextList(min, max, expected);
    }

    @Override
    public Parsed<List<String>> parse(List<String> words) {
        List<String> meant = words.equals(List.of("")) ? List.of() : List.copyOf(words);
        return words.isEmpty() || meant.size() > max || (!meant.isEmpty() && meant.size() < min)
                ? Parsed.refused(SingleWord.WRONG_COUNT)
                : Parsed.value(meant);
    }

    @Override
    public String show(List<String> value) {
        return String.join(" ", value);
    }

    @Override
    public String expected() {
        return expected;
    }
}
