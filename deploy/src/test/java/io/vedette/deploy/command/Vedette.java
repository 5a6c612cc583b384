package io.vedette.deploy.command;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Runs the program as a process of its own, as a user would, from the classes under test. */
final class Vedette {
    private static final int PATIENCE_SECONDS = 120;
    private static final int PORTS_IN_A_ROW = 4;
    private static final int PORT_ATTEMPTS = 100;
    private static final int LOWEST_PORT = 12_000;
    private static final int HIGHEST_PORT = 30_000;

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
                "-XX:+UseSerialGC"));
        command.addAll(permissions());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.vedette.deploy.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return builder;
    }

    /** What the tests were allowed to do with native code, so that newer JVMs do not warn of it; as the launcher allows it. */
    private static List<String> permissions() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--"))
                .toList();
    }

    /**
     * The first of a few ports in a row that are free now. They lie below those a system gives to outgoing connections, of
     * which every other test has many.
     */
    static int freePort() throws IOException {
        for (int attempt = 0; attempt < PORT_ATTEMPTS; attempt++) {
            int first = ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT);
            if (allFree(first)) {
                return first;
            }
        }
        throw new IOException("no " + PORTS_IN_A_ROW + " free ports in a row after " + PORT_ATTEMPTS + " attempts");
    }

    private static boolean allFree(int first) throws IOException {
        for (int port = first; port < first + PORTS_IN_A_ROW; port++) {
            try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                if (!probe.isBound()) {
                    return false;
                }
            } catch (BindException taken) {
                return false;
            }
        }
        return true;
    }
}
