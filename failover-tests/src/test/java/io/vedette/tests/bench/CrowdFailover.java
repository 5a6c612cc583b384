package io.vedette.tests.bench;

import io.vedette.quorum.HostPort;
import io.vedette.resp.FreePort;
import io.vedette.resp.RedisBinary;
import io.vedette.tests.cluster.RespClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Many masters die at once: three sentinels of ours, as the launcher starts them, then three redis-sentinels 7.0.15, over the
 * same {@link NodeCrowd}, in turn. Printed is when clients were sent to the first, the median and the last new master, and how many
 * failovers there were more than deaths, how many elections were begun for them, and the processor time of the sentinels, which other work on the machine moves least.
 * The logs stay in a folder that is printed first. Arguments: groups, deaths, rounds, the path of {@code deploy/vedette}, how many seconds
 * the sentinels watch before (10): whoever has just started is still busy with that, and masters do not die only then; and
 * {@code ours}, where redis-sentinel is to be left out.
 */
public final class CrowdFailover {
    private static final int DOWN_AFTER_MS = 1_000;
    private static final int KNOWLEDGE_SECONDS = 180;
    private static final int PATIENCE_SECONDS = 60;
    private static final int CALM_SECONDS = 10;

    /** In which failovers that nobody needs would show. */
    private static final int AFTERMATH_SECONDS = 3;

    private final int groups;
    private final int deaths;
    private final int calmSeconds;
    private final Path folder = Files.createTempDirectory("crowd-failover");

    private CrowdFailover(String[] arguments) throws IOException {
        groups = Integer.parseInt(arguments[0]);
        deaths = Integer.parseInt(arguments[1]);
        calmSeconds = arguments.length > 4 ? Integer.parseInt(arguments[4]) : CALM_SECONDS;
    }

    /** What it cost the sentinels until the last was replaced, and with what is done after that: others are told, replicas follow. */
    private record Cpu(List<Long> untilLastMs, List<Long> inAllMs) {
        @Override
        public String toString() {
            return "CPU of each sentinel " + untilLastMs + " ms until the last, " + inAllMs + " ms with the "
                    + AFTERMATH_SECONDS + " s after it";
        }
    }

    private record Figures(
            long firstMs, long medianMs, long lastMs, int replaced, int needless, int elections, Cpu cpu) {
        @Override
        public String toString() {
            return "first " + firstMs + ", median " + medianMs + ", last " + lastMs + " ms, " + replaced + " replaced, "
                    + needless + " needless, " + elections + " elections; " + cpu;
        }
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        CrowdFailover bench = new CrowdFailover(arguments);
        String launcher = Path.of(arguments[3]).toAbsolutePath().toString();
        boolean both = arguments.length < 6 || !arguments[5].equals("ours");
        System.out.println("logs: " + bench.folder);
        for (int round = 0; round < Integer.parseInt(arguments[2]); round++) {
            bench.print("ours", bench.measure("ours" + round, List.of(launcher, "sentinel"), List.of()));
            if (both) {
                String real = RedisBinary.orThrow().toString();
                bench.print("redis-sentinel", bench.measure("real" + round, List.of(real), List.of("--sentinel")));
            }
        }
    }

    private void print(String kind, Figures figures) {
        System.out.printf(Locale.ROOT, "%d groups, %d masters die at once: %s %s%n", groups, deaths, kind, figures);
    }

    private Figures measure(String name, List<String> before, List<String> after)
            throws IOException, InterruptedException {
        try (NodeCrowd nodes = new NodeCrowd(groups, FreePort.take());
                CrowdSentinels sentinels =
                        CrowdSentinels.start(folder.resolve(name), nodes, groups, DOWN_AFTER_MS, before, after)) {
            sentinels.awaitKnowledge(groups, KNOWLEDGE_SECONDS);
            TimeUnit.SECONDS.sleep(calmSeconds);
            sentinels.awaitKnowledge(groups, KNOWLEDGE_SECONDS);
            Map<String, Long> switches = new ConcurrentHashMap<>();
            for (HostPort sentinel : sentinels.addresses()) {
                listen(sentinel, switches);
            }
            List<Long> cpuMs = sentinels.cpuMs();
            long killed = System.nanoTime();
            nodes.killMasters(deaths);
            long deadline = killed + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (replaced(switches).size() < deaths && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            List<Long> untilLastMs = CrowdSentinels.since(cpuMs, sentinels.cpuMs());
            TimeUnit.SECONDS.sleep(AFTERMATH_SECONDS);
            int elections = sentinels.told("+try-failover");
            Cpu cpu = new Cpu(untilLastMs, CrowdSentinels.since(cpuMs, sentinels.cpuMs()));
            List<Long> sorted = replaced(switches).values().stream()
                    .map(at -> (at - killed) / 1_000_000)
                    .sorted()
                    .toList();
            return sorted.isEmpty()
                    ? new Figures(-1, -1, -1, 0, switches.size(), elections, cpu)
                    : new Figures(
                            sorted.get(0),
                            sorted.get(sorted.size() / 2),
                            sorted.get(sorted.size() - 1),
                            sorted.size(),
                            switches.size() - sorted.size(),
                            elections,
                            cpu);
        }
    }

    /** By group, when the first client was sent away from its dead master. */
    private Map<String, Long> replaced(Map<String, Long> switches) {
        Map<String, Long> replaced = new ConcurrentHashMap<>();
        switches.forEach((payload, at) -> {
            String[] words = payload.split(" ", -1);
            int group = Integer.parseInt(words[0].substring(1));
            if (group < deaths && words[1].equals(NodeCrowd.master(group))) {
                replaced.merge(words[0], at, Math::min);
            }
        });
        return replaced;
    }

    /** Notes when each switch was first heard of, until the sentinel is gone. */
    private static void listen(HostPort sentinel, Map<String, Long> switches) throws IOException {
        RespClient client = RespClient.connect(sentinel, 10_000);
        client.ask("SUBSCRIBE", "+switch-master");
        client.patience(0);
        Thread thread = new Thread(
                () -> {
                    try (client) {
                        while (true) {
                            List<?> message = (List<?>) client.read();
                            switches.putIfAbsent(String.valueOf(message.get(2)), System.nanoTime());
                        }
                    } catch (IOException gone) {
                        // The end of the round ends the sentinel.
                    }
                },
                "+switch-master of " + sentinel);
        thread.setDaemon(true);
        thread.start();
    }
}
