package io.vedette.sentinel.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.quorum.DurableState;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.Event;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.StateDelta;
import io.vedette.resp.process.Worker;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StateKeeperTest {
    private static final DurableState FRESH =
            DurableState.fresh(new SentinelId("101c91bc5607756432883b2656fec56c183a706b"));

    private final Vertx vertx = Vertx.vertx();
    private final Worker worker = Worker.named(vertx, "disk");
    private final Context loop = vertx.getOrCreateContext();
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<Epoch> written = new LinkedBlockingQueue<>();
    private final Semaphore mayWrite = new Semaphore(0);
    private final AtomicBoolean diskFull = new AtomicBoolean();
    private final StateKeeper keeper = new StateKeeper(
            worker,
            state -> {
                mayWrite.acquireUninterruptibly();
                if (diskFull.get()) {
                    throw new IOException("No space left on device");
                }
                written.add(state.durable().currentEpoch());
            },
            FRESH,
            durable -> new SentinelState(durable, GlobalOptions.DEFAULT, Map.of()),
            events::add);

    @AfterEach
    void close() {
        mayWrite.release(100);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** All in one turn of the loop, which is over on return: a write that is not allowed yet cannot end between them. */
    private void persist(long... revisions) {
        CompletableFuture<Boolean> over = new CompletableFuture<>();
        loop.runOnContext(turn -> {
            for (long revision : revisions) {
                keeper.persist(revision, new StateDelta(new Epoch(revision), List.of(), List.of()));
            }
            over.complete(true);
        });
        assertThat(over.join()).isTrue();
    }

    private Event nextEvent() throws InterruptedException {
        Event event = events.poll(10, TimeUnit.SECONDS);
        assertThat(event).isNotNull();
        return event == null ? new Event.Timer() : event;
    }

    @Test
    void writtenRevisionIsReported() throws InterruptedException {
        mayWrite.release();
        persist(1);

        assertThat(nextEvent()).isEqualTo(new Event.Persisted(1));
        assertThat(written).containsExactly(new Epoch(1));
    }

    @Test
    void whatComesDuringAWriteIsWrittenAsOne() throws InterruptedException {
        persist(1, 2, 3, 4);
        mayWrite.release(2);

        assertThat(nextEvent()).isEqualTo(new Event.Persisted(1));
        assertThat(nextEvent()).isEqualTo(new Event.Persisted(4));
        assertThat(written).containsExactly(new Epoch(1), new Epoch(4));
    }

    @Test
    void failedWriteIsReportedAndTheNextOneIsTried() throws InterruptedException {
        diskFull.set(true);
        mayWrite.release();
        persist(1);
        assertThat(nextEvent()).isEqualTo(new Event.PersistFailed(1, "No space left on device"));

        diskFull.set(false);
        mayWrite.release();
        persist(2);

        assertThat(nextEvent()).isEqualTo(new Event.Persisted(2));
    }
}
