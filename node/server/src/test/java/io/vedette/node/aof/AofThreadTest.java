package io.vedette.node.aof;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AofThreadTest {
    private static final int PATIENCE_SECONDS = 10;
    private static final int TIMES = 100;

    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final AofThread thread = new AofThread(loop, broken -> tell("broken: " + broken.getMessage()));

    private void tell(String what) {
        told.add(what + (loop.equals(Vertx.currentContext()) ? " on the loop" : " elsewhere"));
    }

    private String next() throws InterruptedException {
        return String.valueOf(told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(one -> one.getName().equals("aof-write"))
                .count();
    }

    @Test
    void itIsThereBeforeThereIsWorkOnceThereIsAFile() {
        long others = threads();
        thread.start();
        assertThat(threads()).isEqualTo(others + 1);
        thread.rest();
    }

    @Test
    void oneThingIsDoneAfterTheOtherAndToldOnTheLoop() throws InterruptedException {
        List<Integer> done = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            int number = i;
            thread.run(() -> Thread.currentThread().getName() + " " + number + " " + done.add(number), this::tell);
        }
        for (int i = 0; i < TIMES; i++) {
            assertThat(next()).isEqualTo("aof-write " + i + " true on the loop");
        }
        assertThat(done).hasSize(TIMES).isSorted();
    }

    @Test
    void whatMustNotHappenIsToldAndWorkGoesOn() throws InterruptedException {
        thread.run(
                () -> {
                    throw new IllegalStateException("no file");
                },
                nothing -> tell("nothing"));
        thread.run(() -> "next", this::tell);
        assertThat(List.of(next(), next()))
                .containsExactlyInAnyOrder("broken: no file on the loop", "next on the loop");
    }
}
