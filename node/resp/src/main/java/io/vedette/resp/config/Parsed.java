package io.vedette.resp.config;

import java.util.function.Function;

/** What became of some words: a value, or the complaint Redis has about them. */
public sealed interface Parsed<T> {
    static <T> Parsed<T> value(T value) {
        return new Value<>(value);
    }

    static <T> Parsed<T> refused(String complaint) {
        return new Refused<>(complaint);
    }

    <R> R fold(Function<? super T, ? extends R> value, Function<? super String, ? extends R> refused);

    record Value<T>(T value) implements Parsed<T> {
        @Override
        public <R> R fold(Function<? super T, ? extends R> onValue, Function<? super String, ? extends R> onRefused) {
            return onValue.apply(value);
        }
    }

    record Refused<T>(String complaint) implements Parsed<T> {
        @Override
        public <R> R fold(Function<? super T, ? extends R> onValue, Function<? super String, ? extends R> onRefused) {
            return onRefused.apply(complaint);
        }
    }
}
