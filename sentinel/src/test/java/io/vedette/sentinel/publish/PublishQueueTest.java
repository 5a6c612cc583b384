package io.vedette.sentinel.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.quorum.Epoch;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import io.vedette.resp.config.BadConfiguration;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PublishQueueTest {
    private final Place place = new Place();
    private long nowMs;
    private PublishQueue queue = queue(true);

    /** A place whose answers come when the test says so. */
    private static final class Place implements Publisher {
        private final List<Publication> told = new ArrayList<>();
        private final Deque<Promise<Receipt>> open = new ArrayDeque<>();
        private boolean tellsReplicas = true;
        private boolean throwsUp;
        private long renewMs = Long.MAX_VALUE;

        @Override
        public Future<Receipt> publish(Publication publication) {
            told.add(publication);
            if (throwsUp) {
                throw new IllegalStateException("broken");
            }
            Promise<Receipt> promise = Promise.promise();
            open.addLast(promise);
            return promise.future();
        }

        @Override
        public Future<Void> rehearse() {
            return Future.succeededFuture();
        }

        @Override
        public boolean tellsReplicas() {
            return tellsReplicas;
        }

        @Override
        public long renewMs() {
            return renewMs;
        }

        @Override
        public void close() {}
    }

    @BeforeEach
    void begin() {
        nowMs = 1_000;
        queue = queue(true);
    }

    private PublishQueue queue(boolean tellsReplicas) {
        place.tellsReplicas = tellsReplicas;
        try {
            PublisherPlan plan = Lines.plans(Path.of("/"), "sentinel publish m webhook http://localhost/hook")
                    .get(0);
            return new PublishQueue(plan.line(), place, Runnable::run, () -> nowMs, PublishMeter.NONE);
        } catch (BadConfiguration e) {
            throw new AssertionError(e);
        }
    }

    private static Publication master(long epoch, String host, String... replicas) {
        return new Publication(
                new GroupName("m"),
                new Epoch(epoch),
                Optional.empty(),
                new HostPort(host, 6379),
                List.of(replicas).stream()
                        .map(replica -> new HostPort(replica, 6379))
                        .toList());
    }

    private void answer(Receipt receipt) {
        place.open.removeFirst().complete(receipt);
    }

    private void fail() {
        place.open.removeFirst().fail("unreachable");
    }

    @Test
    void delayRunsFromTheWishToTheSight() {
        queue.offer(master(7, "a"));
        nowMs += 12;
        answer(Receipt.SHOWN);

        assertThat(queue.status().delayMs()).hasValue(12);
        assertThat(queue.status().shown()).contains(new Epoch(7));
        assertThat(queue.status().state()).isEqualTo("ok");
    }

    @Test
    void whatAPlaceForgetsIsToldAgainAndCountsNoDelay() {
        place.renewMs = 500;
        queue.offer(master(7, "a"));
        nowMs += 12;
        answer(Receipt.SHOWN);
        assertThat(queue.nextDeadlineMs()).isEqualTo(nowMs + 500);

        nowMs += 499;
        queue.tend();
        assertThat(place.told).hasSize(1);
        nowMs += 1;
        queue.tend();
        assertThat(place.told).hasSize(2);
        fail();
        nowMs = queue.nextDeadlineMs();
        queue.tend();
        answer(Receipt.SHOWN);

        assertThat(place.told).hasSize(3);
        assertThat(queue.status().delayMs()).hasValue(12);
        assertThat(queue.status().state()).isEqualTo("ok");
        assertThat(queue.nextDeadlineMs()).isEqualTo(nowMs + 500);
    }

    @Test
    void whatIsThereIsNotToldAgain() {
        queue.offer(master(7, "a", "b"));
        answer(Receipt.SHOWN);
        queue.offer(master(7, "a", "b"));

        assertThat(place.told).hasSize(1);
    }

    @Test
    void olderEpochIsRefused() {
        queue.offer(master(7, "a"));
        answer(Receipt.SHOWN);
        queue.offer(master(6, "b"));

        assertThat(place.told).containsExactly(master(7, "a"));
    }

    @Test
    void afterAnOutageOnlyTheNewestIsPublished() {
        queue.offer(master(7, "a"));
        queue.offer(master(8, "b"));
        queue.offer(master(9, "c"));
        fail();

        nowMs = queue.nextDeadlineMs();
        queue.tend();
        answer(Receipt.SHOWN);

        assertThat(place.told).containsExactly(master(7, "a"), master(9, "c"));
        assertThat(queue.nextDeadlineMs()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void pausesDoubleUpToALimitAndBeginAnewAfterASuccess() {
        queue.offer(master(7, "a"));
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            fail();
            pauses.add(queue.nextDeadlineMs() - nowMs);
            nowMs = queue.nextDeadlineMs();
            queue.tend();
        }
        answer(Receipt.SHOWN);
        queue.offer(master(8, "b"));
        fail();

        assertThat(pauses).containsExactly(100L, 200L, 400L, 800L, 1_600L, 3_200L, 5_000L, 5_000L, 5_000L);
        assertThat(queue.nextDeadlineMs() - nowMs).isEqualTo(100);
        assertThat(queue.status().failures()).isEqualTo(10);
    }

    @Test
    void nothingIsTriedBeforeThePauseIsOver() {
        queue.offer(master(7, "a"));
        fail();
        nowMs += 99;
        queue.tend();
        assertThat(place.told).hasSize(1);

        nowMs += 1;
        queue.tend();
        assertThat(place.told).hasSize(2);
    }

    @Test
    void newMasterDoesNotWaitForThePauseOfTheOldOne() {
        queue.offer(master(7, "a"));
        fail();
        queue.offer(master(8, "b"));

        assertThat(place.told).containsExactly(master(7, "a"), master(8, "b"));
    }

    @Test
    void onlyOneIsUnderWayAtATime() {
        queue.offer(master(7, "a"));
        queue.offer(master(8, "b"));
        assertThat(place.told).hasSize(1);

        answer(Receipt.SHOWN);
        assertThat(place.told).containsExactly(master(7, "a"), master(8, "b"));
    }

    @Test
    void placeWithSomethingNewerIsLeftAlone() {
        queue.offer(master(7, "a"));
        answer(Receipt.OUTDATED);

        assertThat(queue.status().shown()).isEmpty();
        assertThat(queue.nextDeadlineMs()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void publisherThatThrowsHasFailedAndNothingElse() {
        place.throwsUp = true;
        queue.offer(master(7, "a"));

        assertThat(queue.status().state()).isEqualTo("retrying");
        assertThat(queue.status().error())
                .hasValueSatisfying(why -> assertThat(why).contains("broken"));
    }

    @Test
    void replicasMatterOnlyWhereTheyAreShown() {
        queue.offer(master(7, "a", "b"));
        answer(Receipt.SHOWN);
        queue.offer(master(7, "a"));
        assertThat(place.told).hasSize(2);

        PublishQueue masterOnly = queue(false);
        masterOnly.offer(master(7, "a", "b"));
        masterOnly.offer(master(7, "a"));
        assertThat(place.told).hasSize(3);
    }
}
