package io.vedette.tests.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.resp.FreePort;
import io.vedette.tests.cluster.Folders;
import io.vedette.tests.cluster.OurJvm;
import java.io.IOException;
import java.io.InputStream;
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

/**
 * A node as a process of its own, with little memory, for as long as a test needs it. Its memory is a fact here and not
 * a figure it reports: a heap of {@link #HEAP_MIB}, as much again for buffers outside of the heap, and the first
 * allocation that does not fit ends the process.
 */
public final class ServerProcess implements AutoCloseable {
    static final int HEAP_MIB = 128;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 3;

    private final Process process;
    private final Path folder;
    private final int port;
    private final int tlsPort;

    private ServerProcess(Process process, Path folder, int port, int tlsPort) {
        this.process = process;
        this.folder = folder;
        this.port = port;
        this.tlsPort = tlsPort;
    }

    /** Starts one with these lines in its configuration file; returns when it accepts connections. */
    public static ServerProcess start(String... lines) throws IOException {
        return start(List.of(lines), 0);
    }

    /** As {@link #start(String...)}, with a TLS port beside the plain one. */
    static ServerProcess startWithTls(TlsFiles tls, String... lines) throws IOException {
        List<String> all = new ArrayList<>(List.of(lines));
        all.add("tls-cert-file " + tls.certificate());
        all.add("tls-key-file " + tls.key());
        all.add("tls-ca-cert-file " + tls.authority());
        return start(all, FreePort.take());
    }

    /** A port that was free a moment ago may be somebody else's by now: then another one is tried. */
    private static ServerProcess start(List<String> lines, int tlsPort) throws IOException {
        for (int attempt = 1; ; attempt++) {
            ServerProcess server = launched(lines, FreePort.take(), tlsPort);
            try {
                Awaitility.await("the node to accept").atMost(PATIENCE).until(server::acceptsOrEnded);
                if (server.process.isAlive()) {
                    return server;
                }
                if (attempt == ATTEMPTS || !server.log().contains("Cannot listen")) {
                    throw new IllegalStateException("the node ended:\n" + server.log());
                }
            } catch (RuntimeException failed) {
                server.close();
                throw failed;
            }
            server.close();
        }
    }

    private static ServerProcess launched(List<String> lines, int port, int tlsPort) throws IOException {
        Path folder = Files.createTempDirectory("vedette-node");
        List<String> configuration = new ArrayList<>(List.of("bind 127.0.0.1", "port " + port, "dir " + folder));
        if (tlsPort != 0) {
            configuration.add("tls-port " + tlsPort);
        }
        configuration.addAll(lines);
        Path file = Files.write(folder.resolve("redis.conf"), configuration);
        List<String> heap = List.of(
                "-Xmx" + HEAP_MIB + "m", "-XX:MaxDirectMemorySize=" + HEAP_MIB + "m", "-XX:+ExitOnOutOfMemoryError");
        Process process = new ProcessBuilder(OurJvm.command(heap, "node", file.toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        return new ServerProcess(process, folder, port, tlsPort);
    }

    public int port() {
        return port;
    }

    int tlsPort() {
        if (tlsPort == 0) {
            throw new IllegalStateException("this node was started without TLS");
        }
        return tlsPort;
    }

    /** What the system holds in memory for the process, in MiB. */
    long residentMib() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) >> 10;
            }
        }
        throw new IllegalStateException("no VmRSS for process " + process.pid() + ", it has ended:\n" + log());
    }

    /** It runs, it never lacked memory, and it holds no more than this. */
    public void assertUnharmed(int residentMib) throws IOException {
        assertThat(process.isAlive()).as("alive; its log:%n%s", log()).isTrue();
        assertThat(log()).doesNotContain("OutOfMemoryError", "OutOfDirectMemoryError");
        assertThat(residentMib()).as("resident MiB").isLessThan(residentMib);
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
        Folders.delete(folder);
    }

    private boolean acceptsOrEnded() {
        return !process.isAlive() || (accepts(port) && (tlsPort == 0 || accepts(tlsPort)));
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    public String log() throws IOException {
        return log(0);
    }

    /** What it has said from this byte of its log on. */
    public String log(long from) throws IOException {
        try (InputStream in = Files.newInputStream(folder.resolve("log"))) {
            in.skipNBytes(from);
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
