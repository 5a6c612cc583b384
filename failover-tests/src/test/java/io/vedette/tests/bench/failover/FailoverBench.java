package io.vedette.tests.bench.failover;

import io.vedette.tests.cluster.Cluster;
import io.vedette.tests.cluster.Folders;
import io.vedette.tests.cluster.Loopback;
import io.vedette.tests.cluster.Namespaces;
import io.vedette.tests.cluster.Network;
import io.vedette.tests.cluster.Program;
import io.vedette.tests.cluster.Seclusion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code vedette bench failover}: see deploy/docs/benchmarks.md. */
@Command(
        name = "bench failover",
        description = "Time failovers beside redis-sentinel.",
        mixinStandardHelpOptions = true)
public final class FailoverBench implements Callable<Integer> {
    @Option(names = "--runs", defaultValue = "10", description = "Runs of each fault with each kind (default 10).")
    private int runs;

    @Option(names = "--only", split = ",", description = "These faults only; --list shows their names.")
    private List<String> only = List.of();

    @Option(names = "--kinds", split = ",", description = "redis-sentinel, vedette (the default), vedette-nodes.")
    private List<String> kinds = List.of(Program.REDIS_SENTINEL, Program.VEDETTE);

    @Option(
            names = "--served",
            defaultValue = "0",
            description = "For how many seconds clients have written, at least, when the fault comes.")
    private int servedS;

    @Option(names = "--out", description = "Write failover.md and failover.json there as well.")
    private Path out = Path.of("");

    @Option(names = "--launcher", description = "The vedette to measure (default: deploy/vedette above this folder).")
    private Path launcher = Path.of("");

    @Option(names = "--loopback", description = "No network namespaces, even where they can be had.")
    private boolean loopback;

    @Option(names = "--keep", description = "Keep the folders of all runs.")
    private boolean keep;

    @Option(names = "--list", description = "Show the faults and end.")
    private boolean list;

    @Option(names = "--inside", hidden = true)
    private boolean inside;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static void main(String... arguments) {
        System.exit(new CommandLine(new FailoverBench()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (list) {
            Faults.all().forEach(fault -> System.out.printf("%-12s %s%n", fault.key(), fault.title()));
            return 0;
        }
        if (!inside && !loopback && Seclusion.possible()) {
            List<String> again =
                    new ArrayList<>(spec.commandLine().getParseResult().originalArgs());
            again.add("--inside");
            return Seclusion.run(FailoverBench.class, again);
        }
        return benchmark();
    }

    private int benchmark() throws IOException {
        if (inside) {
            Interruption.atEndOfInput();
        }
        Grounds grounds = inside ? Grounds.of(Namespaces.create()) : new Grounds(Loopback.plain(), Loopback.proxied());
        Path folder = Files.createTempDirectory("vedette-bench");
        List<Contender> contenders = contenders();
        Report report = new Report(contenders, grounds.description());
        Interruption interruption = Interruption.ofThisThread();
        try {
            warmUp(grounds.usual(), folder, contenders.get(contenders.size() - 1));
            measure(grounds, folder, report, contenders);
            return 0;
        } catch (InterruptedException ended) {
            System.err.println("interrupted; this is what there is");
            return 1;
        } finally {
            print(report);
            if (!keep) {
                Folders.delete(folder);
            }
            interruption.over();
        }
    }

    private List<Contender> contenders() {
        Path chosen = launcher();
        return kinds.stream().map(kind -> Contender.named(kind, chosen)).toList();
    }

    private Path launcher() {
        if (!launcher.toString().isEmpty()) {
            return launcher.toAbsolutePath();
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isExecutable(at.resolve("deploy/vedette"))) {
                return at.resolve("deploy/vedette");
            }
        }
        throw new IllegalArgumentException("there is no deploy/vedette above this folder; name one with --launcher");
    }

    /** The launcher makes its start-up caches at the first start, which nobody shall pay for later. */
    private static void warmUp(Network network, Path folder, Contender ours) throws IOException, InterruptedException {
        System.err.println("warming up");
        try (Cluster cluster = new Cluster(network, folder.resolve("warm-up"))) {
            cluster.running(ours.node()).addGroup("mymaster", 0);
            cluster.addSentinels(List.of(ours.sentinel()), 1, List.of());
        }
    }

    private void measure(Grounds grounds, Path folder, Report report, List<Contender> contenders)
            throws IOException, InterruptedException {
        List<Fault> faults = Faults.chosen(only);
        int done = 0;
        for (Fault fault : faults) {
            for (int run = 0; run < runs; run++) {
                for (int i = 0; i < contenders.size(); i++) {
                    if (Thread.interrupted()) {
                        throw new InterruptedException("between two runs");
                    }
                    // Who comes first in a pair alternates.
                    Contender contender = contenders.get((run + i) % contenders.size());
                    Path home = folder.resolve(fault.key() + "-" + run + "-" + contender.name());
                    String said = once(grounds.of(fault), home, fault, contender, report.of(fault, contender));
                    System.err.printf(
                            "[%d/%d] %s, %s: %s%n",
                            ++done, faults.size() * runs * contenders.size(), fault.title(), contender.name(), said);
                }
            }
        }
    }

    private String once(Network network, Path home, Fault fault, Contender contender, Series series)
            throws IOException, InterruptedException {
        try (Arena arena = new Arena(contender.cluster(network, home, fault), TimeUnit.SECONDS.toMillis(servedS))) {
            Outcome outcome = fault.scene().play(arena);
            series.add(outcome);
            Series single = new Series();
            single.add(outcome);
            return single.inWords();
        } catch (IOException | RuntimeException | AssertionError failed) {
            series.addFailure();
            keep = true;
            return "failed, see " + home + ": " + failed;
        }
    }

    private void print(Report report) throws IOException {
        System.out.println(report.markdown());
        if (!out.toString().isEmpty()) {
            Files.createDirectories(out);
            Files.writeString(out.resolve("failover.md"), report.markdown());
            Files.writeString(out.resolve("failover.json"), report.json().encodePrettily());
        }
    }
}
