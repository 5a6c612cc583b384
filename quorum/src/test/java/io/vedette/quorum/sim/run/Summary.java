package io.vedette.quorum.sim.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What many runs came to. */
public final class Summary {
    private final TreeMap<String, Long> totals = new TreeMap<>();
    private final TreeMap<String, Long> runsWith = new TreeMap<>();
    private final List<RunResult> failures = new ArrayList<>();
    private final List<Long> unequal = new ArrayList<>();
    private long[] agreedAfterMs = new long[64];
    private int runs;
    private int compared;
    private long tasks;

    void add(RunResult result) {
        if (runs == agreedAfterMs.length) {
            agreedAfterMs = Arrays.copyOf(agreedAfterMs, runs * 2);
        }
        agreedAfterMs[runs++] = result.agreedAfterMs();
        tasks += result.tasks();
        result.counts().forEach((what, times) -> {
            totals.merge(what, times, Long::sum);
            runsWith.merge(what, 1L, Long::sum);
        });
        if (result.broken().isPresent()) {
            failures.add(result);
        }
    }

    void compare(RunResult first, RunResult second) {
        compared++;
        if (first.fingerprint() != second.fingerprint()) {
            unequal.add(first.seed());
        }
    }

    void add(Summary other) {
        for (int i = 0; i < other.runs; i++) {
            if (runs == agreedAfterMs.length) {
                agreedAfterMs = Arrays.copyOf(agreedAfterMs, runs * 2);
            }
            agreedAfterMs[runs++] = other.agreedAfterMs[i];
        }
        compared += other.compared;
        tasks += other.tasks;
        other.totals.forEach((what, times) -> totals.merge(what, times, Long::sum));
        other.runsWith.forEach((what, times) -> runsWith.merge(what, times, Long::sum));
        failures.addAll(other.failures);
        unequal.addAll(other.unequal);
    }

    public List<RunResult> failures() {
        return failures;
    }

    /** Seeds whose second run went differently: something in them is not determined by the seed. */
    public List<Long> unequal() {
        return unequal;
    }

    public int runs() {
        return runs;
    }

    public long tasks() {
        return tasks;
    }

    public long total(String what) {
        return totals.getOrDefault(what, 0L);
    }

    /** In how many runs it happened at least once. */
    public long runsWith(String what) {
        return runsWith.getOrDefault(what, 0L);
    }

    public String table() {
        StringBuilder text = new StringBuilder("%-60s %10s %10s%n".formatted("what", "runs", "times"));
        for (Map.Entry<String, Long> total : totals.entrySet()) {
            text.append("%-60s %10d %10d%n".formatted(total.getKey(), runsWith(total.getKey()), total.getValue()));
        }
        long[] sorted = Arrays.copyOf(agreedAfterMs, runs);
        Arrays.sort(sorted);
        text.append("runs %d, tasks %d, agreement after the last fault: median %d ms, p99 %d ms, worst %d ms%n"
                .formatted(runs, tasks, at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1)));
        for (RunResult failed : failures) {
            text.append("failed %d (%s): %s%n"
                    .formatted(
                            failed.seed(),
                            failed.plan().profile(),
                            failed.broken().orElse("")));
        }
        text.append("failures %d, seeds run twice %d, of them went differently %s%n"
                .formatted(failures.size(), compared, unequal));
        return text.toString();
    }

    private static long at(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1.0, sorted.length * share)];
    }
}
