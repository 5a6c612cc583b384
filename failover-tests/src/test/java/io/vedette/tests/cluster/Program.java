package io.vedette.tests.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a member runs.
 *
 * @param name as reports call it
 * @param before the words before the configuration file
 * @param after the words behind it
 */
public record Program(String name, List<String> before, List<String> after, Map<String, String> environment) {
    public static final String REDIS_SENTINEL = "redis-sentinel";
    public static final String VEDETTE = "vedette";

    /** The real redis-server 7.0.15 that the test dependency carries, copied into the folder. */
    public static Program redisServer(Path folder) throws IOException {
        return new Program("redis-server", List.of(binary(folder).toString()), List.of(), Map.of());
    }

    public static Program redisSentinel(Path folder) throws IOException {
        return new Program(REDIS_SENTINEL, List.of(binary(folder).toString()), List.of("--sentinel"), Map.of());
    }

    /** From the classes under test, with little memory and a fast start: for tests. */
    public static Program vedetteSentinel() {
        return new Program(
                VEDETTE,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.vedette.deploy.Main",
                        "sentinel"),
                List.of(),
                Map.of());
    }

    /** As an operator starts it. The jar must have been built: many starts at once are no place to begin that. */
    public static Program vedetteSentinel(Path launcher) {
        return new Program(
                VEDETTE, List.of(launcher.toString(), "sentinel"), List.of(), Map.of("VEDETTE_BUILD", "never"));
    }

    private static Path binary(Path folder) throws IOException {
        Path program = folder.resolve("redis-server");
        String architecture = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String name = "redis-server-7.0.15-linux-" + (architecture.equals("aarch64") ? "arm64" : architecture);
        try (InputStream binary = Program.class.getResourceAsStream("/" + name)) {
            if (binary == null) {
                throw new IOException("there is no " + name + " on the class path, and nothing can be shown without");
            }
            Files.createDirectories(folder);
            try {
                Files.copy(binary, program);
                Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
            } catch (FileAlreadyExistsException copied) {
                return program;
            }
        }
        return program;
    }
}
