package io.vedette.resp;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real redis-server 7.0.15 as a process of its own, taken out of the embedded-redis jar: what differential tests
 * compare us with. It listens on a free port of the loopback and lives in a folder that goes with it.
 *
 * <p>Where the jar has no binary for this machine the test is skipped, and says why.
 */
public final class RealRedis implements AutoCloseable {

    private static final int START_ATTEMPTS = 5;
    private static final int CONNECT_TIMEOUT_MS = 10_000;
    private static final int END_MS = 2_000;
    private static final int LAST_WORDS = 4_000;

    private final Path folder;
    private final Process process;
    private final int port;

    private RealRedis(Path folder, Process process, int port) {
        this.folder = folder;
        this.process = process;
        this.port = port;
    }

    /** Starts a server that persists nothing, with these options ({@code "--requirepass", "x"}). */
    public static RealRedis start(String... options) throws IOException, InterruptedException {
        return start(Files.createTempDirectory("real-redis"), options);
    }

    /** The same with a file beside it that options may name. */
    public static RealRedis startWithFile(String name, String content, String... options)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("real-redis");
        Files.writeString(folder.resolve(name), content, StandardCharsets.ISO_8859_1);
        return start(folder, options);
    }

    private static RealRedis start(Path folder, String... options) throws IOException, InterruptedException {
        Path binary = RedisBinary.orSkip();
        for (int attempt = 0; attempt < START_ATTEMPTS; attempt++) {
            int port = freePort();
            Process process = launch(folder, binary, port, options);
            if (answers(process, port)) {
                return new RealRedis(folder, process, port);
            }
            process.destroyForcibly().waitFor();
        }
        String log = Files.readString(folder.resolve("log"), StandardCharsets.ISO_8859_1);
        throw new IllegalStateException("redis-server did not start: " + log);
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    /** Where the server runs, and where files for it may be put. */
    public Path folder() {
        return folder;
    }

    /** What it wrote last, if it ended by itself: 7.0.15 has mistakes of its own, and they are no difference of ours. */
    public Optional<String> lastWords() throws IOException, InterruptedException {
        if (!process.waitFor(END_MS, TimeUnit.MILLISECONDS)) {
            return Optional.empty();
        }
        String log = Files.readString(folder.resolve("log"), StandardCharsets.ISO_8859_1);
        return Optional.of(log.substring(Math.max(0, log.length() - LAST_WORDS)));
    }

    /** A new connection that speaks in raw bytes. */
    public Raw connect() throws IOException {
        return new Raw(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static Process launch(Path folder, Path binary, int port, String... options) throws IOException {
        List<String> line = new ArrayList<>(List.of(binary.toString(), "--port", Integer.toString(port)));
        line.addAll(List.of("--bind", "127.0.0.1", "--save", "", "--dir", folder.toString(), "--logfile", "log"));
        line.addAll(List.of(options));
        return new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
    }

    private static boolean answers(Process process, int port) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(CONNECT_TIMEOUT_MS);
        while (process.isAlive() && System.nanoTime() - deadline < 0) {
            try (Raw raw = new Raw(new Socket(InetAddress.getLoopbackAddress(), port))) {
                raw.ask("PING");
                return true;
            } catch (IOException notYet) {
                process.waitFor(20, TimeUnit.MILLISECONDS);
            }
        }
        return false;
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    /** A blocking connection: one command out, the exact bytes of its reply back. Every char is one byte. */
    public static final class Raw implements AutoCloseable {

        private static final int READ_TIMEOUT_MS = 20_000;

        private final Socket socket;
        private final BufferedInputStream in;
        private final OutputStream out;

        public Raw(Socket socket) throws IOException {
            this.socket = socket;
            socket.setSoTimeout(READ_TIMEOUT_MS);
            socket.setTcpNoDelay(true);
            this.in = new BufferedInputStream(socket.getInputStream());
            this.out = socket.getOutputStream();
        }

        /** The reply's bytes as they came, one char per byte. */
        public String ask(String... words) throws IOException {
            send(words);
            return reply();
        }

        /** Sends a command whose reply may take a while. */
        public void send(String... words) throws IOException {
            out.write(command(words));
            out.flush();
        }

        /** The next reply or push. */
        public String reply() throws IOException {
            ByteArrayOutputStream reply = new ByteArrayOutputStream();
            copyValue(reply);
            return reply.toString(StandardCharsets.ISO_8859_1);
        }

        /** The bytes of a command whose words are given one char per byte. */
        public static byte[] command(String... words) {
            ByteArrayOutputStream frame = new ByteArrayOutputStream();
            frame.writeBytes(bytes("*" + words.length + "\r\n"));
            for (String word : words) {
                frame.writeBytes(bytes("$" + word.length() + "\r\n" + word + "\r\n"));
            }
            return frame.toByteArray();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }

        private void copyValue(ByteArrayOutputStream reply) throws IOException {
            String line = copyLine(reply);
            String length = line.substring(1);
            switch (line.charAt(0)) {
                case '$', '=', '!' -> copyBytes(reply, Integer.parseInt(length));
                case '*', '~', '>' -> copyValues(reply, Integer.parseInt(length));
                case '%' -> copyValues(reply, 2 * Integer.parseInt(length));
                case '|' -> copyValues(reply, 2 * Integer.parseInt(length) + 1);
                case '+', '-', ':', '_', ',', '#', '(' -> {}
                default -> throw new IOException("not RESP: " + line);
            }
        }

        private void copyValues(ByteArrayOutputStream reply, int count) throws IOException {
            for (int i = 0; i < count; i++) {
                copyValue(reply);
            }
        }

        private void copyBytes(ByteArrayOutputStream reply, int length) throws IOException {
            if (length >= 0) {
                reply.write(in.readNBytes(length + 2));
            }
        }

        private String copyLine(ByteArrayOutputStream reply) throws IOException {
            StringBuilder line = new StringBuilder();
            for (int b = in.read(); b != '\n'; b = in.read()) {
                if (b < 0) {
                    throw new EOFException("the server closed the connection");
                }
                line.append((char) b);
            }
            reply.writeBytes(bytes(line + "\n"));
            return line.substring(0, line.length() - 1);
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.ISO_8859_1);
        }
    }
}
