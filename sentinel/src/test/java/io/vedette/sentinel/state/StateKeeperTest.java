package io.vedette.sentinel.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.quorum.DurableGroup;
import io.vedette.quorum.DurableState;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.Event;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.Rules;
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
    private static final SentinelId ID = new SentinelId("101c91bc5607756432883b2656fec56c183a706b");
    private static final DurableGroup GROUP =
            DurableGroup.fresh(new GroupName("mymaster"), new HostPort("127.0.0.1", 6379), Rules.withQuorum(2));

    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    /** {@code add 7}, {@code write 7}, {@code forget}, {@code delete}: what was done, with the epoch. */
    private final BlockingQueue<String> done = new LinkedBlockingQueue<>();

    private final Semaphore mayAdd = new Semaphore(0);
    private final Semaphore mayWrite = new Semaphore(0);
    private final Semaphore begunWrites = new Semaphore(0);
    private final AtomicBoolean journalFails = new AtomicBoolean();
    private final AtomicBoolean diskFull = new AtomicBoolean();
    private final StateKeeper keeper = new StateKeeper(
            vertx,
            Worker.named(vertx, "journal"),
            Worker.named(vertx, "disk"),
            new Store(),
            new DurableState(ID, Epoch.ZERO, List.of(GROUP)),
            group -> group,
            durable -> new SentinelState(durable, GlobalOptions.DEFAULT, Map.of()),
            events::add);

    private final class Store implements StateKeeper.Store {
        @Override
        public void write(SentinelState state) throws IOException {
            begunWrites.release();
            mayWrite.acquireUninterruptibly();
            if (diskFull.get()) {
                throw new IOException("No space left on device");
            }
            done.add("write " + state.durable().currentEpoch());
        }

        @Override
        public long add(StateNews news) throws IOException {
            mayAdd.acquireUninterruptibly();
            if (journalFails.get()) {
                throw new IOException("Read-only file system");
            }
            done.add("add " + news.currentEpoch());
            return 1;
        }

        @Override
        public void forgetAdded() {
            done.add("forget");
        }

        @Override
        public void deleteAdded() {
            done.add("delete");
        }
    }

    @AfterEach
    void close() {
        mayWrite.release(100);
        mayAdd.release(100);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void onLoop(Runnable work) {
        CompletableFuture<Boolean> over = new CompletableFuture<>();
        loop.runOnContext(turn -> {
            work.run();
            over.complete(true);
        });
        assertThat(over.join()).isTrue();
    }

    private static StateDelta votesIn(long epoch) {
        DurableGroup voted = new DurableGroup(
                GROUP.name(),
                GROUP.master(),
                GROUP.rules(),
                GROUP.configEpoch(),
                new Epoch(epoch),
                GROUP.votedFor(),
                GROUP.replicas(),
                GROUP.peers(),
                GROUP.pause());
        return new StateDelta(new Epoch(epoch), List.of(voted), List.of());
    }

    /** All in one turn of the loop, which is over on return: a write that is not allowed yet cannot end between them. */
    private void persist(long... revisions) {
        onLoop(() -> {
            for (long revision : revisions) {
                keeper.persist(revision, votesIn(revision));
            }
        });
    }

    private Event nextEvent() throws InterruptedException {
        Event event = events.poll(10, TimeUnit.SECONDS);
        assertThat(event).isNotNull();
        return event == null ? new Event.Timer() : event;
    }

    private String nextStep() throws InterruptedException {
        return String.valueOf(done.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void voteIsReportedWhenItStandsInTheJournalAndTheFileFollows() throws InterruptedException {
        mayAdd.release();
        persist(1);

        assertThat(nextEvent()).isEqualTo(new Event.Persisted(1));
        assertThat(nextStep()).isEqualTo("add 1");

        mayWrite.release();
        assertThat(nextStep()).isEqualTo("write 1");
        assertThat(nextStep()).isEqualTo("forget");
    }

    @Test
    void whatComesMeanwhileIsAddedAsOne() throws InterruptedException {
        persist(1, 2, 3, 4);
        mayAdd.release(2);

        assertThat(nextEvent()).isEqualTo(new Event.Persisted(1));
        assertThat(nextEvent()).isEqualTo(new Event.Persisted(4));
        assertThat(nextStep()).isEqualTo("add 1");
        assertThat(nextStep()).isEqualTo("add 4");
    }

    /** The file of five hundred groups takes its time; a vote does not wait for it, and is not forgotten with the rest. */
    @Test
    void voteThatComesWhileTheFileIsWrittenIsAddedAndKept() throws InterruptedException {
        mayAdd.release(2);
        persist(1);
        assertThat(nextEvent()).isEqualTo(new Event.Persisted(1));
        assertThat(begunWrites.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        persist(2);
        assertThat(nextEvent()).isEqualTo(new Event.Persisted(2));
        mayWrite.release(2);

        assertThat(List.of(nextStep(), nextStep(), nextStep(), nextStep(), nextStep()))
                .containsExactly("add 1", "add 2", "write 1", "write 2", "forget");
    }

    @Test
    void whatAnOperatorSetRewritesTheFile() throws InterruptedException {
        mayWrite.release();
        onLoop(() -> {
            keeper.wantWhole();
            keeper.persist(1, votesIn(0));
        });

        assertThat(nextEvent()).isEqualTo(new Event.Persisted(1));
        assertThat(nextStep()).isEqualTo("write 0");
        assertThat(nextStep()).isEqualTo("forget");
    }

    @Test
    void removedGroupRewritesTheFile() throws InterruptedException {
        mayWrite.release();
        onLoop(() -> keeper.persist(1, new StateDelta(new Epoch(3), List.of(), List.of(GROUP.name()))));

        assertThat(nextEvent()).isEqualTo(new Event.Persisted(1));
        assertThat(nextStep()).isEqualTo("write 3");
    }

    @Test
    void whereTheJournalCannotBeWrittenTheFileIs() throws InterruptedException {
        journalFails.set(true);
        mayAdd.release();
        mayWrite.release();
        persist(1);

        assertThat(nextEvent()).isEqualTo(new Event.Persisted(1));
        assertThat(nextStep()).isEqualTo("write 1");
    }

    @Test
    void failedWriteIsReportedAndTheNextOneIsTriedWhole() throws InterruptedException {
        journalFails.set(true);
        diskFull.set(true);
        mayAdd.release();
        mayWrite.release();
        persist(1);
        assertThat(nextEvent()).isEqualTo(new Event.PersistFailed(1, "No space left on device"));

        diskFull.set(false);
        mayWrite.release();
        persist(2);

        assertThat(nextEvent()).isEqualTo(new Event.Persisted(2));
        assertThat(nextStep()).isEqualTo("write 2");
    }

    @Test
    void closingWorksTheJournalIntoTheFileAndRemovesIt() throws InterruptedException {
        mayAdd.release();
        persist(1);
        assertThat(nextEvent()).isEqualTo(new Event.Persisted(1));
        mayWrite.release(2);
        CompletableFuture<Boolean> closed = new CompletableFuture<>();
        onLoop(() -> keeper.close().onComplete(result -> closed.complete(result.succeeded())));

        assertThat(closed.join()).isTrue();
        assertThat(done).contains("write 1").last().isEqualTo("delete");
    }
}
