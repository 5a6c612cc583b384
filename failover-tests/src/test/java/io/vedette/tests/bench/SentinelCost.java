package io.vedette.tests.bench;

import io.vedette.resp.FreePort;
import io.vedette.resp.RedisBinary;
import io.vedette.tests.cluster.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What watching costs: three sentinels of ours, as the launcher starts them, then three redis-sentinels 7.0.15, over the same {@link
 * NodeCrowd}, in turn. Printed are resident memory and processor time per minute of each kind, the median of the three
 * processes. Arguments: groups, rounds, seconds to settle, seconds to measure, and the path of {@code deploy/vedette}.
 */
public final class SentinelCost {
    private static final int DOWN_AFTER_MS = 30_000;

    private final int groups;
    private final int settleSeconds;
    private final int measureSeconds;
    private final Path launcher;
    private final Path folder = Files.createTempDirectory("sentinel-cost");

    private SentinelCost(String[] arguments) throws IOException {
        groups = Integer.parseInt(arguments[0]);
        settleSeconds = Integer.parseInt(arguments[2]);
        measureSeconds = Integer.parseInt(arguments[3]);
        launcher = Path.of(arguments[4]).toAbsolutePath();
    }

    private record Cost(long residentMb, double cpuSecondsPerMinute) {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        SentinelCost bench = new SentinelCost(arguments);
        for (int round = 0; round < Integer.parseInt(arguments[1]); round++) {
            Cost ours = bench.measure("ours" + round, List.of(bench.launcher.toString(), "sentinel"), List.of());
            Cost real =
                    bench.measure("real" + round, List.of(RedisBinary.orThrow().toString()), List.of("--sentinel"));
            System.out.printf(
                    Locale.ROOT,
                    "%d groups: ours %d MB, %.2f CPU s/min; redis-sentinel %d MB, %.2f CPU s/min; ratio of CPU %.2f%n",
                    bench.groups,
                    ours.residentMb(),
                    ours.cpuSecondsPerMinute(),
                    real.residentMb(),
                    real.cpuSecondsPerMinute(),
                    real.cpuSecondsPerMinute() / ours.cpuSecondsPerMinute());
        }
        Folders.delete(bench.folder);
    }

    private Cost measure(String name, List<String> before, List<String> after)
            throws IOException, InterruptedException {
        try (NodeCrowd nodes = new NodeCrowd(groups, FreePort.take());
                CrowdSentinels sentinels =
                        CrowdSentinels.start(folder.resolve(name), nodes, groups, DOWN_AFTER_MS, before, after)) {
            TimeUnit.SECONDS.sleep(settleSeconds);
            List<Long> earlierMs = sentinels.cpuMs();
            TimeUnit.SECONDS.sleep(measureSeconds);
            List<Long> usedMs = CrowdSentinels.since(earlierMs, sentinels.cpuMs());
            List<Long> memory = new ArrayList<>();
            for (Process sentinel : sentinels.processes()) {
                memory.add(residentMb(sentinel));
            }
            return new Cost(median(memory), median(usedMs) / 1_000.0 * 60 / measureSeconds);
        }
    }

    private static long residentMb(Process process) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
