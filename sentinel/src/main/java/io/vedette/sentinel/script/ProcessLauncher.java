package io.vedette.sentinel.script;

import io.vedette.resp.process.Worker;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.io.File;
import java.util.List;
import java.util.function.Consumer;

/** Runs scripts as processes of the system, in our working folder; what they write goes where our own output goes. */
final class ProcessLauncher implements ScriptLauncher {
    private final Context loop;
    private final Worker worker;
    private final File workingFolder;

    ProcessLauncher(Context loop, Worker worker, File workingFolder) {
        this.loop = loop;
        this.worker = worker;
        this.workingFolder = workingFolder;
    }

    @Override
    public void launch(List<String> argv, Consumer<Running> started, Consumer<ScriptExit> ended) {
        worker.run(() -> OperatorProgram.start(argv, workingFolder, ProcessBuilder.Redirect.INHERIT))
                .onSuccess(process -> loop.runOnContext(turn -> {
                    started.accept(new SystemProcess(process));
                    watch(process, ended);
                }))
                .onFailure(cause -> loop.runOnContext(
                        turn -> ended.accept(new ScriptExit.NotStarted(String.valueOf(cause.getMessage())))));
    }

    private void watch(Process process, Consumer<ScriptExit> ended) {
        Future.fromCompletionStage(process.onExit(), loop)
                .onSuccess(over -> ended.accept(ScriptExit.ofProcess(over.exitValue())));
    }

    private record SystemProcess(Process process) implements Running {
        @Override
        public long pid() {
            return process.pid();
        }

        @Override
        public void kill() {
            process.destroyForcibly();
        }
    }
}
