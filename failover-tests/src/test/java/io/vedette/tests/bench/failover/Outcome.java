package io.vedette.tests.bench.failover;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What one run showed.
 *
 * @param ms what the fault is judged by; empty when it did not come within the limit
 * @param counts whatever else was counted, by name
 */
record Outcome(OptionalDouble ms, Map<String, Double> counts) {
    static Outcome of(OptionalDouble ms) {
        return new Outcome(ms, Map.of());
    }

    Outcome with(String name, double count) {
        Map<String, Double> more = new TreeMap<>(counts);
        more.put(name, count);
        return new Outcome(ms, more);
    }
}
