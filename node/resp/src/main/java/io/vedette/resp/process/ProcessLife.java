package io.vedette.resp.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From the moment before anything is open to the end of the process. Three things end it: a signal (SIGTERM, SIGINT), the
 * SHUTDOWN command, and the end of the lifeline. All of them take the same way: the main thread wakes, what was opened is
 * closed in order, and the exit code is 0, as Redis does it. Who is told to end while it opens things opens them first: so
 * there is one order of closing and not one for every moment of a start.
 */
final class ProcessLife {
    /** Names the stream whose end is the end of this process; set by {@code vedette up} for its children. */
    static final String LIFELINE = "VEDETTE_LIFELINE";

    /** Nothing we close takes this long; a process told to end must not linger because one thing hangs. */
    private static final int CLOSING_SECONDS = 10;

    private static final Logger LOG = LoggerFactory.getLogger(ProcessLife.class);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicBoolean byHook = new AtomicBoolean();
    private final AtomicBoolean patient = new AtomicBoolean();

    /** From here on signals are ours to answer; {@link #over} must follow, or one would be answered late. */
    void begin() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::onSignal, "shutdown"));
        if ("stdin".equals(System.getenv(LIFELINE))) {
            holdOn(System.in);
        }
    }

    /** Asks the process to end; returns at once and may be called from anywhere. */
    void end() {
        asked.countDown();
    }

    /** Until somebody asks for the end. */
    void await() throws InterruptedException {
        asked.await();
        LOG.warn("User requested shutdown...");
    }

    /** What may take longer than closing: the end of the process waits for it. */
    void patiently(Step step) throws InterruptedException {
        patient.set(true);
        try {
            step.run();
        } finally {
            patient.set(false);
        }
    }

    /** A part of the end. */
    @FunctionalInterface
    interface Step {
        void run() throws InterruptedException;
    }

    /** Nothing is open any more; the process may go. */
    void over() {
        closed.countDown();
    }

    /**
     * A JVM that is ended by a signal exits with 128 plus its number once its hooks are done; this one halts with 0
     * when the main thread has closed everything. Where the exit was our own there is nothing left to do.
     */
    private void onSignal() {
        if (closed.getCount() == 0 || !byHook.compareAndSet(false, true)) {
            return;
        }
        end();
        try {
            boolean over = closed.await(CLOSING_SECONDS, TimeUnit.SECONDS);
            while (!over && patient.get()) {
                over = closed.await(CLOSING_SECONDS, TimeUnit.SECONDS);
            }
            if (!over) {
                LOG.warn("Not everything could be closed within {} seconds, exiting anyway", CLOSING_SECONDS);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(0);
    }

    private void holdOn(InputStream lifeline) {
        Thread thread = new Thread(
                () -> {
                    try {
                        lifeline.transferTo(OutputStream.nullOutputStream());
                        LOG.warn("The process that started this one is gone");
                    } catch (IOException broken) {
                        LOG.warn("The line to the process that started this one broke: {}", broken.toString());
                    }
                    end();
                },
                "lifeline");
        thread.setDaemon(true);
        thread.start();
    }
}
