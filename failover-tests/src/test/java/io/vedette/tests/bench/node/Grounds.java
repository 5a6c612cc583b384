package io.vedette.tests.bench.node;

import io.vedette.tests.bench.node.Contestant.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What all rows have in common: how servers are started, and with what.
 *
 * @param valueBytes how long each value is
 * @param requests writes of a load
 */
record Grounds(Path launcher, int keys, int valueBytes, int requests) {

    Contestant start(Kind kind, Path folder, String cores, String... more) throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>(List.of(
                "repl-diskless-sync-delay 0", "enable-debug-command yes", "client-output-buffer-limit replica 0 0 0"));
        lines.addAll(List.of(more));
        Path empty = Files.createTempDirectory(folder, "server");
        return Contestant.start(kind, launcher, empty, cores, lines.toArray(String[]::new));
    }

    Contestant filled(Kind kind, Path folder, String cores, String... more) throws IOException, InterruptedException {
        Contestant server = start(kind, folder, cores, more);
        server.fill(keys, 1, valueBytes);
        return server;
    }

    /** A write as redis-benchmark sends it, to one of a hundred thousand keys. */
    List<String> write() {
        return List.of("SET", "key:__rand_int__", "v".repeat(valueBytes));
    }
}
