package io.vedette.deploy.local;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Ends processes: asks, waits, and insists when the time is up. */
final class Stopping {
    /** A node may have a snapshot to finish; whoever hangs for longer is stuck. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Stopping() {}

    /** Sentinels first: a node that stops on purpose is nothing for them to act on. */
    static void inOrder(List<ProcessHandle> sentinels, List<ProcessHandle> nodes) {
        end(sentinels);
        end(nodes);
    }

    static void end(List<ProcessHandle> processes) {
        processes.forEach(ProcessHandle::destroy);
        if (!ended(processes, PATIENCE)) {
            processes.forEach(ProcessHandle::destroyForcibly);
            ended(processes, PATIENCE);
        }
    }

    /** Waits; false where one still runs when the time is up. */
    static boolean ended(List<ProcessHandle> processes, Duration patience) {
        CompletableFuture<?>[] exits =
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(exits)
                .<Boolean>handle((nothing, failure) -> true)
                .completeOnTimeout(false, patience.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
