package io.vedette.sentinel.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.resp.process.Worker;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OnWorkerTest {
    private static final int PATIENCE_S = 30;

    /** A place that does not answer for as long as it is told. */
    private record Hanging(CountDownLatch until) implements BlockingPlace {
        @Override
        public Receipt publish(Publication publication) throws InterruptedException {
            until.await();
            return Receipt.SHOWN;
        }

        @Override
        public void rehearse() throws InterruptedException {
            until.await();
        }

        @Override
        public void close() {
            until.countDown();
        }
    }

    @Test
    void aPlaceThatHangsKeepsNoVoteFromTheDisk() throws Exception {
        Vertx vertx = Vertx.vertx();
        Context loop = vertx.getOrCreateContext();
        CountDownLatch until = new CountDownLatch(1);
        Worker disk = Worker.named(vertx, "disk");
        OnWorker place = new OnWorker(vertx, "place", new Hanging(until));
        Promise<String> written = Promise.promise();
        Promise<Void> rehearsed = Promise.promise();
        loop.runOnContext(turn -> {
            place.rehearse().onComplete(rehearsed);
            disk.run(() -> "on the disk").onComplete(written);
        });

        Future<String> vote = written.future();
        assertThat(vote.await(PATIENCE_S, TimeUnit.SECONDS)).isEqualTo("on the disk");
        assertThat(rehearsed.future().isComplete()).isFalse();

        until.countDown();
        vertx.close().await(PATIENCE_S, TimeUnit.SECONDS);
    }
}
