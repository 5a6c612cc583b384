package io.vedette.resp.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkerTest {
    private static final int PATIENCE_S = 30;

    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private final Worker slow = Worker.named(vertx, "slow");
    private final Worker quick = Worker.named(vertx, "quick");
    private final CountDownLatch slowMayEnd = new CountDownLatch(1);

    @AfterEach
    void close() throws Exception {
        slowMayEnd.countDown();
        vertx.close().await(PATIENCE_S, TimeUnit.SECONDS);
    }

    private <T> Future<T> onLoop(Supplier<Future<T>> work) {
        Promise<T> result = Promise.promise();
        loop.runOnContext(turn -> work.get().onComplete(result));
        return result.future();
    }

    @Test
    void itsThreadIsThereBeforeItIsNeeded() {
        assertThat(Thread.getAllStackTraces().keySet().stream().map(Thread::getName))
                .anyMatch(name -> name.startsWith("slow"))
                .anyMatch(name -> name.startsWith("quick"));
    }

    @Test
    void oneThatWaitsKeepsNoOtherWaiting() throws Exception {
        Future<Void> waiting = onLoop(() -> slow.step(slowMayEnd::await));
        assertThat(onLoop(() -> quick.run(() -> "done")).await(PATIENCE_S, TimeUnit.SECONDS))
                .isEqualTo("done");
        assertThat(waiting.isComplete()).isFalse();
    }

    @Test
    void oneInTheBackgroundGivesWay() throws Exception {
        Worker background = Worker.inBackground(vertx, "background");
        assertThat(onLoop(() -> background.run(() -> Thread.currentThread().getPriority()))
                        .await(PATIENCE_S, TimeUnit.SECONDS))
                .isEqualTo(Thread.MIN_PRIORITY);
        assertThat(onLoop(() -> quick.run(() -> Thread.currentThread().getPriority()))
                        .await(PATIENCE_S, TimeUnit.SECONDS))
                .isEqualTo(Thread.NORM_PRIORITY);
    }

    @Test
    void doesOneThingAfterTheOther() throws Exception {
        List<Integer> done = Collections.synchronizedList(new ArrayList<>());
        Future<Void> last = onLoop(() -> {
            slow.step(slowMayEnd::await);
            for (int i = 0; i < 100; i++) {
                int number = i;
                slow.step(() -> done.add(number));
            }
            return slow.step(() -> done.add(100));
        });
        assertThat(done).isEmpty();
        slowMayEnd.countDown();
        last.await(PATIENCE_S, TimeUnit.SECONDS);
        assertThat(done).hasSize(101).isSorted();
    }

    @Test
    void failsAsItsWorkDoes() throws Exception {
        Future<Void> failed = onLoop(() -> quick.step(() -> {
            throw new IOException("no space");
        }));
        failed.otherwiseEmpty().await(PATIENCE_S, TimeUnit.SECONDS);
        assertThat(failed.cause()).isInstanceOf(IOException.class).hasMessage("no space");
    }
}
