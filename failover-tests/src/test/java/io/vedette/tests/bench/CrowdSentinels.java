package io.vedette.tests.bench;

import io.vedette.quorum.HostPort;
import io.vedette.resp.FreePort;
import io.vedette.tests.cluster.RespClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Three sentinels of one kind over a {@link NodeCrowd}: real processes, each with a folder, a file and a log. */
final class CrowdSentinels implements AutoCloseable {
    private static final int SENTINELS = 3;
    private static final int QUORUM = 2;
    private static final int ASK_MS = 10_000;

    /** Of {@code /proc/<pid>/stat}: processor time in user and kernel mode, in ticks of 10 ms. */
    private static final int UTIME = 11;

    private static final int TICK_MS = 10;

    private final List<Process> processes = new ArrayList<>();
    private final List<HostPort> addresses = new ArrayList<>();
    private final List<Path> logs = new ArrayList<>();

    private CrowdSentinels() {}

    /** Each is started by {@code before}, its configuration file, {@code after}. */
    static CrowdSentinels start(
            Path folder, NodeCrowd nodes, int groups, int downAfterMs, List<String> before, List<String> after)
            throws IOException {
        return start(folder, nodes, groups, downAfterMs, before, after, List.of());
    }

    /** As that, with lines that only the first one gets. */
    static CrowdSentinels start(
            Path folder,
            NodeCrowd nodes,
            int groups,
            int downAfterMs,
            List<String> before,
            List<String> after,
            List<String> ofTheFirst)
            throws IOException {
        CrowdSentinels sentinels = new CrowdSentinels();
        for (int i = 0; i < SENTINELS; i++) {
            Path home = Files.createDirectories(folder.resolve("sentinel" + i));
            int port = FreePort.take();
            List<String> lines = new ArrayList<>(List.of("port " + port, "bind 127.0.0.1", "dir " + home));
            for (int group = 0; group < groups; group++) {
                String name = "g" + group;
                lines.add(
                        "sentinel monitor " + name + " " + NodeCrowd.master(group) + " " + nodes.port() + " " + QUORUM);
                lines.add("sentinel down-after-milliseconds " + name + " " + downAfterMs);
                lines.add("sentinel failover-timeout " + name + " 10000");
            }
            if (i == 0) {
                lines.addAll(ofTheFirst);
            }
            List<String> command = new ArrayList<>(before);
            command.add(Files.write(home.resolve("sentinel.conf"), lines).toString());
            command.addAll(after);
            sentinels.addresses.add(new HostPort("127.0.0.1", port));
            sentinels.logs.add(home.resolve("log"));
            sentinels.processes.add(new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(home.resolve("log").toFile())
                    .start());
        }
        return sentinels;
    }

    List<Process> processes() {
        return List.copyOf(processes);
    }

    List<HostPort> addresses() {
        return List.copyOf(addresses);
    }

    /** The processor time that each of them has used. */
    List<Long> cpuMs() throws IOException {
        List<Long> used = new ArrayList<>();
        for (Process process : processes) {
            String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            used.add(TICK_MS * (Long.parseLong(fields[UTIME]) + Long.parseLong(fields[UTIME + 1])));
        }
        return used;
    }

    /** How often their logs, all together, tell of it. */
    int told(String event) throws IOException {
        int times = 0;
        for (Path log : logs) {
            try (Stream<String> lines = Files.lines(log)) {
                times += (int)
                        lines.filter(line -> line.contains(" " + event + " ")).count();
            }
        }
        return times;
    }

    /** What each of them used between two readings. */
    static List<Long> since(List<Long> earlierMs, List<Long> laterMs) {
        List<Long> used = new ArrayList<>();
        for (int i = 0; i < earlierMs.size(); i++) {
            used.add(laterMs.get(i) - earlierMs.get(i));
        }
        return used;
    }

    /** Until each of them knows the two others and both replicas of every group. */
    void awaitKnowledge(int groups, int withinSeconds) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(withinSeconds);
        for (HostPort sentinel : addresses) {
            while (knowing(sentinel) < groups) {
                if (System.nanoTime() > deadline) {
                    throw new IOException(sentinel + " knows only " + knowing(sentinel) + " of " + groups
                            + " groups whole after " + withinSeconds + " s");
                }
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
    }

    /** Of how many groups it knows everybody. */
    private static long knowing(HostPort sentinel) {
        try {
            return RespClient.askOnce(sentinel, ASK_MS, "SENTINEL", "MASTERS") instanceof List<?> groups
                    ? groups.stream()
                            .filter(group -> field(group, "num-slaves").equals("2")
                                    && field(group, "num-other-sentinels").equals("2")
                                    && field(group, "flags").equals("master"))
                            .count()
                    : 0;
        } catch (IOException notYet) {
            return 0;
        }
    }

    private static String field(Object group, String name) {
        List<?> fields = (List<?>) group;
        return String.valueOf(fields.get(fields.indexOf(name) + 1));
    }

    @Override
    public void close() {
        processes.forEach(Process::destroy);
        for (Process process : processes) {
            try {
                if (!process.waitFor(20, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
