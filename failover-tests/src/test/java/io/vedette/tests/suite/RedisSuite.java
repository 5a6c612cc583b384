package io.vedette.tests.suite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.abort;

import io.vedette.tests.cluster.OurJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A copy of the suite whose {@code src} holds scripts of the names it starts, each of which becomes a program of ours. What
 * the suite needs of Redis's clients are those of the system.
 */
final class RedisSuite {
    /** Where Redis's source lies, unpacked. */
    static final String SOURCE = "VEDETTE_REDIS_SOURCE";

    private static final int LONGEST_UNIT_S = 400;

    /** For how long the suite waits for a unit that says nothing. */
    private static final int LONGEST_SILENCE_S = 200;

    private static final Map<String, String> PROGRAMS =
            Map.of("redis-server", "node", "redis-check-aof", "check-aof", "redis-check-rdb", "check-rdb");
    private static final List<String> CLIENTS = List.of("redis-cli", "redis-benchmark");
    private static final List<String> PARTS = List.of("tests", "utils", "runtest");

    private final Path folder;
    private final int basePort;

    private RedisSuite(Path folder, int basePort) {
        this.folder = folder;
        this.basePort = basePort;
    }

    /** A copy in this folder; skips the test, and says why, where there is no suite or nothing that could run it. */
    static RedisSuite orSkip(Path folder, int basePort) throws IOException {
        String source = Objects.requireNonNullElse(System.getenv(SOURCE), "");
        if (source.isEmpty() || !Files.isExecutable(Path.of(source, "runtest"))) {
            return abort(
                    "skipped: " + SOURCE + " names no folder with the source of Redis, whose tests run over a node");
        }
        if (!isInstalled("tclsh8.6")) {
            return abort("skipped: no tclsh8.6, in which Redis's tests are written: apt-get install tcl");
        }
        for (String part : PARTS) {
            copy(Path.of(source, part), folder.resolve(part));
        }
        Path programs = Files.createDirectory(folder.resolve("src"));
        for (Map.Entry<String, String> program : PROGRAMS.entrySet()) {
            List<String> command = OurJvm.command(List.of("-Xmx1g"), program.getValue());
            script(programs.resolve(program.getKey()), command);
        }
        for (String client : CLIENTS) {
            script(programs.resolve(client), List.of(client));
        }
        return new RedisSuite(folder, basePort);
    }

    private static boolean isInstalled(String program) {
        return Stream.of("/usr/bin", "/usr/local/bin", "/bin")
                .anyMatch(bin -> Files.isExecutable(Path.of(bin, program)));
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(from)) {
            all = walk.toList();
        }
        for (Path path : all) {
            Files.copy(path, to.resolve(from.relativize(path).toString()));
        }
    }

    private static void script(Path path, List<String> command) throws IOException {
        String words = command.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        Files.writeString(path, "#!/bin/sh\nexec " + words + " \"$@\"\n");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Runs one unit to its end, or until it takes too long. */
    UnitReport run(String unit) throws IOException, InterruptedException {
        Path log = folder.resolve(unit.replace('/', '-') + ".log");
        Process process = new ProcessBuilder(
                        folder.resolve("runtest").toString(),
                        "--durable",
                        "--ignore-encoding",
                        "--clients",
                        "1",
                        "--timeout",
                        Integer.toString(LONGEST_SILENCE_S),
                        "--baseport",
                        Integer.toString(basePort),
                        "--portcount",
                        "2000",
                        "--single",
                        unit)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(log.toFile())
                .start();
        boolean ended = process.waitFor(LONGEST_UNIT_S, TimeUnit.SECONDS);
        if (!ended) {
            List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                    .toList();
            all.forEach(ProcessHandle::destroyForcibly);
        }
        String said = new String(Files.readAllBytes(log), UTF_8);
        return UnitReport.of(said, ended && process.exitValue() == 0);
    }
}
