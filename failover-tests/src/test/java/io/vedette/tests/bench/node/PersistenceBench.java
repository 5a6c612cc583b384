package io.vedette.tests.bench.node;

import io.vedette.tests.bench.node.Contestant.Kind;
import io.vedette.tests.bench.node.PersistenceRows.Row;
import io.vedette.tests.cluster.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code vedette bench persistence}: see deploy/docs/benchmarks.md. */
@Command(
        name = "bench persistence",
        description = "Compare snapshots, the append-only file and replication with redis-server 7.0, in turn.",
        mixinStandardHelpOptions = true)
public final class PersistenceBench implements Callable<Integer> {
    private static final String COLUMN = "ratio";

    @Option(names = "--runs", defaultValue = "5", description = "Pairs of runs of each row (default 5).")
    private int runs;

    @Option(names = "--keys", defaultValue = "1000000", description = "Keys there are (default 1000000).")
    private int keys;

    @Option(names = "--value-size", defaultValue = "32", description = "Bytes of each value (default 32).")
    private int valueBytes;

    @Option(names = "--requests", defaultValue = "2000000", description = "Writes of a load (default 2000000).")
    private int requests;

    @Option(
            names = "--repeats",
            defaultValue = "3",
            description =
                    "How often one process saves, loads, syncs or is loaded; the first time is told by itself (default 3).")
    private int repeats;

    @Option(
            names = "--only",
            split = ",",
            description = "These rows only: bgsave, load, sync, stops, memory, aof, replicas, lag.")
    private List<String> only = List.of();

    @Option(names = "--launcher", description = "The vedette to measure.", required = true)
    private Path launcher = Path.of("");

    private final Table table = new Table("ours divided by redis-server's", List.of(COLUMN));
    private final List<String> figures = new ArrayList<>();

    public static void main(String... arguments) {
        System.exit(new CommandLine(new PersistenceBench()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Grounds grounds = new Grounds(launcher, keys, valueBytes, requests);
        Map<String, Row> rows = new LinkedHashMap<>(new PersistenceRows(grounds, repeats).all());
        rows.putAll(new LoadedRows(grounds, repeats).all());
        rows.keySet().removeIf(name -> !only.isEmpty() && !only.contains(name));
        for (Row row : rows.values()) {
            for (int run = 0; run < runs; run++) {
                pair(row);
            }
        }
        figures.forEach(System.out::println);
        System.out.println();
        System.out.println(table.markdown());
        return 0;
    }

    private void pair(Row row) throws IOException, InterruptedException {
        Map<Kind, Map<String, Double>> pair = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            Path folder = Files.createTempDirectory("vedette-bench");
            pair.put(kind, row.of(kind, folder));
            // Where one failed it stays, to be looked at.
            Folders.delete(folder);
        }
        Map<String, Double> theirs = pair.getOrDefault(Kind.REDIS, Map.of());
        pair.getOrDefault(Kind.OURS, Map.of()).forEach((what, ours) -> {
            double other = theirs.getOrDefault(what, 0.0);
            table.at(what, COLUMN).add(ours, other);
            String line = String.format(Locale.ROOT, "%s: ours %.3f, redis-server %.3f", what, ours, other);
            System.err.println(line);
            figures.add(line);
        });
    }
}
