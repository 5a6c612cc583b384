package io.vedette.tests.bench.node;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Of one row: what each pair came to, ours divided by redis-server's. */
final class Ratios {
    private final List<Double> all = new ArrayList<>();

    void add(double ours, double theirs) {
        all.add(ours / theirs);
    }

    /** Median, and the least and the greatest where there were several. */
    String inWords() {
        if (all.isEmpty()) {
            return "-";
        }
        List<Double> sorted = new ArrayList<>(all);
        Collections.sort(sorted);
        double median = sorted.get(sorted.size() / 2);
        return sorted.size() == 1
                ? String.format(Locale.ROOT, "%.2f", median)
                : String.format(
                        Locale.ROOT, "%.2f (%.2f to %.2f)", median, sorted.get(0), sorted.get(sorted.size() - 1));
    }
}
