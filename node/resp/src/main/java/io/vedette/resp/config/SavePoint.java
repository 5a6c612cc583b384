package io.vedette.resp.config;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Snapshot after so many seconds if so many keys changed. */
public record SavePoint(long seconds, long changes) {
    static ValueType<List<SavePoint>> list() {
        return new ListType();
    }

    /** Lines add up; {@code save ""} forgets those before it. */
    private static final class ListType implements ValueType<List<SavePoint>> {
        private static final WholeNumber SECONDS = WholeNumber.between(1, Long.MAX_VALUE);
        private static final WholeNumber CHANGES = WholeNumber.between(0, Integer.MAX_VALUE);

        @Override
        public Parsed<List<SavePoint>> parse(List<String> words) {
            if (words.isEmpty() || words.equals(List.of(""))) {
                return Parsed.value(List.of());
            }
            if (words.size() % 2 != 0) {
                return Parsed.refused("Invalid save parameters");
            }
            List<SavePoint> points = new ArrayList<>();
            for (int i = 0; i < words.size(); i += 2) {
                long seconds = number(SECONDS, words.get(i));
                long changes = number(CHANGES, words.get(i + 1));
                if (seconds < 0 || changes < 0) {
                    return Parsed.refused("Invalid save parameters");
                }
                points.add(new SavePoint(seconds, changes));
            }
            return Parsed.value(List.copyOf(points));
        }

        private static long number(WholeNumber type, String word) {
            return type.parse(word).<Long>fold(value -> value, complaint -> -1L);
        }

        @Override
        public List<String> merge(List<String> before, boolean userSet, List<String> added) {
            if (!userSet || added.equals(List.of("")) || before.equals(List.of(""))) {
                return added;
            }
            List<String> all = new ArrayList<>(before);
            all.addAll(added);
            return all;
        }

        @Override
        public String show(List<SavePoint> value) {
            return value.stream()
                    .map(point -> point.seconds() + " " + point.changes())
                    .collect(Collectors.joining(" "));
        }

        @Override
        public String expected() {
            return "pairs of seconds and changes, or \"\" for none";
        }
    }
}
