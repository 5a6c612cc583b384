package io.vedette.tests.sentinel;

import io.vedette.resp.FreePort;
import io.vedette.resp.RedisBinary;
import io.vedette.tests.cluster.Signal;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A real redis-server 7.0.15 with a folder and a configuration file of its own, which can be killed, frozen and started again. */
public final class RedisNode implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String PONG = "+PONG\r\n";

    private final Path folder;
    private final int port;
    private Process process;

    private RedisNode(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /** Starts one in {@code folder} with these lines in its file, or skips the test where there is no redis-server. */
    public static RedisNode start(Path folder, String... lines) {
        try {
            Files.createDirectories(folder);
            int port = FreePort.take();
            List<String> all = new ArrayList<>(List.of("port " + port, "bind 127.0.0.1", "save \"\"", "dir " + folder));
            all.addAll(List.of("repl-diskless-sync-delay 0", "logfile node.log"));
            all.addAll(List.of(lines));
            Files.write(folder.resolve("node.conf"), all);
            RedisNode node = new RedisNode(folder, port, launch(folder));
            node.awaitReady();
            return node;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static RedisNode replicaOf(RedisNode master, Path folder) {
        return start(folder, "replicaof 127.0.0.1 " + master.port);
    }

    private static Process launch(Path folder) throws IOException {
        return new ProcessBuilder(
                        RedisBinary.orSkip().toString(),
                        folder.resolve("node.conf").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.log").toFile())
                .start();
    }

    private void awaitReady() {
        Awaitility.await("redis-server on " + port).atMost(PATIENCE).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("redis-server ended: " + Files.readString(folder.resolve("out.log")));
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

    /** As {@code kill -9}; returns when it is gone. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    public void restart() throws IOException {
        process = launch(folder);
        awaitReady();
    }

    public void freeze() throws IOException, InterruptedException {
        Signal.freeze(process);
    }

    public void thaw() throws IOException, InterruptedException {
        Signal.thaw(process);
    }

    /** Sends one command on a connection of its own; gives the reply as it came. */
    public String ask(String... words) throws IOException {
        return ask(port, words);
    }

    /** Asks whatever listens on that loopback port. A PING behind the command shows where the reply ends. */
    public static String ask(int port, String... words) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write((request(words) + request("PING")).getBytes(StandardCharsets.UTF_8));
            return upToPong(socket.getInputStream());
        }
    }

    private static String request(String... words) {
        StringBuilder request = new StringBuilder("*" + words.length + "\r\n");
        for (String word : words) {
            request.append('$')
                    .append(word.getBytes(StandardCharsets.UTF_8).length)
                    .append("\r\n");
            request.append(word).append("\r\n");
        }
        return request.toString();
    }

    private static String upToPong(InputStream in) throws IOException {
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        byte[] chunk = new byte[8_192];
        while (true) {
            int length = in.read(chunk);
            if (length < 0) {
                throw new EOFException("the connection ended within a reply: " + reply);
            }
            reply.write(chunk, 0, length);
            String text = reply.toString(StandardCharsets.UTF_8);
            if (text.endsWith(PONG)) {
                return text.equals(PONG) ? text : text.substring(0, text.length() - PONG.length());
            }
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
