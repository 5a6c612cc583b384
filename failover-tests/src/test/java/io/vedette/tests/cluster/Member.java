package io.vedette.tests.cluster;

import io.vedette.quorum.HostPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;

/** A node or a sentinel: a process with a site, a folder, a configuration file, a log and a pid, which can be hurt and asked. */
public final class Member {
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int ASK_TIMEOUT_MS = 5_000;
    private static final int LAST_LINES = 60;

    private final Undertaker undertaker;
    private final Path folder;
    private final Site site;
    private Program program;
    private Optional<Child> child = Optional.empty();

    private Member(Undertaker undertaker, Path folder, Site site, Program program) {
        this.undertaker = undertaker;
        this.folder = folder;
        this.site = site;
        this.program = program;
    }

    /** Writes its file, with where to listen before these lines; does not start it. */
    static Member prepared(Undertaker undertaker, Path folder, Site site, Program program, List<String> lines)
            throws IOException {
        Files.createDirectories(folder);
        Member member = new Member(undertaker, folder, site, program);
        List<String> file = new ArrayList<>(List.of(
                "port " + site.bound().port(), "bind " + site.bound().host(), "protected-mode no", "dir " + folder));
        file.addAll(lines);
        Files.write(member.file(), file);
        return member;
    }

    private Path file() {
        return folder.resolve("member.conf");
    }

    private Path logFile() {
        return folder.resolve("log");
    }

    /** Does not wait until it answers. */
    public synchronized void start() throws IOException {
        List<String> command = new ArrayList<>(site.prefix());
        command.addAll(program.before());
        command.add(file().toString());
        command.addAll(program.after());
        child = Optional.of(Child.start(undertaker, logFile(), command, program.environment()));
    }

    public void restart() throws IOException {
        start();
        awaitReady();
    }

    /** The same folder, file and site, another program. */
    public void restartAs(Program other) throws IOException {
        program = other;
        restart();
    }

    public void awaitReady() {
        Awaitility.await(folder.getFileName() + " to answer")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> {
                    if (!runs()) {
                        throw new IllegalStateException(folder.getFileName() + " ended: " + log());
                    }
                    return answers();
                });
    }

    private boolean answers() {
        try {
            return RespClient.askOnce(site.bound(), ASK_TIMEOUT_MS, "PING").equals("PONG");
        } catch (IOException notYet) {
            return false;
        }
    }

    public HostPort address() {
        return site.reached();
    }

    public Site site() {
        return site;
    }

    public Program program() {
        return program;
    }

    public String name() {
        return folder.getFileName().toString();
    }

    public boolean runs() {
        return child.isPresent() && child.get().runs();
    }

    public long pid() {
        return process().pid();
    }

    private Child process() {
        return child.orElseThrow(() -> new IllegalStateException(name() + " was never started"));
    }

    /** One command on a connection of its own, past any proxy. */
    public Object ask(String... words) throws IOException {
        return RespClient.askOnce(site.bound(), ASK_TIMEOUT_MS, words);
    }

    /** As {@code kill -9}; does not wait. */
    public void kill() {
        process().kill();
    }

    /** As {@code kill}; does not wait. */
    public void terminate() {
        process().terminate();
    }

    public void freeze() throws IOException, InterruptedException {
        process().freeze();
    }

    public void thaw() throws IOException, InterruptedException {
        process().thaw();
    }

    public void awaitEnd() throws IOException, InterruptedException {
        process().awaitEnd();
    }

    /** What its file says by now. */
    public String configuration() {
        return read(file());
    }

    public String log() {
        return read(logFile());
    }

    /** Enough of its log to see what it did of late. */
    public String lastOfLog() {
        List<String> lines = log().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value behind {@code field:} in what INFO says; empty where the field is missing. */
    public Optional<String> info(String field) throws IOException {
        String text = String.valueOf(ask("INFO"));
        return text.lines()
                .filter(line -> line.startsWith(field + ":"))
                .map(line -> line.substring(field.length() + 1))
                .findFirst();
    }

    @Override
    public String toString() {
        return name() + " at " + address();
    }
}
