package io.vedette.tests.interop;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.vedette.resp.FreePort;
import io.vedette.resp.RedisBinary;
import io.vedette.tests.cluster.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A real redis-server 7.0.15 on a free loopback port, without persistence, for as long as a test needs it. */
public final class RealRedis implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int ATTEMPTS = 5;

    private final Process process;
    private final Path directory;
    private final int port;

    private RealRedis(Process process, Path directory, int port) {
        this.process = process;
        this.directory = directory;
        this.port = port;
    }

    /** Starts one with these further options, or skips the calling test, saying why, where there is none to start. */
    public static RealRedis start(String... options) {
        Path program = RedisBinary.orSkip();
        try {
            return launched(program, options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RealRedis launched(Path program, String... options) throws IOException {
        Path directory = Files.createTempDirectory("real-redis");
        for (int attempt = 1; ; attempt++) {
            try {
                return launched(program, directory, FreePort.take(), options);
            } catch (IllegalStateException ended) {
                // Somebody else was given the same free port.
                if (attempt == ATTEMPTS) {
                    throw ended;
                }
            }
        }
    }

    private static RealRedis launched(Path program, Path directory, int port, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString(), "--port", Integer.toString(port)));
        command.addAll(List.of("--bind", "127.0.0.1", "--save", "", "--dir", directory.toString()));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        RealRedis redis = new RealRedis(process, directory, port);
        Awaitility.await("redis-server to accept").atMost(PATIENCE).until(redis::accepts);
        return redis;
    }

    public int port() {
        return port;
    }

    public Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout((int) PATIENCE.toMillis());
        socket.setTcpNoDelay(true);
        return socket;
    }

    /** Sends these bytes on a connection of their own, then the end; gives everything that came back until the end. */
    public byte[] answerTo(byte[] wire) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(wire);
            socket.shutdownOutput();
            return socket.getInputStream().readAllBytes();
        }
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
        Folders.delete(directory);
    }

    private boolean accepts() {
        if (!process.isAlive()) {
            throw new IllegalStateException("redis-server ended with " + process.exitValue() + ":\n" + log());
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private String log() {
        try {
            return Files.readString(directory.resolve("log"), ISO_8859_1);
        } catch (IOException e) {
            return "(no log: " + e + ")";
        }
    }
}
