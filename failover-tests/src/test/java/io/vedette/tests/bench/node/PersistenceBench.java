package io.vedette.tests.bench.node;

import io.vedette.tests.bench.node.Contestant.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code vedette bench persistence}: see deploy/docs/benchmarks.md. */
@Command(
        name = "bench persistence",
        description = "Compare snapshots, the append-only file and replication with redis-server 7.0, in turn.",
        mixinStandardHelpOptions = true)
public final class PersistenceBench implements Callable<Integer> {
    private static final String HAMMER_CORE = "0";
    private static final String SERVER_CORE = "1";
    private static final String COLUMN = "ratio";
    private static final int PIPELINE = 16;
    private static final List<String> SET = List.of("SET", "key:__rand_int__", "v".repeat(32));
    private static final long PATIENCE_NS = TimeUnit.MINUTES.toNanos(10);

    @Option(names = "--runs", defaultValue = "5", description = "Pairs of runs of each row (default 5).")
    private int runs;

    @Option(names = "--keys", defaultValue = "1000000", description = "Keys of 32 bytes (default 1000000).")
    private int keys;

    @Option(names = "--requests", defaultValue = "2000000", description = "Writes of a load (default 2000000).")
    private int requests;

    @Option(
            names = "--only",
            split = ",",
            description = "These rows only: bgsave, stops, memory, load, sync, aof, replicas.")
    private List<String> only = List.of();

    @Option(names = "--launcher", description = "The vedette to measure.", required = true)
    private Path launcher = Path.of("");

    private final Hammer hammer = new Hammer(HAMMER_CORE);
    private final Table table = new Table("ours divided by redis-server's", List.of(COLUMN));
    private final List<String> figures = new ArrayList<>();

    /** What is measured of one server: less is better, but for rates. */
    private interface Measure {
        double of(Kind kind, Path folder) throws IOException, InterruptedException;
    }

    public static void main(String... arguments) {
        System.exit(new CommandLine(new PersistenceBench()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        row("bgsave", "seconds of BGSAVE", this::save);
        row("stops", "longest answer to PING during BGSAVE, ms", this::longestStop);
        row("memory", "growth of memory during BGSAVE under writes, %", this::growth);
        row("load", "seconds to load the RDB file", this::load);
        row("sync", "seconds of a full sync", this::sync);
        row("aof", "writes with appendfsync everysec as a part of those without", this::appending);
        row("replicas", "writes per second with two replicas", this::replicated);
        figures.forEach(System.out::println);
        System.out.println();
        System.out.println(table.markdown());
        return 0;
    }

    private void row(String name, String what, Measure measure) throws IOException, InterruptedException {
        if (!only.isEmpty() && !only.contains(name)) {
            return;
        }
        for (int run = 0; run < runs; run++) {
            Map<Kind, Double> pair = new EnumMap<>(Kind.class);
            for (Kind kind : Kind.values()) {
                pair.put(kind, measure.of(kind, Files.createTempDirectory("vedette-bench")));
            }
            double ours = pair.getOrDefault(Kind.OURS, 0.0);
            double theirs = pair.getOrDefault(Kind.REDIS, 0.0);
            table.at(what, COLUMN).add(ours, theirs);
            String line = String.format(Locale.ROOT, "%s: ours %.3f, redis-server %.3f", what, ours, theirs);
            System.err.println(line);
            figures.add(line);
        }
    }

    private Contestant start(Kind kind, Path folder, String... more) throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>(List.of(
                "repl-diskless-sync-delay 0", "enable-debug-command yes", "client-output-buffer-limit replica 0 0 0"));
        lines.addAll(List.of(more));
        return Contestant.start(kind, launcher, folder, SERVER_CORE, lines.toArray(String[]::new));
    }

    private double save(Kind kind, Path folder) throws IOException, InterruptedException {
        try (Contestant server = start(kind, folder)) {
            server.fill(keys, 1);
            return seconds(() -> {
                server.ask("BGSAVE");
                awaitField(server, "rdb_bgsave_in_progress", "0");
            });
        }
    }

    private double longestStop(Kind kind, Path folder) throws IOException, InterruptedException {
        try (Contestant server = start(kind, folder)) {
            server.fill(keys, 1);
            server.ask("BGSAVE");
            double longest = 0;
            while (server.field("rdb_bgsave_in_progress").equals("1")) {
                longest = Math.max(longest, seconds(() -> server.ask("PING")));
            }
            return 1000 * longest;
        }
    }

    private double growth(Kind kind, Path folder) throws IOException, InterruptedException {
        try (Contestant server = start(kind, folder)) {
            server.fill(keys, 1);
            hammer.run(server, SET, PIPELINE, requests);
            double before = server.residentMibOfAll();
            try (Background load = Background.of(() -> hammer.run(server, SET, PIPELINE, requests))) {
                server.ask("BGSAVE");
                double most = before;
                do {
                    most = Math.max(most, server.residentMibOfAll());
                } while (server.field("rdb_bgsave_in_progress").equals("1"));
                load.await();
                return 100 * (most - before) / before;
            }
        }
    }

    private double load(Kind kind, Path folder) throws IOException, InterruptedException {
        try (Contestant server = start(kind, folder)) {
            server.fill(keys, 1);
            server.ask("SAVE");
            return seconds(() -> server.ask("DEBUG", "RELOAD", "NOSAVE"));
        }
    }

    private double sync(Kind kind, Path folder) throws IOException, InterruptedException {
        try (Contestant master = start(kind, folder);
                Contestant replica = start(kind, folder)) {
            master.fill(keys, 1);
            return seconds(() -> {
                replica.ask("REPLICAOF", "127.0.0.1", Integer.toString(master.port()));
                awaitField(replica, "master_link_status", "up");
            });
        }
    }

    private double appending(Kind kind, Path folder) throws IOException, InterruptedException {
        double without = rate(kind, folder, "appendonly no");
        return rate(kind, folder, "appendonly yes") / without;
    }

    private double rate(Kind kind, Path folder, String line) throws IOException, InterruptedException {
        try (Contestant server = start(kind, folder, line, "appendfsync everysec")) {
            hammer.run(server, SET, PIPELINE, requests);
            return hammer.run(server, SET, PIPELINE, requests).perSecond();
        }
    }

    private double replicated(Kind kind, Path folder) throws IOException, InterruptedException {
        try (Contestant master = start(kind, folder);
                Contestant one = follow(kind, folder, master);
                Contestant another = follow(kind, folder, master)) {
            awaitField(one, "master_link_status", "up");
            awaitField(another, "master_link_status", "up");
            hammer.run(master, SET, PIPELINE, requests);
            return hammer.run(master, SET, PIPELINE, requests).perSecond();
        }
    }

    private Contestant follow(Kind kind, Path folder, Contestant master) throws IOException, InterruptedException {
        return start(kind, folder, "replicaof 127.0.0.1 " + master.port());
    }

    /** Something that takes its time. */
    private interface Step {
        void run() throws IOException, InterruptedException;
    }

    private static double seconds(Step step) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        step.run();
        return (System.nanoTime() - begun) / (double) TimeUnit.SECONDS.toNanos(1);
    }

    private static void awaitField(Contestant server, String field, String value)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        while (!server.field(field).equals(value)) {
            if (System.nanoTime() - begun > PATIENCE_NS) {
                throw new IOException(field + " is still " + server.field(field) + ", not " + value);
            }
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }
}
