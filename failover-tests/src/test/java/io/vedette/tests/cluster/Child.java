package io.vedette.tests.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One process of ours, its output in a file, on the list of an {@link Undertaker}. */
final class Child {
    private static final int PATIENCE_S = 30;

    private final Process process;

    private Child(Process process) {
        this.process = process;
    }

    static Child start(Undertaker undertaker, Path log, List<String> command, Map<String, String> environment)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        undertaker.note(process);
        return new Child(process);
    }

    long pid() {
        return process.pid();
    }

    boolean runs() {
        return process.isAlive();
    }

    /** As {@code kill -9}; does not wait. */
    void kill() {
        process.destroyForcibly();
    }

    /** As {@code kill}; does not wait. */
    void terminate() {
        process.destroy();
    }

    void freeze() throws IOException, InterruptedException {
        Signal.freeze(process);
    }

    void thaw() throws IOException, InterruptedException {
        Signal.thaw(process);
    }

    void awaitEnd() throws InterruptedException, IOException {
        if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
            throw new IOException("process " + process.pid() + " still runs after " + PATIENCE_S + " s");
        }
    }
}
