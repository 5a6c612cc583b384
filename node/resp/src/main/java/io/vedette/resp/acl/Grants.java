package io.vedette.resp.acl;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;

/** Everything of a kind, or what matches one of some patterns, which stay in the order given. */
final class Grants<P> {
    private final LinkedHashMap<String, P> patterns = new LinkedHashMap<>();
    private boolean all;

    Grants<P> copy() {
        Grants<P> copy = new Grants<>();
        copy.patterns.putAll(patterns);
        copy.all = all;
        return copy;
    }

    boolean all() {
        return all;
    }

    void allowAll() {
        patterns.clear();
        all = true;
    }

    void reset() {
        patterns.clear();
        all = false;
    }

    /** Adds a pattern; one that is there already keeps its place and becomes what {@code both} makes of the two. */
    void allow(String text, P pattern, BinaryOperator<P> both) {
        patterns.merge(text, pattern, both);
    }

    /** The pattern of exactly this text. */
    Optional<P> named(String text) {
        return Optional.ofNullable(patterns.get(text));
    }

    Collection<P> patterns() {
        return patterns.values();
    }

    /** The rules that make it, each followed by a space. */
    String rules(String everything, BiFunction<String, P, String> rule) {
        if (all) {
            return everything + " ";
        }
        StringBuilder rules = new StringBuilder();
        patterns.forEach(
                (text, pattern) -> rules.append(rule.apply(text, pattern)).append(' '));
        return rules.toString();
    }
}
