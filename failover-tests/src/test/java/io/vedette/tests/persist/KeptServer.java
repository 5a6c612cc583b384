package io.vedette.tests.persist;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vedette.resp.FreePort;
import io.vedette.resp.RedisBinary;
import io.vedette.tests.cluster.OurJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;

/** A node, or a real server, that lives in a folder which outlives it. */
final class KeptServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final Path log;
    private final int port;

    private KeptServer(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /** Ours, with these lines in its configuration; returns when it has loaded its data. */
    static KeptServer node(Path folder, String... lines) throws IOException {
        KeptServer node = launch(folder, lines);
        node.awaitReady();
        return node;
    }

    /** The same, but returns at once. */
    static KeptServer launch(Path folder, String... lines) throws IOException {
        int port = FreePort.take();
        List<String> configuration = new ArrayList<>(List.of("bind 127.0.0.1", "port " + port, "dir " + folder));
        configuration.addAll(List.of(lines));
        Path file = Files.write(folder.resolve("redis.conf"), configuration);
        return started(folder, port, OurJvm.command(List.of("-Xmx256m"), "node", file.toString()));
    }

    /** One that ended is started by its file, as it is now; on the same port, which is in there. */
    static KeptServer again(Path folder) throws IOException {
        Path file = folder.resolve("redis.conf");
        int port = Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("port "))
                .mapToInt(line -> Integer.parseInt(line.substring("port ".length())))
                .findFirst()
                .orElseThrow();
        KeptServer node = started(folder, port, OurJvm.command(List.of("-Xmx256m"), "node", file.toString()));
        node.awaitReady();
        return node;
    }

    /** The real one. */
    static KeptServer redis(Path folder) throws IOException {
        int port = FreePort.take();
        KeptServer redis = started(
                folder,
                port,
                List.of(
                        RedisBinary.orSkip().toString(),
                        "--port",
                        Integer.toString(port),
                        "--bind",
                        "127.0.0.1",
                        "--dir",
                        folder.toString()));
        redis.awaitReady();
        return redis;
    }

    private static KeptServer started(Path folder, int port, List<String> command) throws IOException {
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new KeptServer(process, log, port);
    }

    private void awaitReady() throws IOException {
        Awaitility.await("the server to serve").atMost(PATIENCE).until(() -> !process.isAlive() || serves());
        if (!process.isAlive()) {
            throw new IllegalStateException("the server ended:\n" + log());
        }
    }

    private boolean serves() {
        try (Jedis jedis = connect()) {
            return jedis.ping().equals("PONG");
        } catch (JedisConnectionException | JedisDataException notYet) {
            return false;
        }
    }

    Jedis connect() {
        return new Jedis("127.0.0.1", port, (int) PATIENCE.toMillis());
    }

    /** Where it listens. */
    int port() {
        return port;
    }

    /** SIGTERM, and nobody waits for it. */
    void signal() {
        process.destroy();
    }

    /** No warning, no last word. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM; gives the exit code. */
    int terminate() throws InterruptedException {
        process.destroy();
        return awaitEnd();
    }

    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("it does not end");
        }
        return process.exitValue();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String log() throws IOException {
        return Files.readString(log, UTF_8);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
