package io.vedette.deploy.command;

import io.vedette.deploy.local.Member;
import io.vedette.deploy.local.Refusal;
import io.vedette.deploy.local.RunningGroup;
import io.vedette.deploy.watch.Sight;
import io.vedette.deploy.watch.Watcher;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Waits until the members agree, says how far they are, and gives up when the time is up or one of them has ended. */
final class Readiness {
    private static final int PERIOD_MS = 50;
    private static final int COPY_SECONDS = 5;

    private final RunningGroup group;
    private final Watcher watcher;
    private final PrintWriter progress;
    private final long deadlineNanos;
    private final int seconds;
    private final boolean terminal = System.getProperty("vedette.terminal", "").endsWith("out");
    private long shown = -1;

    Readiness(RunningGroup group, Watcher watcher, PrintWriter progress, int seconds) {
        this.group = group;
        this.watcher = watcher;
        this.progress = progress;
        this.seconds = seconds;
        this.deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    }

    /** Until every node has a copy; nodes that need long for it, or wait for a sentinel to tell them whom to follow, are not waited for. */
    void awaitCopies() throws Refusal, IOException, InterruptedException {
        long enoughNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(Math.min(seconds, COPY_SECONDS));
        for (Sight sight = watcher.sight(); !sight.isCopied() && System.nanoTime() < enoughNanos; ) {
            show(sight.answering());
            refuseIfEnded();
            TimeUnit.MILLISECONDS.sleep(PERIOD_MS);
            sight = watcher.sight();
        }
    }

    void awaitAgreement() throws Refusal, IOException, InterruptedException {
        Sight sight = watcher.sight();
        while (!sight.agreed()) {
            show(sight.answering());
            refuseIfEnded();
            if (System.nanoTime() - deadlineNanos > 0) {
                clear();
                throw new Refusal("not ready after " + seconds + " seconds: "
                        + sight.missing().orElse("") + "; look into the logs in "
                        + group.layout().folder()
                        + ", or give more time with --wait");
            }
            TimeUnit.MILLISECONDS.sleep(PERIOD_MS);
            sight = watcher.sight();
        }
        clear();
    }

    private void refuseIfEnded() throws Refusal, IOException {
        List<Member> ended = group.ended();
        if (!ended.isEmpty()) {
            clear();
            Path log = ended.get(0).log();
            throw new Refusal(ended.get(0).name() + " ended at once: " + lastLine(log) + "; its log is " + log);
        }
    }

    private static String lastLine(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1).stream()
                .filter(line -> !line.isBlank())
                .toList();
        return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1);
    }

    private void show(long answering) {
        if (!terminal || answering == shown) {
            return;
        }
        shown = answering;
        int all = group.layout().members().size();
        String bar = "#".repeat((int) answering) + ".".repeat(all - (int) answering);
        progress.print("\rstarting [" + bar + "] " + answering + " of " + all + " answer");
        progress.flush();
    }

    private void clear() {
        if (shown >= 0) {
            progress.print("\r\u001b[K");
            progress.flush();
        }
    }
}
