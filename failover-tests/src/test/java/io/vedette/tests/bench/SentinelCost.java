package io.vedette.tests.bench;

import io.vedette.resp.RedisBinary;
import io.vedette.tests.cluster.FreePort;
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
    private static final int SENTINELS = 3;

    /** Of {@code /proc/<pid>/stat}: processor time in user and kernel mode, in ticks of 10 ms. */
    private static final int UTIME = 11;

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
    }

    private Cost measure(String name, List<String> before, List<String> after)
            throws IOException, InterruptedException {
        List<Process> sentinels = new ArrayList<>();
        try (NodeCrowd nodes = new NodeCrowd()) {
            for (int i = 0; i < SENTINELS; i++) {
                sentinels.add(start(name + i, nodes.port(), before, after));
            }
            TimeUnit.SECONDS.sleep(settleSeconds);
            List<Long> ticks = new ArrayList<>();
            for (Process sentinel : sentinels) {
                ticks.add(ticks(sentinel));
            }
            TimeUnit.SECONDS.sleep(measureSeconds);
            List<Long> memory = new ArrayList<>();
            for (int i = 0; i < SENTINELS; i++) {
                ticks.set(i, ticks(sentinels.get(i)) - ticks.get(i));
                memory.add(residentMb(sentinels.get(i)));
            }
            return new Cost(median(memory), median(ticks) / 100.0 * 60 / measureSeconds);
        } finally {
            for (Process sentinel : sentinels) {
                sentinel.destroy();
                sentinel.waitFor(20, TimeUnit.SECONDS);
            }
        }
    }

    private Process start(String name, int nodePort, List<String> before, List<String> after) throws IOException {
        Path home = Files.createDirectory(folder.resolve(name));
        List<String> lines = new ArrayList<>(List.of("port " + FreePort.take(), "dir " + home));
        for (int group = 0; group < groups; group++) {
            lines.add("sentinel monitor g" + group + " " + NodeCrowd.master(group) + " " + nodePort + " 2");
            lines.add("sentinel down-after-milliseconds g" + group + " 30000");
        }
        List<String> command = new ArrayList<>(before);
        command.add(Files.write(home.resolve("sentinel.conf"), lines).toString());
        command.addAll(after);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("log").toFile())
                .start();
    }

    private static long ticks(Process process) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Long.parseLong(fields[UTIME]) + Long.parseLong(fields[UTIME + 1]);
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
