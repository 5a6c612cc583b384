package io.vedette.tests.bench.failover;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** The outcomes of one fault with one kind of sentinel. */
final class Series {
    private final List<Outcome> outcomes = new ArrayList<>();
    private int failures;

    void add(Outcome outcome) {
        outcomes.add(outcome);
    }

    /** A run that could not be carried through. */
    void addFailure() {
        failures++;
    }

    List<Outcome> outcomes() {
        return outcomes;
    }

    int failures() {
        return failures;
    }

    /** What did not come within the limit counts as later than all that did; empty when the median is such a one. */
    OptionalDouble median() {
        double[] sorted = sorted();
        if (sorted.length == 0) {
            return OptionalDouble.empty();
        }
        double middle = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        return Double.isInfinite(middle) ? OptionalDouble.empty() : OptionalDouble.of(middle);
    }

    private double[] sorted() {
        return outcomes.stream()
                .mapToDouble(outcome -> outcome.ms().orElse(Double.POSITIVE_INFINITY))
                .sorted()
                .toArray();
    }

    String inWords() {
        double[] sorted = sorted();
        if (sorted.length == 0) {
            return failures == 0 ? "-" : failures + " runs failed";
        }
        String text = ms(sorted.length == 1 ? sorted[0] : median().orElse(Double.POSITIVE_INFINITY));
        if (sorted.length > 1) {
            text += " (" + ms(sorted[0]) + " to " + ms(sorted[sorted.length - 1]) + ")";
        }
        for (Map.Entry<String, Double> count : medians().entrySet()) {
            text += ", " + count.getKey() + " " + Math.round(count.getValue());
        }
        return failures == 0 ? text : text + ", " + failures + " runs failed";
    }

    /** The median of each count. */
    Map<String, Double> medians() {
        Map<String, List<Double>> all = new TreeMap<>();
        outcomes.forEach(outcome -> outcome.counts()
                .forEach((name, count) ->
                        all.computeIfAbsent(name, fresh -> new ArrayList<>()).add(count)));
        Map<String, Double> medians = new TreeMap<>();
        all.forEach((name, counts) ->
                medians.put(name, counts.stream().sorted().toList().get(counts.size() / 2)));
        return medians;
    }

    static String ms(double ms) {
        return Double.isInfinite(ms) ? "> " + Arena.LIMIT_MS : Long.toString(Math.round(ms));
    }
}
