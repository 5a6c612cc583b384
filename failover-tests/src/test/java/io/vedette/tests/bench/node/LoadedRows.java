package io.vedette.tests.bench.node;

import io.vedette.tests.bench.node.Contestant.Kind;
import io.vedette.tests.bench.node.PersistenceRows.Row;
import io.vedette.tests.cluster.RespClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What is measured while redis-benchmark writes as fast as it can. It has a core to itself and the servers of a row share another, so
 * that both kinds are loaded alike. A process is measured once it has had so much of the same that its code is compiled.
 */
final class LoadedRows {
    private static final String HAMMER_CORE = "0";
    private static final String SERVER_CORE = "1";
    private static final int PIPELINE = 16;

    /** Loads before one counts, as in {@code bench node}. */
    private static final int WARMING = 3;

    private final Hammer hammer = new Hammer(HAMMER_CORE);
    private final Grounds grounds;
    private final int repeats;

    LoadedRows(Grounds grounds, int repeats) {
        this.grounds = grounds;
        this.repeats = repeats;
    }

    Map<String, Row> all() {
        Map<String, Row> rows = new LinkedHashMap<>();
        rows.put("memory", this::growth);
        rows.put("aof", this::appending);
        rows.put("replicas", this::replicated);
        rows.put("lag", this::lag);
        return rows;
    }

    private double load(Contestant server) throws IOException, InterruptedException {
        return hammer.run(server, grounds.write(), PIPELINE, grounds.requests()).perSecond();
    }

    private void warm(Contestant server) throws IOException, InterruptedException {
        for (int i = 0; i < WARMING; i++) {
            load(server);
        }
    }

    private Map<String, Double> growth(Kind kind, Path folder) throws IOException, InterruptedException {
        try (Contestant server = grounds.filled(kind, folder, SERVER_CORE)) {
            load(server);
            double before = server.residentMibOfAll();
            try (Background load = Background.of(() -> load(server))) {
                server.ask("BGSAVE");
                double most = before;
                try (RespClient client = server.connect()) {
                    do {
                        most = Math.max(most, server.residentMibOfAll());
                    } while (!Contestant.says(client, "persistence", "rdb_bgsave_in_progress", "0"));
                }
                load.await();
                return Map.of("growth of memory during BGSAVE under writes, %", 100 * (most - before) / before);
            }
        }
    }

    /** Two of a kind, with the file and without, in turn. */
    private Map<String, Double> appending(Kind kind, Path folder) throws IOException, InterruptedException {
        try (Contestant without = grounds.start(kind, folder, SERVER_CORE);
                Contestant with = grounds.start(kind, folder, SERVER_CORE, "appendonly yes", "appendfsync everysec")) {
            Map<String, Double> figures = new LinkedHashMap<>();
            List<Double> ratios = new ArrayList<>();
            for (int i = 0; i < WARMING + repeats; i++) {
                double freely = load(without);
                double ratio = load(with) / freely;
                if (i == 0) {
                    figures.put(
                            "writes with appendfsync everysec as a part of those without, the first of a process",
                            ratio);
                } else if (i >= WARMING) {
                    ratios.add(ratio);
                }
            }
            Collections.sort(ratios);
            figures.put(
                    "writes with appendfsync everysec as a part of those without, once warm",
                    ratios.get(ratios.size() / 2));
            return figures;
        }
    }

    private Map<String, Double> replicated(Kind kind, Path folder) throws IOException, InterruptedException {
        try (Contestant master = grounds.start(kind, folder, SERVER_CORE);
                Contestant one = following(kind, folder, master);
                Contestant another = following(kind, folder, master)) {
            one.await("replication", "master_link_status", "up");
            another.await("replication", "master_link_status", "up");
            warm(master);
            return Map.of("writes per second with two replicas", load(master));
        }
    }

    private Map<String, Double> lag(Kind kind, Path folder) throws IOException, InterruptedException {
        try (Contestant master = grounds.start(kind, folder, SERVER_CORE);
                Contestant replica = following(kind, folder, master)) {
            replica.await("replication", "master_link_status", "up");
            Map<String, Double> figures = new LinkedHashMap<>();
            load(master);
            lag(master, replica, ", the second load of a process", figures);
            load(master);
            lag(master, replica, ", once warm", figures);
            return figures;
        }
    }

    private void lag(Contestant master, Contestant replica, String when, Map<String, Double> figures)
            throws IOException, InterruptedException {
        Lag lag = new Lag();
        AtomicBoolean end = new AtomicBoolean();
        try (Background prober = Background.of(() -> {
            lag.measure(master, replica, end);
            return end;
        })) {
            double rate = load(master);
            end.set(true);
            prober.await();
            figures.put("p99 from a write to its being seen on the replica, ms" + when, lag.p99Ms());
            figures.put("writes per second meanwhile" + when, rate);
        }
    }

    private Contestant following(Kind kind, Path folder, Contestant master) throws IOException, InterruptedException {
        return grounds.start(kind, folder, SERVER_CORE, "replicaof 127.0.0.1 " + master.port());
    }
}
