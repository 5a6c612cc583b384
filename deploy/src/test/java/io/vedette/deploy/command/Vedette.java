package io.vedette.deploy.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Runs the program as a process of its own, as a user would, from the classes under test. */
final class Vedette {
    private static final int PATIENCE_SECONDS = 120;

    private final Path folder;
    private final Map<String, String> environment = new TreeMap<>();

    /** How a command ended. */
    record Outcome(int code, List<String> out, List<String> err) {}

    Vedette(Path folder) {
        this.folder = folder;
    }

    Vedette with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Outcome run(String... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        Process process = builder(arguments)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        process.getOutputStream().close();
        return new Outcome(end(process), Files.readAllLines(out), Files.readAllLines(err));
    }

    static int end(Process process) throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("still runs after " + PATIENCE_SECONDS + " seconds: " + process.info());
        }
        return process.exitValue();
    }

    /** A command that goes on running; what it prints goes to {@code output}. */
    Process start(Path output, String... arguments) throws IOException {
        return builder(arguments)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    private ProcessBuilder builder(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "io.vedette.deploy.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return builder;
    }

    /** A port that is free now, with some free ones behind it as far as one can tell. */
    static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Math.min(probe.getLocalPort(), 65_000);
        }
    }
}
