package io.vedette.sentinel.script;

import java.util.List;

/** One script to be run, until it succeeds or is given up. */
final class ScriptJob {
    final List<String> argv;
    private State state;
    /** Runs that failed so far. */
    private int retries;

    ScriptJob(List<String> argv, long nowMs) {
        this.argv = List.copyOf(argv);
        this.state = new Scheduled(nowMs);
    }

    /** scheduled: {@code launching} -> starting: {@code launched} -> running: {@code retryAt} -> scheduled. */
    sealed interface State {}

    record Scheduled(long atMs) implements State {}

    record Starting() implements State {}

    record Running(ScriptLauncher.Running process, long sinceMs, boolean overdue) implements State {}

    State state() {
        return state;
    }

    int retries() {
        return retries;
    }

    boolean isDue(long nowMs) {
        return state instanceof Scheduled scheduled && scheduled.atMs() <= nowMs;
    }

    boolean isScheduled() {
        return state instanceof Scheduled;
    }

    void launching() {
        state = new Starting();
    }

    void launched(ScriptLauncher.Running process, long nowMs) {
        state = new Running(process, nowMs, false);
    }

    void overdue(Running running) {
        state = new Running(running.process(), running.sinceMs(), true);
    }

    void retryAt(long atMs) {
        retries++;
        state = new Scheduled(atMs);
    }

    String path() {
        return argv.get(0);
    }
}
