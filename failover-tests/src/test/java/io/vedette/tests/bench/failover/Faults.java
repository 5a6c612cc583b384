package io.vedette.tests.bench.failover;

import java.util.ArrayList;
import java.util.List;

/** The rows of the table, in its order. */
final class Faults {
    private Faults() {}

    static List<Fault> all() {
        List<Fault> all = new ArrayList<>(MasterFaults.all());
        all.addAll(SentinelFaults.all());
        all.addAll(MovesAndReturns.all());
        return all;
    }

    static List<Fault> chosen(List<String> keys) {
        List<String> known = all().stream().map(Fault::key).toList();
        for (String key : keys) {
            if (!known.contains(key)) {
                throw new IllegalArgumentException("there is no fault " + key + ", only " + known);
            }
        }
        return all().stream()
                .filter(fault -> keys.isEmpty() || keys.contains(fault.key()))
                .toList();
    }
}
