package io.vedette.resp.config;

import java.util.List;

/** A value that is written as exactly one word. */
abstract class SingleWord<T> implements ValueType<T> {
    static final String WRONG_COUNT = "wrong number of arguments";

    @Override
    public final boolean isOfWords() {
        return false;
    }

    @Override
    public final Parsed<T> parse(List<String> words) {
        return words.size() == 1 ? parse(words.get(0)) : Parsed.refused(WRONG_COUNT);
    }

    abstract Parsed<T> parse(String word);
}
