package io.vedette.node.persist;

import io.vedette.node.disk.Disk;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Has the disk keep up with a file while more of it is written: whoever writes waits for a sync only when the next one is due, which is
 * when the disk is slower than he is. A sync that failed is told to whoever asks next.
 */
final class SyncBehind {
    private Optional<FutureTask<Optional<IOException>>> running = Optional.empty();

    /** Syncs what was written so far; waits for the sync before this one. */
    void begin(Disk.OpenFile file) throws IOException {
        await();
        FutureTask<Optional<IOException>> sync = new FutureTask<>(() -> sync(file));
        Thread thread = new Thread(sync, "snapshot-sync");
        thread.setDaemon(true);
        thread.start();
        running = Optional.of(sync);
    }

    private static Optional<IOException> sync(Disk.OpenFile file) {
        try {
            file.sync();
            return Optional.empty();
        } catch (IOException failure) {
            return Optional.of(failure);
        }
    }

    /** Until nothing is being synced any more. */
    void await() throws IOException {
        if (running.isEmpty()) {
            return;
        }
        FutureTask<Optional<IOException>> sync = running.get();
        running = Optional.empty();
        try {
            Optional<IOException> failure = sync.get();
            if (failure.isPresent()) {
                throw failure.get();
            }
        } catch (ExecutionException broken) {
            throw new IllegalStateException("a sync ended in an unforeseen way", broken);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for the disk");
        }
    }
}
