package io.vedette.tests.aof;

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
import redis.clients.jedis.exceptions.JedisException;

/** A server, ours or the real one, that works in a folder which is there before it and after it. */
final class DataServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final Path log;
    private final int port;

    private DataServer(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /** Whose program it is. */
    enum Kind {
        VEDETTE,
        REDIS;

        private List<String> command() {
            if (this == REDIS) {
                return List.of(RedisBinary.orSkip().toString());
            }
            return OurJvm.command(List.of("-Xmx128m"), "node");
        }
    }

    /** Starts one; it may still be loading, or have ended, when this returns. */
    static DataServer launch(Kind kind, Path folder, String... options) throws IOException {
        int port = FreePort.take();
        List<String> command = new ArrayList<>(kind.command());
        command.addAll(List.of("--port", Integer.toString(port), "--bind", "127.0.0.1", "--dir", folder.toString()));
        command.addAll(List.of("--save", ""));
        command.addAll(List.of(options));
        Path log = folder.resolveSibling(folder.getFileName() + "-" + port + ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new DataServer(process, log, port);
    }

    /** Starts one with an append-only file and waits until it has loaded it. */
    static DataServer start(Kind kind, Path folder, String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of("--appendonly", "yes"));
        all.addAll(List.of(options));
        DataServer server = launch(kind, folder, all.toArray(String[]::new));
        server.awaitReady();
        return server;
    }

    void awaitReady() {
        Awaitility.await("the server to answer")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(this::answers);
    }

    private boolean answers() throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException("the server ended with " + process.exitValue() + ":\n" + log());
        }
        try (Jedis jedis = connect()) {
            return jedis.ping().equals("PONG");
        } catch (JedisException notYet) {
            return false;
        }
    }

    Jedis connect() {
        return new Jedis("127.0.0.1", port, (int) PATIENCE.toMillis());
    }

    int port() {
        return port;
    }

    /** What {@code INFO persistence} says of this. */
    String info(String field) {
        try (Jedis jedis = connect()) {
            return jedis.info("persistence")
                    .lines()
                    .filter(line -> line.startsWith(field + ":"))
                    .findFirst()
                    .map(line -> line.substring(field.length() + 1))
                    .orElse("");
        }
    }

    /** Rewrites the files and waits for the end of it. */
    void rewrite() {
        try (Jedis jedis = connect()) {
            jedis.bgrewriteaof();
        }
        Awaitility.await("the rewrite")
                .atMost(PATIENCE)
                .until(() -> info("aof_rewrite_in_progress").equals("0")
                        && info("aof_rewrite_scheduled").equals("0"));
        if (!info("aof_last_bgrewrite_status").equals("ok")) {
            throw new IllegalStateException("the rewrite failed");
        }
    }

    /** As {@code kill -9}; returns when it is gone. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Waits for it to end by itself; its exit code. */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("the server still runs");
        }
        return process.exitValue();
    }

    String log() throws IOException {
        return Files.readString(log, UTF_8);
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Files.deleteIfExists(log);
    }
}
