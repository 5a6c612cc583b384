package io.vedette.tests.bench.failover;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C, SIGTERM and the end of our standard input let the work be interrupted, what was done be printed, and then us end. */
final class Interruption {
    private static final int PATIENCE_S = 30;

    private final CountDownLatch over = new CountDownLatch(1);

    private Interruption() {}

    static Interruption ofThisThread() {
        Interruption interruption = new Interruption();
        Thread work = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> interruption.end(work), "interruption"));
        return interruption;
    }

    private void end(Thread work) {
        if (over.getCount() == 0) {
            return;
        }
        work.interrupt();
        try {
            over.await(PATIENCE_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The work, its cleaning up included, is done. */
    void over() {
        over.countDown();
    }

    /** Whoever started us holds the other end of our standard input. */
    static void atEndOfInput() {
        Thread thread = new Thread(Interruption::awaitEndOfInput, "lifeline");
        thread.setDaemon(true);
        thread.start();
    }

    private static void awaitEndOfInput() {
        try (InputStream in = System.in) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException gone) {
            System.err.println("the lifeline broke: " + gone);
        }
        System.exit(1);
    }
}
