package io.vedette.tests.bench.node;

import io.vedette.tests.bench.node.Contestant.Kind;
import io.vedette.tests.cluster.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code vedette bench node}: see deploy/docs/benchmarks.md. */
@Command(
        name = "bench node",
        description = "Compare a node with redis-server 7.0: each pinned to the same core, in turn.",
        mixinStandardHelpOptions = true)
public final class NodeBench implements Callable<Integer> {
    private static final String SERVER_CORE = "1";
    private static final String HAMMER_CORE = "0";
    private static final String TWO_CORES = "1,2";
    private static final int CORES_FOR_IO = 3;
    private static final int VALUES = 1_000_000;
    private static final int VALUE_BYTES = 32;
    private static final int FIELDS = 10;

    /** With fewer the second compiler is still at work on some rows. */
    private static final int WARM_UPS = 6;

    /** What was compiled while one kind of command ran is partly thrown away when others come, so each row is warmed up once more after all. */
    private static final int WARM_AGAIN = 2;

    private static final String FIRST = "first run of the row";
    private static final String WARM = "warm";
    private static final String MEMORY = "memory";
    private static final String SECOND_CORE = "io";
    private static final List<String> COLUMNS = List.of("pipeline 1", "pipeline 16", "pipeline 100");

    @Option(names = "--runs", defaultValue = "5", description = "Pairs of runs of each row (default 5).")
    private int runs;

    @Option(
            names = "--only",
            split = ",",
            description = "These rows only: names of commands as in the table, memory, io.")
    private List<String> only = List.of();

    @Option(
            names = "--pipelines",
            split = ",",
            defaultValue = "1,16,100",
            description = "These depths only (default 1,16,100).")
    private List<Integer> pipelines = List.of();

    @Option(names = "--launcher", description = "The vedette to measure.", required = true)
    private Path launcher = Path.of("");

    private final Table rates = new Table("commands per second", COLUMNS);
    private final Table p99 = new Table("p99 at pipeline 1, 50 connections", List.of(FIRST, WARM));
    private final Table memory = new Table("resident memory", List.of("ratio"));
    private final Table secondCore = new Table("with a second core for I/O", List.of("pipeline 16"));

    public static void main(String... arguments) {
        System.exit(new CommandLine(new NodeBench()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("vedette-bench");
        List<Load> loads =
                Load.all().stream().filter(load -> wanted(load.name())).toList();
        if (!loads.isEmpty()) {
            compare(folder, loads, pipelines, SERVER_CORE, rates, List.of());
        }
        if (wanted(MEMORY)) {
            weigh(folder);
        }
        if (wanted(SECOND_CORE)) {
            withSecondCore(folder);
        }
        Folders.delete(folder);
        print();
        return 0;
    }

    private boolean wanted(String row) {
        return only.isEmpty() || only.stream().anyMatch(row::equalsIgnoreCase);
    }

    /** @param io what redis-server needs to be told to use more than one core */
    private void compare(
            Path folder, List<Load> loads, List<Integer> depths, String cores, Table table, List<String> io)
            throws IOException, InterruptedException {
        Hammer hammer = new Hammer(HAMMER_CORE);
        try (Contestant ours = Contestant.start(Kind.OURS, launcher, folder, cores, io.toArray(String[]::new));
                Contestant theirs = Contestant.start(Kind.REDIS, launcher, folder, cores, io.toArray(String[]::new))) {
            for (Load load : loads) {
                for (int pipeline : depths) {
                    if (pipeline == 1) {
                        first(hammer, ours, theirs, load);
                    }
                    warmUp(hammer, ours, load, pipeline, WARM_UPS);
                }
            }
            for (Load load : loads) {
                for (int pipeline : depths) {
                    warmUp(hammer, ours, load, pipeline, WARM_AGAIN);
                    for (int run = 0; run < runs; run++) {
                        pair(hammer, ours, theirs, load, pipeline, table);
                    }
                }
            }
        }
    }

    private static void warmUp(Hammer hammer, Contestant server, Load load, int pipeline, int times)
            throws IOException, InterruptedException {
        for (int i = 0; i < times; i++) {
            once(hammer, server, load, pipeline);
        }
    }

    /** What clients see who come before anything of it was compiled; redis-server was compiled before. */
    private void first(Hammer hammer, Contestant ours, Contestant theirs, Load load)
            throws IOException, InterruptedException {
        Hammer.Result mine = once(hammer, ours, load, 1);
        Hammer.Result other = once(hammer, theirs, load, 1);
        p99.at(load.name(), FIRST).add(mine.p99Ms(), other.p99Ms());
    }

    private void pair(Hammer hammer, Contestant ours, Contestant theirs, Load load, int pipeline, Table table)
            throws IOException, InterruptedException {
        Hammer.Result mine = once(hammer, ours, load, pipeline);
        Hammer.Result other = once(hammer, theirs, load, pipeline);
        table.at(load.name(), "pipeline " + pipeline).add(mine.perSecond(), other.perSecond());
        if (pipeline == 1) {
            p99.at(load.name(), WARM).add(mine.p99Ms(), other.p99Ms());
        }
        System.err.printf(
                Locale.ROOT,
                "%s, pipeline %d: ours %.0f/s, p99 %.3f ms; redis-server %.0f/s, p99 %.3f ms%n",
                load.name(),
                pipeline,
                mine.perSecond(),
                mine.p99Ms(),
                other.perSecond(),
                other.p99Ms());
    }

    private static Hammer.Result once(Hammer hammer, Contestant server, Load load, int pipeline)
            throws IOException, InterruptedException {
        server.ask("FLUSHALL");
        if (!load.before().isEmpty()) {
            hammer.run(server, load.before(), 100, 200_000);
        }
        return hammer.run(server, load.command(), pipeline, load.requests(pipeline));
    }

    /** Fresh servers each time: what was there before would count. */
    private void weigh(Path folder) throws IOException, InterruptedException {
        for (int run = 0; run < runs; run++) {
            for (int fields : List.of(1, FIELDS)) {
                double mine = weight(Kind.OURS, folder, fields);
                double other = weight(Kind.REDIS, folder, fields);
                String row = fields == 1 ? "1 million strings" : "100,000 hashes of " + FIELDS + " fields";
                memory.at(row, "ratio").add(mine, other);
                System.err.printf(Locale.ROOT, "%s: ours %.0f MiB, redis-server %.0f MiB%n", row, mine, other);
            }
        }
    }

    private double weight(Kind kind, Path folder, int fields) throws IOException, InterruptedException {
        try (Contestant server = Contestant.start(kind, launcher, folder, SERVER_CORE)) {
            server.fill(VALUES, fields, VALUE_BYTES);
            server.ask("MEMORY", "PURGE");
            return server.residentMib();
        }
    }

    private void withSecondCore(Path folder) throws IOException, InterruptedException {
        int cores = Runtime.getRuntime().availableProcessors();
        if (cores < CORES_FOR_IO) {
            System.err.println("no row for a second core: that takes three, and there are " + cores);
            return;
        }
        List<Load> loads = Load.all().stream()
                .filter(load -> List.of("GET", "SET").contains(load.name()))
                .toList();
        compare(folder, loads, List.of(16), TWO_CORES, secondCore, List.of("io-threads 2", "io-threads-do-reads yes"));
    }

    private void print() {
        System.out.printf(
                Locale.ROOT,
                "%s, %s %s, %d cores, JDK %s; redis-server 7.0.15 = 1.0, median (least to most) of %d%n%n",
                LocalDate.now(ZoneOffset.UTC),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature(),
                runs);
        List<Table> tables = new ArrayList<>(List.of(rates, p99, memory, secondCore));
        tables.removeIf(Table::isEmpty);
        tables.forEach(table -> System.out.println(table.markdown()));
    }
}
