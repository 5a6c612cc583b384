package io.vedette.tests.publish;

import io.vedette.resp.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Debian's haproxy as a process of its own, on loopback, with a configuration of the test. */
final class Haproxy implements AutoCloseable {
    private final Process process;
    private final int port;
    private final Path log;

    private Haproxy(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /** @param backend the lines of the one backend its one frontend leads to */
    static Haproxy start(Path folder, List<String> backend) throws IOException {
        Files.createDirectories(folder);
        int port = FreePort.take();
        Path log = folder.resolve("log");
        List<String> head = List.of(
                "global",
                "  maxconn 64",
                "defaults",
                "  mode tcp",
                "  timeout connect 1s",
                "  timeout client 30s",
                "  timeout server 30s",
                "  timeout check 1s",
                "listen redis",
                "  bind 127.0.0.1:" + port);
        Path config = Files.write(
                folder.resolve("haproxy.cfg"),
                Stream.concat(head.stream(), backend.stream().map(line -> "  " + line))
                        .toList());
        Process process = new ProcessBuilder(
                        Installed.orSkip("haproxy", "haproxy").toString(), "-db", "-f", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new Haproxy(process, port, log);
    }

    int port() {
        return port;
    }

    boolean accepts() throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException("haproxy ended: " + Files.readString(log));
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
