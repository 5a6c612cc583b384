package io.vedette.tests.bench.failover;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What was measured, as markdown and as JSON. */
final class Report {
    private final List<Contender> contenders;
    private final String network;
    private final double loadAtStart = load();
    private final Instant started = Instant.now();
    private final Map<Fault, Map<Contender, Series>> series = new LinkedHashMap<>();

    Report(List<Contender> contenders, String network) {
        this.contenders = contenders;
        this.network = network;
    }

    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    Series of(Fault fault, Contender contender) {
        return series.computeIfAbsent(fault, fresh -> new LinkedHashMap<>())
                .computeIfAbsent(contender, fresh -> new Series());
    }

    String markdown() {
        StringBuilder text = new StringBuilder();
        text.append("From the fault to the first acknowledged write, in ms: median (least to most). ")
                .append(surroundings())
                .append("\n\n| fault | runs |");
        contenders.forEach(
                contender -> text.append(' ').append(contender.name()).append(" |"));
        text.append(" times faster | to reach | reached |\n|---|---:|");
        contenders.forEach(contender -> text.append("---|"));
        text.append("---:|---:|---|\n");
        series.forEach((fault, both) -> text.append(line(fault, both)));
        return text.toString();
    }

    private String line(Fault fault, Map<Contender, Series> both) {
        StringBuilder line = new StringBuilder("| " + fault.title() + " | ");
        line.append(both.values().stream()
                        .mapToInt(one -> one.outcomes().size())
                        .min()
                        .orElse(0))
                .append(" |");
        contenders.forEach(contender ->
                line.append(' ').append(of(fault, contender).inWords()).append(" |"));
        Contender ours = contenders.get(contenders.size() - 1);
        OptionalDouble median = of(fault, ours).median();
        OptionalDouble theirs = of(fault, contenders.get(0)).median();
        line.append(
                contenders.size() > 1 && median.isPresent() && theirs.isPresent()
                        ? String.format(" %.1f |", theirs.getAsDouble() / median.getAsDouble())
                        : " - |");
        line.append(String.format(
                " %.0f | %s |%n",
                fault.targetMs(), median.isPresent() && median.getAsDouble() <= fault.targetMs() ? "yes" : "no"));
        return line.toString();
    }

    private String surroundings() {
        return String.format(
                "%d cores, load %.1f to %.1f, %s, Java %s, %s.",
                Runtime.getRuntime().availableProcessors(),
                loadAtStart,
                load(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                Runtime.version(),
                network);
    }

    JsonObject json() {
        JsonArray rows = new JsonArray();
        series.forEach((fault, both) -> {
            JsonObject row = new JsonObject()
                    .put("key", fault.key())
                    .put("fault", fault.title())
                    .put("target_ms", fault.targetMs());
            both.forEach((contender, one) -> row.put(contender.name(), json(one)));
            rows.add(row);
        });
        return new JsonObject()
                .put("started", started.toString())
                .put("surroundings", surroundings())
                .put("faults", rows);
    }

    private static JsonObject json(Series one) {
        JsonArray runs = new JsonArray();
        one.outcomes().forEach(outcome -> {
            JsonObject run = new JsonObject();
            outcome.ms().ifPresentOrElse(ms -> run.put("ms", ms), () -> run.putNull("ms"));
            outcome.counts().forEach(run::put);
            runs.add(run);
        });
        JsonObject json = new JsonObject().put("runs", runs).put("failed_runs", one.failures());
        one.median().ifPresentOrElse(ms -> json.put("median_ms", ms), () -> json.putNull("median_ms"));
        return json;
    }
}
