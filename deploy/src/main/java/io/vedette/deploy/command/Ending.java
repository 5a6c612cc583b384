package io.vedette.deploy.command;

import io.vedette.deploy.local.RunningGroup;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Stops the group exactly once, whether the command returns, fails, or the process is told to end by Ctrl-C or a signal.
 * Having been told to end and having done so is success: the exit code is 0.
 */
final class Ending {
    private final RunningGroup group;
    private final AtomicBoolean done = new AtomicBoolean();
    private volatile Runnable before = () -> {};

    private Ending(RunningGroup group) {
        this.group = group;
    }

    static Ending of(RunningGroup group) {
        Ending ending = new Ending(group);
        Runtime.getRuntime().addShutdownHook(new Thread(ending::bySignal, "stop"));
        return ending;
    }

    /** What to do first, whoever ends us. */
    void first(Runnable action) {
        before = action;
    }

    /** The group stays. */
    void cancel() {
        done.set(true);
    }

    void now() {
        if (done.compareAndSet(false, true)) {
            before.run();
            group.stop();
        }
    }

    private void bySignal() {
        if (!done.get()) {
            now();
            Runtime.getRuntime().halt(0);
        }
    }
}
