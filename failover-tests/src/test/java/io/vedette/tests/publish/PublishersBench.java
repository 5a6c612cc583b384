package io.vedette.tests.publish;

import io.vedette.tests.cluster.Cluster;
import io.vedette.tests.cluster.Folders;
import io.vedette.tests.cluster.Group;
import io.vedette.tests.cluster.Loopback;
import io.vedette.tests.cluster.Member;
import io.vedette.tests.cluster.Program;
import io.vedette.tests.cluster.RespClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code vedette bench publishers}: see deploy/docs/benchmarks.md. Virtual IPs need hosts of their own: {@code vedette bench vip}. */
@Command(
        name = "bench publishers",
        description =
                "Time how soon a new master is known where clients look for it, also after an outage of that place.",
        mixinStandardHelpOptions = true)
public final class PublishersBench implements Callable<Integer> {
    private static final int SENTINELS = 3;
    private static final Pattern DELAY = Pattern.compile("kind=(\\w+),.*delay_ms=(\\d+)");

    @Option(names = "--runs", defaultValue = "20", description = "How often the master moves (default 20).")
    private int runs;

    @Option(names = "--outage", defaultValue = "60", description = "Seconds that the places are gone (default 60).")
    private int outageS;

    @Option(names = "--only", split = ",", description = "These ways only: dns, zookeeper, etcd, haproxy, webhook.")
    private List<String> only = List.of();

    @Option(names = "--launcher", description = "The vedette to start (default: the classes of this one).")
    private Path launcher = Path.of("");

    public static void main(String... arguments) {
        System.exit(new CommandLine(new PublishersBench()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Path folder = Files.createTempDirectory("vedette-publishers");
        List<Way> ways = Ways.of(only, folder);
        List<WayWatch> watches = new ArrayList<>();
        try (Cluster cluster = new Cluster(Loopback.plain(), folder)) {
            Group group = cluster.addGroup("mymaster", SENTINELS - 1);
            for (int i = 0; i < SENTINELS; i++) {
                addSentinel(cluster, ways, i);
            }
            group.awaitMutualKnowledge();
            for (Way way : ways) {
                way.begin(group.nodes());
                watches.add(WayWatch.of(way));
            }
            AtomicLong decided = decisions(cluster);
            settle(group, watches);
            for (int run = 0; run < runs; run++) {
                moved(cluster, watches, decided, true);
            }
            outage(cluster, watches, decided);
            killed(group, watches);
            System.out.println(WayWatch.HEAD);
            watches.forEach(watch -> System.out.println(watch.row()));
            return watches.stream().allMatch(WayWatch::isFine) ? 0 : 1;
        } finally {
            for (WayWatch watch : watches) {
                watch.close();
            }
            for (Way way : ways) {
                way.close();
            }
            Folders.delete(folder);
        }
    }

    private void addSentinel(Cluster cluster, List<Way> ways, int number) throws IOException {
        List<String> lines = new ArrayList<>(
                List.of("sentinel down-after-milliseconds GROUP 1000", "sentinel failover-timeout GROUP 10000"));
        ways.forEach(way -> lines.addAll(way.lines(number)));
        Program program = launcher.toString().isEmpty() ? Program.vedetteSentinel() : Program.vedetteSentinel(launcher);
        cluster.addSentinel(program, SENTINELS / 2 + 1, lines);
    }

    /** When the first sentinel said that the master has moved. */
    private static AtomicLong decisions(Cluster cluster) throws IOException {
        AtomicLong last = new AtomicLong();
        for (Member sentinel : cluster.sentinels()) {
            RespClient client = RespClient.connect(sentinel.address(), 0);
            client.ask("SUBSCRIBE", "+switch-master");
            Thread thread = new Thread(
                    () -> {
                        try (client) {
                            while (true) {
                                client.read();
                                last.compareAndSet(0, System.nanoTime());
                            }
                        } catch (IOException ended) {
                            Thread.currentThread().interrupt();
                        }
                    },
                    "decisions");
            thread.setDaemon(true);
            thread.start();
        }
        return last;
    }

    private static void settle(Group group, List<WayWatch> watches) throws InterruptedException {
        group.awaitPeace();
        int port = group.master().address().port();
        for (WayWatch watch : watches) {
            watch.awaitShown(port);
        }
    }

    private void moved(Cluster cluster, List<WayWatch> watches, AtomicLong decided, boolean timed)
            throws IOException, InterruptedException {
        Group group = cluster.group();
        Member old = group.master();
        decided.set(0);
        while (!"OK".equals(cluster.sentinels().get(0).ask("SENTINEL", "FAILOVER", group.name()))) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        Member now = group.awaitMasterOtherThan(old);
        if (timed) {
            for (WayWatch watch : watches) {
                watch.time(now.address().port(), decided.get());
            }
            for (Member sentinel : cluster.sentinels()) {
                published(sentinel, watches);
            }
        }
        group.awaitPeace();
    }

    private static void published(Member sentinel, List<WayWatch> watches) throws IOException {
        for (String line :
                String.valueOf(sentinel.ask("INFO", "vedette")).lines().toList()) {
            Matcher delay = DELAY.matcher(line);
            if (delay.find()) {
                watches.stream()
                        .filter(watch -> watch.way().kind().equals(delay.group(1)))
                        .forEach(watch -> watch.published(Double.parseDouble(delay.group(2))));
            }
        }
    }

    private void outage(Cluster cluster, List<WayWatch> watches, AtomicLong decided) throws Exception {
        Group group = cluster.group();
        int first = group.master().address().port();
        for (WayWatch watch : watches) {
            watch.way().stop();
        }
        long sinceNanos = System.nanoTime();
        moved(cluster, watches, decided, false);
        moved(cluster, watches, decided, false);
        if (group.master().address().port() == first) {
            moved(cluster, watches, decided, false);
        }
        TimeUnit.NANOSECONDS.sleep(TimeUnit.SECONDS.toNanos(outageS) - (System.nanoTime() - sinceNanos));
        int newest = group.master().address().port();
        for (WayWatch watch : watches) {
            watch.way().restart();
            watch.afterOutage(first, newest);
        }
        for (WayWatch watch : watches) {
            watch.awaitAfterOutage(newest);
        }
    }

    private static void killed(Group group, List<WayWatch> watches) throws IOException, InterruptedException {
        settle(group, watches);
        Member old = group.master();
        long sinceNanos = System.nanoTime();
        old.kill();
        for (WayWatch watch : watches) {
            watch.awaitWrite(old.address().port(), sinceNanos);
        }
    }
}
