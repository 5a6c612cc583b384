package io.vedette.sentinel.hook;

import io.vedette.quorum.Effect;
import io.vedette.quorum.HookAnswer;
import io.vedette.resp.process.Worker;
import io.vedette.sentinel.script.OperatorProgram;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Runs a hook as a process of the system: exit status 0 is go on, {@link #VETO} is a veto whose reason is the first line of its output.
 * Any other status is that of a program that is broken, and no answer. When its time is over it is killed with all it started.
 */
final class HookProgram {
    /** EX_TEMPFAIL: nothing that a shell or a missing program exits with by mistake. */
    static final int VETO = 75;

    private static final int LONGEST_OUTPUT = 4_096;

    private final Vertx vertx;
    private final Worker worker;
    private final File folder;

    HookProgram(Vertx vertx, Worker worker, File folder) {
        this.vertx = vertx;
        this.worker = worker;
        this.folder = folder;
    }

    /**
     * A process, and its standard output so far. That is a file, for whoever reads a pipe may wait for somebody the process left behind;
     * and a file without a name, for nobody would remove it where we end before the process.
     */
    private record Run(Process process, InputStream output) {}

    Future<HookAnswer> ask(Effect.AskHook ask) {
        return worker.run(() -> start(argv(ask))).compose(run -> {
            long killer = vertx.setTimer(ask.withinMs(), late -> kill(run.process()));
            return Future.fromCompletionStage(run.process().onExit(), vertx.getOrCreateContext())
                    .onComplete(over -> vertx.cancelTimer(killer))
                    .compose(over -> worker.run(() -> answer(run)));
        });
    }

    /** As client-reconfig-script has them, and why. */
    static List<String> argv(Effect.AskHook ask) {
        return List.of(
                ask.hook(),
                ask.group().text(),
                "leader",
                "ask",
                ask.master().host(),
                Integer.toString(ask.master().port()),
                ask.candidate().host(),
                Integer.toString(ask.candidate().port()),
                String.join("; ", ask.why()));
    }

    private Run start(List<String> argv) throws IOException {
        Path file = Files.createTempFile("vedette-hook", ".out");
        try {
            InputStream output = Files.newInputStream(file);
            try {
                return new Run(OperatorProgram.start(argv, folder, ProcessBuilder.Redirect.to(file.toFile())), output);
            } catch (IOException notStarted) {
                output.close();
                throw notStarted;
            }
        } finally {
            Files.delete(file);
        }
    }

    private void kill(Process process) {
        worker.step(() -> {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        });
    }

    private static HookAnswer answer(Run run) throws IOException {
        try (InputStream said = run.output()) {
            int status = run.process().exitValue();
            if (status == 0) {
                return new HookAnswer.Go();
            }
            return status == VETO ? new HookAnswer.Veto(reason(said)) : new HookAnswer.None("exit status " + status);
        }
    }

    private static String reason(InputStream said) throws IOException {
        return firstLine(new String(said.readNBytes(LONGEST_OUTPUT), StandardCharsets.UTF_8));
    }

    static String firstLine(String said) {
        Optional<String> line = said.lines()
                .findFirst()
                .map(text -> text.replaceAll("\\p{Cntrl}", " ").strip());
        return line.filter(text -> !text.isEmpty()).orElse("it gave no reason");
    }
}
