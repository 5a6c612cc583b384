package io.vedette.tests.bench.vip;

import io.vedette.quorum.HostPort;
import io.vedette.tests.cluster.Cluster;
import io.vedette.tests.cluster.Folders;
import io.vedette.tests.cluster.Hosts;
import io.vedette.tests.cluster.Member;
import io.vedette.tests.cluster.Program;
import io.vedette.tests.cluster.RespClient;
import io.vedette.tests.cluster.Seclusion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code vedette bench vip}: see deploy/docs/benchmarks.md. It ends with 0 if there were never two holders, and writes got through. */
@Command(
        name = "bench vip",
        description = "Tear the network of some hosts at random, and look for two holders of one virtual IP.",
        mixinStandardHelpOptions = true)
public final class VipBench implements Callable<Integer> {
    /** Where this system has no namespaces for us. */
    public static final int IMPOSSIBLE = 77;

    private static final String V4 = "10.77.0.200";
    private static final String V6 = "fd77::200";
    private static final int PORT = 6379;
    private static final int WRITE_TIMEOUT_MS = 300;
    private static final int PATIENCE_S = 60;
    private static final int LEAST_MS = 300;
    private static final int FREEZE_ONE_IN = 5;
    private static final int HEAL_ONE_IN = 4;

    @Option(names = "--partitions", defaultValue = "200", description = "How often the network is torn (default 200).")
    private int partitions;

    @Option(names = "--moves", defaultValue = "0", description = "Order so many failovers first, and time them (0).")
    private int moves;

    @Option(names = "--hosts", defaultValue = "5", description = "Hosts, each with a node and a sentinel (default 5).")
    private int count;

    @Option(names = "--seed", description = "Of the random choices (default: another one each time).")
    private long seed = System.nanoTime();

    @Option(names = "--longest", defaultValue = "8000", description = "Milliseconds a partition lasts at most (8000).")
    private int longestMs;

    @Option(names = "--timeline", description = "Print who held which address when, also if all went well.")
    private boolean timeline;

    @Option(names = "--launcher", description = "The vedette to start (default: the classes of this one).")
    private Path launcher = Path.of("");

    @Option(names = "--dir", description = "Where files and logs go (default: a new folder).")
    private Optional<Path> dir = Optional.empty();

    @Option(names = "--inside", hidden = true)
    private boolean inside;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static void main(String... arguments) {
        System.exit(new CommandLine(new VipBench()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (inside) {
            return play();
        }
        if (!Seclusion.possible()) {
            System.err.println("virtual IPs need network namespaces, which need root and Linux: not measured");
            return IMPOSSIBLE;
        }
        List<String> again = new ArrayList<>(spec.commandLine().getParseResult().originalArgs());
        again.add("--inside");
        return Seclusion.run(VipBench.class, again);
    }

    private int play() throws IOException, InterruptedException {
        Path folder = dir.isPresent() ? dir.get() : Files.createTempDirectory("vedette-vip");
        Hosts hosts = Hosts.create(count);
        List<Hosts.Host> all = List.copyOf(hosts.all());
        System.out.printf("seed %d; %s%n", seed, hosts.description());
        try (Cluster cluster = new Cluster(hosts, folder);
                AddressWatch v4 = AddressWatch.of(all, V4);
                AddressWatch v6 = AddressWatch.of(all, V6)) {
            cluster.addGroup("mymaster", count - 1, "bind * -::*");
            cluster.addSentinels(
                    Collections.nCopies(count, sentinel()),
                    count / 2 + 1,
                    List.of(
                            "sentinel down-after-milliseconds GROUP 500",
                            "sentinel failover-timeout GROUP 5000",
                            "sentinel publish GROUP vip " + V4 + " dev eth0",
                            "sentinel publish GROUP vip " + V6 + " dev eth0"));
            cluster.group().awaitMutualKnowledge();
            moved(cluster, List.of(v4, v6));
            boolean fine = killed(cluster, List.of(v4, v6));
            fine &= torn(cluster, hosts, List.of(v4, v6));
            System.out.println(v4.inWords());
            System.out.println(v6.inWords());
            fine &= v4.doubles() + v6.doubles() == 0 && v4.moves() > 1 && v6.moves() > 1;
            if (timeline || !fine) {
                v4.timeline().forEach(System.out::println);
                v6.timeline().forEach(System.out::println);
                cluster.sentinels()
                        .forEach(sentinel -> System.out.println("== " + sentinel + "\n" + sentinel.lastOfLog()));
            }
            System.out.println(fine ? "never two holders" : "FAILED, logs are in " + folder);
            if (!fine) {
                return 1;
            }
        }
        if (dir.isEmpty()) {
            Folders.delete(folder);
        }
        return 0;
    }

    private Program sentinel() {
        return launcher.toString().isEmpty() ? Program.vedetteSentinel() : Program.vedetteSentinel(launcher);
    }

    /** A client that knows nothing but the address writes again after a {@code kill -9} of the master. */
    private static boolean killed(Cluster cluster, List<AddressWatch> watches)
            throws IOException, InterruptedException {
        boolean fine = true;
        for (String address : List.of(V4, V6)) {
            double first = untilWritten(address);
            Member master = cluster.group().master();
            watches.forEach(watch -> watch.remark("kill -9 of the master " + master));
            long sinceNanos = System.nanoTime();
            master.kill();
            // The old one may still be dying.
            master.awaitEnd();
            double again = (System.nanoTime() - sinceNanos) / 1e6 + untilWritten(address);
            Member now = cluster.group().awaitMasterOtherThan(master);
            boolean there = value(now).equals("by " + address);
            System.out.printf(
                    "kill -9 of the master: a client of %s writes again after %.0f ms%s (first write of all after %.0f ms);"
                            + " publishing took %s ms%n",
                    address, again, there ? "" : ", BUT NOT TO THE MASTER", first, delay(cluster, now));
            fine &= there && first >= 0 && again >= 0;
            master.restart();
            cluster.group().awaitAllFollow(now);
        }
        return fine;
    }

    /** What the sentinel of the new holder says it took from its decision, or from when it heard of it. */
    private void moved(Cluster cluster, List<AddressWatch> watches) throws IOException, InterruptedException {
        List<Integer> delaysMs = new ArrayList<>();
        for (int i = 0; i < moves; i++) {
            Member old = cluster.group().master();
            while (!"OK".equals(cluster.sentinels().get(0).ask("SENTINEL", "FAILOVER", "mymaster"))) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
            Member now = cluster.group().awaitMasterOtherThan(old);
            for (AddressWatch watch : watches) {
                while (!watch.holder()
                        .equals(Optional.of(cluster.group().nodes().indexOf(now)))) {
                    TimeUnit.MILLISECONDS.sleep(5);
                }
            }
            cluster.group().awaitPeace();
            delaysMs.add(Integer.parseInt(delay(cluster, now)));
        }
        if (moves > 0) {
            Collections.sort(delaysMs);
            System.out.printf(
                    "%d failovers by order: from the decision to the address on its new host %d ms in the median, of all %s%n",
                    moves, delaysMs.get(moves / 2), delaysMs);
        }
    }

    private static String value(Member node) throws IOException {
        return String.valueOf(node.ask("GET", "vip"));
    }

    /** As the sentinel beside this node measured it. */
    private static String delay(Cluster cluster, Member node) throws IOException {
        for (Member sentinel : cluster.sentinels()) {
            if (sentinel.address().host().equals(node.address().host())) {
                String line = sentinel.info("publisher0").orElse("");
                return line.replaceFirst(".*delay_ms=(\\w+).*", "$1");
            }
        }
        return "?";
    }

    /** The milliseconds, or -1 when it took too long. */
    private static double untilWritten(String address) throws InterruptedException {
        long sinceNanos = System.nanoTime();
        while (System.nanoTime() - sinceNanos < TimeUnit.SECONDS.toNanos(PATIENCE_S)) {
            if (writes(address)) {
                return (System.nanoTime() - sinceNanos) / 1e6;
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return -1;
    }

    private static boolean writes(String address) {
        try {
            return RespClient.askOnce(new HostPort(address, PORT), WRITE_TIMEOUT_MS, "SET", "vip", "by " + address)
                    .equals("OK");
        } catch (IOException notYet) {
            return false;
        }
    }

    private boolean torn(Cluster cluster, Hosts hosts, List<AddressWatch> watches)
            throws IOException, InterruptedException {
        Random random = new Random(seed);
        for (int i = 0; i < partitions; i++) {
            Set<Hosts.Host> away = part(hosts.all(), random);
            List<Member> frozen =
                    random.nextInt(FREEZE_ONE_IN) == 0 ? holdersSentinel(cluster, watches.get(0)) : List.of();
            for (Member sentinel : frozen) {
                sentinel.freeze();
            }
            String what = "partition " + (i + 1) + ": away "
                    + away.stream().map(Hosts.Host::number).sorted().toList()
                    + (frozen.isEmpty() ? "" : ", frozen " + frozen);
            watches.forEach(watch -> watch.remark(what));
            hosts.split(away);
            TimeUnit.MILLISECONDS.sleep(LEAST_MS + random.nextInt(longestMs));
            for (Member sentinel : frozen) {
                sentinel.thaw();
            }
            if (random.nextInt(HEAL_ONE_IN) == 0) {
                hosts.split(Set.of());
                TimeUnit.MILLISECONDS.sleep(random.nextInt(longestMs));
            }
        }
        hosts.split(Set.of());
        cluster.group().awaitPeace();
        double v4 = untilWritten(V4);
        double v6 = untilWritten(V6);
        boolean home = value(cluster.group().master()).equals("by " + V6);
        System.out.printf(
                "%d partitions; after the last one writes got through after %.0f and %.0f ms%s%n",
                partitions, v4, v6, home ? "" : ", BUT NOT TO THE MASTER");
        return v4 >= 0 && v6 >= 0 && home;
    }

    /** At least one host on either side. */
    private static Set<Hosts.Host> part(List<Hosts.Host> hosts, Random random) {
        List<Hosts.Host> shuffled = new ArrayList<>(hosts);
        Collections.shuffle(shuffled, random);
        return new HashSet<>(shuffled.subList(0, 1 + random.nextInt(hosts.size() - 1)));
    }

    private static List<Member> holdersSentinel(Cluster cluster, AddressWatch watch) {
        return watch.holder().map(number -> cluster.sentinels().get(number)).stream()
                .toList();
    }
}
