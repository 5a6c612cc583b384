package io.vedette.tests.bench.node;

import io.vedette.tests.bench.node.Contestant.Kind;
import io.vedette.tests.cluster.RespClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What is measured of one server, fresh and in an empty folder each time. Where nobody loads it the server has all cores, as it
 * would have: redis-server saves in a process of its own, a node in a thread. What is measured under a load: {@link LoadedRows}.
 */
final class PersistenceRows {
    private final Grounds grounds;
    private final int repeats;

    PersistenceRows(Grounds grounds, int repeats) {
        this.grounds = grounds;
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
        return rows;
    }

    private Map<String, Double> save(Kind kind, Path folder) throws IOException, InterruptedException {
        try (Contestant server = grounds.filled(kind, folder, Contestant.ALL_CORES)) {
            return repeated("seconds of BGSAVE", () -> {
                server.ask("BGSAVE");
                server.await("persistence", "rdb_bgsave_in_progress", "0");
            });
        }
    }

    private Map<String, Double> load(Kind kind, Path folder) throws IOException, InterruptedException {
        try (Contestant server = grounds.filled(kind, folder, Contestant.ALL_CORES)) {
            server.ask("SAVE");
            return repeated("seconds to load the RDB file", () -> server.ask("DEBUG", "RELOAD", "NOSAVE"));
        }
    }

    /** The replica is empty again before each, and does not know the master. */
    private Map<String, Double> sync(Kind kind, Path folder) throws IOException, InterruptedException {
        try (Contestant master = grounds.filled(kind, folder, Contestant.ALL_CORES);
                Contestant replica = grounds.start(kind, folder, Contestant.ALL_CORES)) {
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
        try (Contestant server = grounds.filled(kind, folder, Contestant.ALL_CORES)) {
            server.ask("BGSAVE");
            stops(server, "BGSAVE", client -> says(client, "rdb_bgsave_in_progress"), figures);
        }
        try (Contestant server = grounds.filled(kind, folder, Contestant.ALL_CORES, "appendonly yes")) {
            server.ask("BGREWRITEAOF");
            stops(server, "BGREWRITEAOF", client -> says(client, "aof_rewrite_in_progress"), figures);
        }
        try (Contestant master = grounds.filled(kind, folder, Contestant.ALL_CORES);
                Contestant replica = grounds.start(kind, folder, Contestant.ALL_CORES)) {
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
        figures.put("most work of the serving thread for one PING during " + during + ", ms", stops.mostWorkMs());
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
