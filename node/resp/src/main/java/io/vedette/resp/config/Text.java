package io.vedette.resp.config;

/** A word of any content. */
public final class Text extends SingleWord<String> {
    private final String expected;

    private Text(String expected) {
        this.expected = expected;
    }

    public static Text of(String expected) {
        return new Text(expected);
    }

    @Override
    Parsed<String> parse(String word) {
        return Parsed.value(word);
    }

    @Override
    public String show(String value) {
        return value;
    }

    @Override
    public String expected() {
        return expected;
    }
}
