package io.vedette.tests.bench.node;

import io.vedette.tests.bench.node.Contestant.Kind;
import io.vedette.tests.cluster.RespClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What is measured of one server, fresh and in an empty folder each time. Where nobody loads it the server has all cores, as it
 * would have: redis-server saves in a process of its own, a node in a thread. Where redis-benchmark loads it, that has a core to
 * itself and the servers share another, so that both are loaded alike.
 */
final class PersistenceRows {
    private static final String HAMMER_CORE = "0";
    private static final String SERVER_CORE = "1";
    private static final int PIPELINE = 16;
    private static final List<String> SET = List.of("SET", "key:__rand_int__", "v".repeat(32));

    private final Hammer hammer = new Hammer(HAMMER_CORE);
    private final Path launcher;
    private final int keys;
    private final int requests;
    private final int repeats;

    PersistenceRows(Path launcher, int keys, int requests, int repeats) {
        this.launcher = launcher;
        this.keys = keys;
        this.requests = requests;
        this.repeats = repeats;
    }

    /** Figures of one server by what they are. */
    interface Row {
        Map<String, Double> of(Kind kind, Path folder) throws IOException, InterruptedException;
    }

    Map<String, Row> all() {
        Map<String, Row> rows = new LinkedHashMap<>();
        rows.put("bgsave", this::save);
        rows.put("load", this::load);
        rows.put("sync", this::sync);
        rows.put("stops", this::stops);
        rows.put("memory", this::growth);
        rows.put("aof", this::appending);
        rows.put("replicas", this::replicated);
        rows.put("lag", this::lag);
        return rows;
    }

    private Contestant start(Kind kind, Path folder, String cores, String... more)
            throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>(List.of(
                "repl-diskless-sync-delay 0", "enable-debug-command yes", "client-output-buffer-limit replica 0 0 0"));
        lines.addAll(List.of(more));
        Path empty = Files.createTempDirectory(folder, "server");
        return Contestant.start(kind, launcher, empty, cores, lines.toArray(String[]::new));
    }

    private Contestant filled(Kind kind, Path folder, String cores, String... more)
            throws IOException, InterruptedException {
        Contestant server = start(kind, folder, cores, more);
        server.fill(keys, 1);
        return server;
    }

    private Map<String, Double> save(Kind kind, Path folder) throws IOException, InterruptedException {
        try (Contestant server = filled(kind, folder, Contestant.ALL_CORES)) {
            return repeated("seconds of BGSAVE", () -> {
                server.ask("BGSAVE");
                server.await("persistence", "rdb_bgsave_in_progress", "0");
            });
        }
    }

    private Map<String, Double> load(Kind kind, Path folder) throws IOException, InterruptedException {
        try (Contestant server = filled(kind, folder, Contestant.ALL_CORES)) {
            server.ask("SAVE");
            return repeated("seconds to load the RDB file", () -> server.ask("DEBUG", "RELOAD", "NOSAVE"));
        }
    }

    /** The replica is empty again before each, and does not know the master. */
    private Map<String, Double> sync(Kind kind, Path folder) throws IOException, InterruptedException {
        try (Contestant master = filled(kind, folder, Contestant.ALL_CORES);
                Contestant replica = start(kind, folder, Contestant.ALL_CORES)) {
            return repeated(
                    "seconds of a full sync",
                    () -> {
                        replica.ask("REPLICAOF", "NO", "ONE");
                        replica.ask("FLUSHALL");
                    },
                    () -> {
                        replica.ask("REPLICAOF", "127.0.0.1", Integer.toString(master.port()));
                        replica.await("replication", "master_link_status", "up");
                    });
        }
    }

    private Map<String, Double> stops(Kind kind, Path folder) throws IOException, InterruptedException {
        Map<String, Double> figures = new LinkedHashMap<>();
        try (Contestant server = filled(kind, folder, Contestant.ALL_CORES)) {
            server.ask("BGSAVE");
            stops(server, "BGSAVE", client -> says(client, "rdb_bgsave_in_progress"), figures);
        }
        try (Contestant server = filled(kind, folder, Contestant.ALL_CORES, "appendonly yes")) {
            server.ask("BGREWRITEAOF");
            stops(server, "BGREWRITEAOF", client -> says(client, "aof_rewrite_in_progress"), figures);
        }
        try (Contestant master = filled(kind, folder, Contestant.ALL_CORES);
                Contestant replica = start(kind, folder, Contestant.ALL_CORES)) {
            replica.ask("REPLICAOF", "127.0.0.1", Integer.toString(master.port()));
            stops(
                    master,
                    "a full sync",
                    client -> String.valueOf(client.ask("INFO", "replication")).contains("state=online"),
                    figures);
        }
        return figures;
    }

    private static boolean says(RespClient client, String field) throws IOException {
        return Contestant.says(client, "persistence", field, "0");
    }

    private static void stops(Contestant server, String during, Stops.End end, Map<String, Double> figures)
            throws IOException {
        Stops stops = new Stops(server).until(end);
        figures.put("longest answer to PING during " + during + ", ms", stops.longestAnswerMs());
        figures.put("longest stop of the server's own during " + during + ", ms", stops.longestStopMs());
    }

    private Map<String, Double> growth(Kind kind, Path folder) throws IOException, InterruptedException {
        try (Contestant server = filled(kind, folder, SERVER_CORE)) {
            hammer.run(server, SET, PIPELINE, requests);
            double before = server.residentMibOfAll();
            try (Background load = Background.of(() -> hammer.run(server, SET, PIPELINE, requests))) {
                server.ask("BGSAVE");
                double most = before;
                try (RespClient client = server.connect()) {
                    do {
                        most = Math.max(most, server.residentMibOfAll());
                    } while (!says(client, "rdb_bgsave_in_progress"));
                }
                load.await();
                return Map.of("growth of memory during BGSAVE under writes, %", 100 * (most - before) / before);
            }
        }
    }

    private Map<String, Double> appending(Kind kind, Path folder) throws IOException, InterruptedException {
        double without = rate(kind, folder, "appendonly no");
        double with = rate(kind, folder, "appendonly yes");
        return Map.of("writes with appendfsync everysec as a part of those without", with / without);
    }

    private double rate(Kind kind, Path folder, String line) throws IOException, InterruptedException {
        try (Contestant server = start(kind, folder, SERVER_CORE, line, "appendfsync everysec")) {
            hammer.run(server, SET, PIPELINE, requests);
            return hammer.run(server, SET, PIPELINE, requests).perSecond();
        }
    }

    private Map<String, Double> replicated(Kind kind, Path folder) throws IOException, InterruptedException {
        try (Contestant master = start(kind, folder, SERVER_CORE);
                Contestant one = following(kind, folder, master);
                Contestant another = following(kind, folder, master)) {
            one.await("replication", "master_link_status", "up");
            another.await("replication", "master_link_status", "up");
            hammer.run(master, SET, PIPELINE, requests);
            double rate = hammer.run(master, SET, PIPELINE, requests).perSecond();
            return Map.of("writes per second with two replicas", rate);
        }
    }

    private Map<String, Double> lag(Kind kind, Path folder) throws IOException, InterruptedException {
        try (Contestant master = start(kind, folder, SERVER_CORE);
                Contestant replica = following(kind, folder, master)) {
            replica.await("replication", "master_link_status", "up");
            hammer.run(master, SET, PIPELINE, requests);
            Lag lag = new Lag();
            AtomicBoolean end = new AtomicBoolean();
            try (Background prober = Background.of(() -> {
                lag.measure(master, replica, end);
                return end;
            })) {
                double rate = hammer.run(master, SET, PIPELINE, requests).perSecond();
                end.set(true);
                prober.await();
                Map<String, Double> figures = new LinkedHashMap<>();
                figures.put("p99 from a write to its being seen on the replica, ms", lag.p99Ms());
                figures.put("writes per second meanwhile", rate);
                return figures;
            }
        }
    }

    private Contestant following(Kind kind, Path folder, Contestant master) throws IOException, InterruptedException {
        return start(kind, folder, SERVER_CORE, "replicaof 127.0.0.1 " + master.port());
    }

    /** Something that takes its time. */
    private interface Step {
        void run() throws IOException, InterruptedException;
    }

    private Map<String, Double> repeated(String what, Step step) throws IOException, InterruptedException {
        return repeated(what, () -> {}, step);
    }

    /** The first time in a process by itself, because it includes compiling, and of the others the median. */
    private Map<String, Double> repeated(String what, Step before, Step step) throws IOException, InterruptedException {
        Map<String, Double> figures = new LinkedHashMap<>();
        List<Double> later = new ArrayList<>();
        for (int i = 0; i < repeats; i++) {
            before.run();
            double took = seconds(step);
            if (i == 0) {
                figures.put(what + ", the first of a process", took);
            } else {
                later.add(took);
            }
        }
        if (!later.isEmpty()) {
            Collections.sort(later);
            figures.put(what + ", those after it", later.get(later.size() / 2));
        }
        return figures;
    }

    private static double seconds(Step step) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        step.run();
        return (System.nanoTime() - begun) / (double) TimeUnit.SECONDS.toNanos(1);
    }
}
