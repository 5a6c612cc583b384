package io.vedette.tests.bench.node;

import io.vedette.quorum.HostPort;
import io.vedette.resp.FreePort;
import io.vedette.resp.RedisBinary;
import io.vedette.tests.cluster.RespClient;
import io.vedette.tests.cluster.Undertaker;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** A server that is measured, on the cores it was given. */
final class Contestant implements AutoCloseable {
    private static final int ATTEMPTS = 600;
    private static final int PATIENCE_MS = 50;
    private static final int BATCH = 1000;
    private static final int TIMEOUT_MS = 600_000;
    private static final long POLL_MS = 5;
    private static final long MOST_PATIENCE_NS = TimeUnit.MINUTES.toNanos(10);

    /** As much of the name of our loop's thread as the system keeps. */
    private static final String LOOP = "vert.x-eventloo";

    /** Which of the two. */
    enum Kind {
        REDIS,
        OURS
    }

    /** Every core there is. */
    static final String ALL_CORES = "";

    private final Kind kind;
    private final Process process;
    private final Undertaker undertaker;
    private final int port;
    private List<Path> serving = List.of();

    private Contestant(Kind kind, Process process, Undertaker undertaker, int port) {
        this.kind = kind;
        this.process = process;
        this.undertaker = undertaker;
        this.port = port;
    }

    /**
     * Starts one and waits until it serves.
     *
     * @param cores as taskset takes them, or {@link #ALL_CORES}
     * @param more further lines of the configuration
     */
    static Contestant start(Kind kind, Path launcher, Path folder, String cores, String... more)
            throws IOException, InterruptedException {
        int port = FreePort.take();
        List<String> lines = new ArrayList<>(List.of("port " + port, "bind 127.0.0.1", "save \"\"", "dir " + folder));
        lines.addAll(List.of(more));
        Path file = Files.write(folder.resolve(kind + "-" + port + ".conf"), lines);
        List<String> command = new ArrayList<>(cores.isEmpty() ? List.of() : List.of("taskset", "-c", cores));
        if (kind == Kind.OURS) {
            command.addAll(List.of(launcher.toString(), "node", file.toString()));
        } else {
            command.addAll(List.of(RedisBinary.orThrow().toString(), file.toString()));
        }
        Undertaker undertaker = Undertaker.hire();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(kind + "-" + port + ".log").toFile())
                .start();
        undertaker.note(process);
        Contestant started = new Contestant(kind, process, undertaker, port);
        for (int i = 0; i < ATTEMPTS && process.isAlive(); i++) {
            if (started.answers()) {
                return started;
            }
            process.waitFor(PATIENCE_MS, TimeUnit.MILLISECONDS);
        }
        started.close();
        throw new IOException(kind + " did not start, see " + folder);
    }

    int port() {
        return port;
    }

    private boolean answers() {
        try {
            return ask("PING").equals("PONG");
        } catch (IOException notYet) {
            return false;
        }
    }

    /** A connection that stays. */
    RespClient connect() throws IOException {
        return RespClient.connect(new HostPort("127.0.0.1", port), TIMEOUT_MS);
    }

    Object ask(String... words) throws IOException {
        return RespClient.askOnce(new HostPort("127.0.0.1", port), TIMEOUT_MS, words);
    }

    /** Waits until a section of INFO says so; asks seldom enough not to be in the way. */
    void await(String section, String field, String value) throws IOException, InterruptedException {
        try (RespClient client = connect()) {
            long begun = System.nanoTime();
            while (!says(client, section, field, value)) {
                if (System.nanoTime() - begun > MOST_PATIENCE_NS) {
                    throw new IOException(field + " is not " + value + " after minutes");
                }
                TimeUnit.MILLISECONDS.sleep(POLL_MS);
            }
        }
    }

    static boolean says(RespClient client, String section, String field, String value) throws IOException {
        return String.valueOf(client.ask("INFO", section)).lines().anyMatch((field + ":" + value)::equals);
    }

    /** What the thread that serves has had of the cores so far. */
    Share share() throws IOException {
        long ran = 0;
        long waited = 0;
        if (serving.isEmpty()) {
            serving = schedules();
        }
        for (Path file : serving) {
            Share share = Share.of(file);
            ran += share.ranNs();
            waited += share.waitedNs();
        }
        return new Share(ran, waited);
    }

    private List<Path> schedules() throws IOException {
        List<Path> loops = new ArrayList<>();
        Path tasks = Path.of("/proc", Long.toString(process.pid()), "task");
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(tasks)) {
            for (Path thread : threads) {
                boolean serves = kind == Kind.REDIS
                        ? thread.endsWith(Long.toString(process.pid()))
                        : name(thread).startsWith(LOOP);
                if (serves) {
                    loops.add(thread.resolve("schedstat"));
                }
            }
        }
        return loops;
    }

    /** Others come and go: a compiler, or whoever runs a script. */
    private static String name(Path thread) throws IOException {
        try {
            return Files.readString(thread.resolve("comm"));
        } catch (NoSuchFileException gone) {
            return "";
        }
    }

    /** So many values: each its own key of 16 bytes, or so many in a hash. */
    void fill(int values, int fields, int valueBytes) throws IOException {
        String value = "v".repeat(valueBytes);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16)) {
            int unanswered = 0;
            for (int i = 0; i < values / fields; i++) {
                List<String> words = new ArrayList<>();
                words.add(fields == 1 ? "SET" : "HSET");
                words.add(String.format(Locale.ROOT, "key:%012d", i));
                for (int field = 0; field < fields; field++) {
                    if (fields > 1) {
                        words.add("field:" + field);
                    }
                    words.add(value);
                }
                out.write(wire(words));
                unanswered++;
                if (unanswered == BATCH) {
                    out.flush();
                    skipLines(socket.getInputStream(), unanswered);
                    unanswered = 0;
                }
            }
            out.flush();
            skipLines(socket.getInputStream(), unanswered);
        }
    }

    private static byte[] wire(List<String> words) {
        StringBuilder text = new StringBuilder("*" + words.size() + "\r\n");
        words.forEach(word -> text.append('$')
                .append(word.length())
                .append("\r\n")
                .append(word)
                .append("\r\n"));
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static void skipLines(InputStream in, int lines) throws IOException {
        byte[] some = new byte[1 << 16];
        int left = lines;
        while (left > 0) {
            int read = in.read(some);
            if (read < 0) {
                throw new IOException("the server closed the connection");
            }
            for (int i = 0; i < read; i++) {
                left -= some[i] == '\n' ? 1 : 0;
            }
        }
    }

    /** What the system holds for it. Pages that are mapped several times, as some collectors do, count once. */
    double residentMib() throws IOException {
        return residentMib(process.pid());
    }

    /** Together with what it forked. */
    double residentMibOfAll() throws IOException {
        double sum = residentMib();
        for (ProcessHandle child : process.descendants().toList()) {
            if (child.isAlive()) {
                sum += childMib(child.pid());
            }
        }
        return sum;
    }

    /** It may end while it is looked at. */
    private static double childMib(long pid) {
        try {
            return residentMib(pid);
        } catch (IOException ended) {
            return 0;
        }
    }

    private static double residentMib(long pid) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "smaps_rollup"))) {
            if (line.startsWith("Pss:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
            }
        }
        throw new IOException("the system does not say what process " + pid + " holds");
    }

    /** Lets it end by itself, for some time. */
    @Override
    public void close() throws IOException {
        try (undertaker) {
            process.destroy();
            process.waitFor(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
