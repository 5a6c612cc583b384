package io.vedette.tests.bench;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the codec's pairs with the GC profiler and prints them as ratios of medians. Arguments are JMH's own and narrow it down, as
 * in {@code ParseBenchmark -p commands=16}.
 */
public final class CodecBenchmarks {

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private CodecBenchmarks() {}

    public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
        CommandLineOptions asked = new CommandLineOptions(arguments);
        OptionsBuilder options = new OptionsBuilder();
        options.parent(asked)
                .addProfiler(GCProfiler.class)
                .jvmArgsAppend("-Djmh.executor=CUSTOM", "-Djmh.executor.class=" + EventLoopThreads.class.getName());
        if (asked.getIncludes().isEmpty()) {
            options.include("Parse.*Benchmark");
        }
        print(new Runner(options.build()).run());
    }

    private static void print(Collection<RunResult> results) {
        Map<String, Map<String, RunResult>> pairs = new TreeMap<>();
        for (RunResult result : results) {
            pairs.computeIfAbsent(setting(result.getParams()), setting -> new TreeMap<>())
                    .put(side(result.getParams()), result);
        }
        System.out.println("| setting | side | ns/command | times ours | B/command |");
        System.out.println("|---|---|---:|---:|---:|");
        pairs.forEach(CodecBenchmarks::printPair);
    }

    private static void printPair(String setting, Map<String, RunResult> sides) {
        RunResult ours = sides.get("vedette");
        sides.forEach((side, result) -> System.out.printf(
                Locale.ROOT,
                "| %s | %s | %.1f | %s | %.1f |%n",
                setting,
                side,
                perCommand(result, time(result)),
                ours == null ? "-" : String.format(Locale.ROOT, "%.1f", time(result) / time(ours)),
                perCommand(result, allocated(result))));
    }

    /** The median read: on a machine with other work, who is interrupted is chance, and the mean would show it. */
    private static double time(RunResult result) {
        return result.getPrimaryResult().getStatistics().getPercentile(50);
    }

    private static double allocated(RunResult result) {
        for (String label : result.getSecondaryResults().keySet()) {
            if (label.endsWith(ALLOCATED)) {
                return result.getSecondaryResults().get(label).getScore();
            }
        }
        throw new IllegalStateException("the GC profiler gave no " + ALLOCATED);
    }

    private static double perCommand(RunResult result, double perRead) {
        return perRead / Integer.parseInt(result.getParams().getParam("commands"));
    }

    private static String side(BenchmarkParams params) {
        String name = params.getBenchmark();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String setting(BenchmarkParams params) {
        String name = params.getBenchmark();
        String method = name.substring(0, name.lastIndexOf('.'));
        StringBuilder setting =
                new StringBuilder(method.substring(method.lastIndexOf('.') + 1).replace("Benchmark", ""));
        for (String key : params.getParamsKeys()) {
            setting.append(", ").append(params.getParam(key)).append(' ').append(unit(key));
        }
        return setting.toString();
    }

    private static String unit(String key) {
        return switch (key) {
            case "valueBytes" -> "B values";
            default -> key;
        };
    }
}
