package io.vedette.tests.interop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** The redis-cli of this machine, where there is one. */
final class RedisCli {
    private static final int PATIENCE_SECONDS = 60;

    private final Path folder;
    private final List<String> options;

    /** One that writes its files here and is always given these options. */
    RedisCli(Path folder, List<String> options) {
        this.folder = folder;
        this.options = List.copyOf(options);
    }

    /** Skips the calling test, saying why, where there is no redis-cli, or none that knows this option. */
    static void assumeKnows(Path folder, String option) throws IOException, InterruptedException {
        Assumptions.assumeTrue(onThePath(), "skipped: no redis-cli on the path");
        String help = new RedisCli(folder, List.of()).ask("--help");
        Assumptions.assumeTrue(help.contains(option), "skipped: this redis-cli does not know " + option);
    }

    /** Looked for, not tried: a machine that cannot start it must not pass for one that does not have it. */
    private static boolean onThePath() {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry, "redis-cli"))
                .anyMatch(Files::isExecutable);
    }

    /** What one run printed. */
    String ask(String... arguments) throws IOException, InterruptedException {
        return typed("", arguments);
    }

    /** What a session printed in which these lines were typed. */
    String typed(String lines, String... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "redis-cli", ".out");
        Process process = start(out, arguments);
        try {
            process.getOutputStream().write(lines.getBytes(UTF_8));
            process.getOutputStream().close();
        } catch (IOException endedBefore) {
            // It does not have to read what is typed, and then what it printed says why.
            process.getOutputStream().flush();
        }
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("redis-cli does not end; it printed:\n" + Files.readString(out));
        }
        return Files.readString(out);
    }

    /** A run that goes on until it is ended; what it prints goes to {@code out}. */
    Process start(Path out, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add("redis-cli");
        command.addAll(options);
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment().put("REDISCLI_HISTFILE", "/dev/null");
        return builder.start();
    }
}
