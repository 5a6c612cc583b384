package io.vedette.tests.bench;

import io.vedette.tests.cluster.Cluster;
import io.vedette.tests.cluster.Folders;
import io.vedette.tests.cluster.Loopback;
import io.vedette.tests.cluster.Member;
import io.vedette.tests.cluster.Program;
import io.vedette.tests.cluster.Weather;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Nobody dies, but the network is bad, and processes stand still for a while: three sentinels over a master and two replicas, with
 * {@code down-after} 2000, and a proxy before each of them that delays and loses. Printed is how often the master was held
 * for down and how often it was replaced, which is never needed. Arguments: {@code vedette} or {@code redis-sentinel}, minutes,
 * loss in percent, delay and jitter in ms, ms for which now this process and now that one is frozen (0 for never), the path of
 * {@code deploy/vedette}, and {@code sentinels} where none but them is frozen: for longer than {@code down-after}, which no
 * master would survive.
 */
public final class Noise {
    private static final int SENTINELS = 3;
    private static final int QUORUM = 2;
    private static final int BETWEEN_FREEZES_MS = 5_000;

    private Noise() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        String kind = arguments[0];
        int minutes = Integer.parseInt(arguments[1]);
        Weather weather = new Weather(
                Double.parseDouble(arguments[3]),
                Double.parseDouble(arguments[4]),
                Double.parseDouble(arguments[2]) / 100);
        int freezeMs = Integer.parseInt(arguments[5]);
        Program sentinel = kind.equals(Program.VEDETTE)
                ? Program.vedetteSentinel(Path.of(arguments[6]).toAbsolutePath())
                : Program.redisSentinel();
        boolean sentinelsOnly = arguments.length > 7 && arguments[7].equals("sentinels");
        Loopback network = Loopback.proxied();
        Path folder = Files.createTempDirectory("noise");
        try (Cluster cluster = new Cluster(network, folder)) {
            cluster.addGroup("mymaster", 2);
            cluster.addSentinels(
                    Collections.nCopies(SENTINELS, sentinel),
                    QUORUM,
                    List.of("sentinel down-after-milliseconds GROUP 2000", "sentinel failover-timeout GROUP 10000"));
            cluster.group().awaitMutualKnowledge();
            network.weather(weather);
            List<Member> frozen = new ArrayList<>(sentinelsOnly ? List.of() : cluster.nodes());
            frozen.addAll(cluster.sentinels());
            endure(frozen, minutes, freezeMs);
            System.out.printf(
                    Locale.ROOT,
                    "%s, %d min, loss %s %%, delay %s +- %s ms, %s frozen for %d ms: %d times down, %d failovers begun, %d masters replaced%n",
                    kind,
                    minutes,
                    arguments[2],
                    arguments[3],
                    arguments[4],
                    sentinelsOnly ? "sentinels" : "all",
                    freezeMs,
                    count(cluster, "+sdown master"),
                    count(cluster, "+try-failover"),
                    count(cluster, "+switch-master"));
        }
        Folders.delete(folder);
    }

    /** Lets the time pass, and freezes each of them in turn if so wished. */
    private static void endure(List<Member> frozen, int minutes, int freezeMs)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(minutes);
        for (int turn = 0; System.nanoTime() < end; turn++) {
            if (freezeMs > 0) {
                Member member = frozen.get(turn % frozen.size());
                member.freeze();
                TimeUnit.MILLISECONDS.sleep(freezeMs);
                member.thaw();
            }
            TimeUnit.MILLISECONDS.sleep(BETWEEN_FREEZES_MS);
        }
    }

    /** How often the sentinels, all together, said so. */
    private static long count(Cluster cluster, String event) {
        return cluster.sentinels().stream()
                .flatMap(sentinel -> sentinel.log().lines())
                .filter(line -> line.contains(event + " "))
                .count();
    }
}
