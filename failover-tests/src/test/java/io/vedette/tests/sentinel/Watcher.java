package io.vedette.tests.sentinel;

import io.vedette.resp.FreePort;
import io.vedette.resp.RedisBinary;
import io.vedette.tests.cluster.OurJvm;
import io.vedette.tests.cluster.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** One sentinel as a process, ours or a real one, with a folder and a configuration file of its own. */
public final class Watcher implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;
    private final int port;
    private final List<String> command;
    private Process process;

    private Watcher(Path folder, int port, List<String> command) throws IOException {
        this.folder = folder;
        this.port = port;
        this.command = command;
        this.process = launch();
    }

    /** {@code vedette sentinel}, from the classes under test. */
    public static Watcher ours(Path folder, String... lines) {
        return start(folder, program(), lines);
    }

    /** The same, started by another program that gets ours as its arguments. */
    static Watcher oursBy(List<String> starter, Path folder, String... lines) {
        List<String> program = new ArrayList<>(starter);
        program.addAll(program());
        return start(folder, program, lines);
    }

    private static List<String> program() {
        return OurJvm.command(List.of("-Xmx128m"), "sentinel");
    }

    /** {@code redis-server --sentinel} of the test dependency. */
    static Watcher real(Path folder, String... lines) throws IOException {
        Files.createDirectories(folder);
        return start(folder, List.of(RedisBinary.orSkip().toString()), lines);
    }

    private static Watcher start(Path folder, List<String> program, String... lines) {
        try {
            Files.createDirectories(folder);
            int port = FreePort.take();
            List<String> file = new ArrayList<>(List.of("port " + port, "dir " + folder));
            file.addAll(List.of(lines));
            Path config = Files.write(folder.resolve("sentinel.conf"), file);
            List<String> command = new ArrayList<>(program);
            command.add(config.toString());
            if (program.size() == 1) {
                command.add("--sentinel");
            }
            return new Watcher(folder, port, command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process launch() throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }

    public void awaitReady() {
        Awaitility.await("sentinel on " + port).atMost(PATIENCE).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("the sentinel ended: " + log());
            }
            return answers();
        });
    }

    private boolean answers() {
        try {
            return ask("PING").startsWith("+PONG");
        } catch (IOException notYet) {
            return false;
        }
    }

    public int port() {
        return port;
    }

    public String ask(String... words) throws IOException {
        return RedisNode.ask(port, words);
    }

    /** The port clients of {@code mymaster} are sent to. */
    public int masterPort() throws IOException {
        List<String> lines =
                ask("SENTINEL", "GET-MASTER-ADDR-BY-NAME", "mymaster").lines().toList();
        return Integer.parseInt(lines.get(4));
    }

    public String config() throws IOException {
        return Files.readString(folder.resolve("sentinel.conf"));
    }

    public String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    public void freeze() throws IOException, InterruptedException {
        Signal.freeze(process);
    }

    public void thaw() throws IOException, InterruptedException {
        Signal.thaw(process);
    }

    /** Waits until it has ended by itself. */
    public int awaitExit() {
        Awaitility.await("end of the sentinel on " + port).atMost(PATIENCE).until(() -> !process.isAlive());
        return process.exitValue();
    }

    /** The section of INFO that only ours has. */
    public String info() throws IOException {
        return ask("INFO", "vedette");
    }

    public Path folder() {
        return folder;
    }

    public void restart() throws IOException {
        process = launch();
        awaitReady();
    }

    /** SIGTERM; tells its exit code. */
    int terminate() {
        process.destroy();
        return awaitExit();
    }

    /** Starts it where it is not to come up; tells its exit code. */
    int awaitRefusal() throws IOException {
        process = launch();
        return awaitExit();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
