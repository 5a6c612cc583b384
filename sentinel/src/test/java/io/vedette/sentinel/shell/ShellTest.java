package io.vedette.sentinel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.quorum.Command;
import io.vedette.quorum.DurableState;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.Outcome;
import io.vedette.quorum.Rules;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.Settings;
import io.vedette.sentinel.config.Secret;
import io.vedette.sentinel.state.GlobalOptions;
import io.vedette.sentinel.state.GroupOptions;
import io.vedette.sentinel.state.ProcessLines;
import io.vedette.sentinel.state.SentinelState;
import io.vedette.sentinel.state.StateKeeper;
import io.vedette.sentinel.state.StateNews;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Options of groups beside what the core knows of them, on a disk that may be full. */
class ShellTest {
    private static final GroupName GROUP = new GroupName("mymaster");
    private static final Command MONITOR =
            new Command.Monitor(GROUP, new HostPort("127.0.0.1", 0), Rules.withQuorum(1));
    private static final Outcome NOT_SAVED = new Outcome.Refused("ERR Failed to save config file. Check server logs.");

    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private final AtomicBoolean diskFull = new AtomicBoolean();
    private final Semaphore mayWrite = new Semaphore(1_000);
    private final BlockingQueue<String> published = new LinkedBlockingQueue<>();
    private final BlockingQueue<SentinelState> written = new LinkedBlockingQueue<>();
    private final Shell shell = onLoop(() -> new Shell(
            new SentinelState(DurableState.fresh(new SentinelId("a".repeat(40))), GlobalOptions.DEFAULT, Map.of()),
            Settings.DEFAULT,
            surroundings(),
            new Random(1)));

    private Surroundings surroundings() {
        return new Surroundings(
                vertx,
                loop,
                26379,
                new NetClientOptions(),
                Optional.empty(),
                Optional.empty(),
                (channel, payload) -> published.add(channel),
                List.of(),
                Arbiter.NONE,
                new Store(),
                () -> ProcessLines.NONE,
                new File("."),
                level -> {},
                ShellWatch.NONE,
                status -> {
                    throw new IllegalStateException("the shell ended the process with " + status);
                });
    }

    private final class Store implements StateKeeper.Store {
        @Override
        public void write(SentinelState state) throws IOException {
            mayWrite.acquireUninterruptibly();
            if (diskFull.get()) {
                throw new IOException("No space left on device");
            }
            written.add(state);
        }

        @Override
        public long add(StateNews news) throws IOException {
            throw new IOException("there is no journal here");
        }

        @Override
        public void forgetAdded() {}

        @Override
        public void deleteAdded() {}
    }

    private <T> T onLoop(Supplier<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        loop.runOnContext(turn -> {
            try {
                done.complete(work.get());
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        return done.join();
    }

    private Outcome ordered(Command command) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        loop.runOnContext(turn -> shell.command(command, outcome::complete));
        return outcome.join();
    }

    private void givePassword() {
        GroupOptions options = GroupOptions.DEFAULT.withAuthPass(Optional.of(Secret.of("old")));
        GroupOptions now = onLoop(() -> {
            shell.options().group(GROUP, options);
            return shell.options().of(GROUP);
        });
        assertThat(now).isEqualTo(options);
    }

    private GroupOptions options() {
        return onLoop(() -> shell.options().of(GROUP));
    }

    @AfterEach
    void close() {
        mayWrite.release();
        boolean stopped = onLoop(() -> {
            shell.stop();
            return true;
        });
        assertThat(stopped).isTrue();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void groupOfTheSameNameBeginsWithoutThePasswordOfTheRemovedOne() {
        assertThat(ordered(MONITOR)).isEqualTo(new Outcome.Ok());
        givePassword();

        assertThat(ordered(new Command.Remove(GROUP))).isEqualTo(new Outcome.Ok());

        assertThat(options()).isEqualTo(GroupOptions.DEFAULT);
    }

    /** A busy disk once held {@code +switch-master} of a redis-sentinel back by a second. */
    @Test
    void subscribersDoNotWaitForTheDisk() throws InterruptedException {
        mayWrite.drainPermits();
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        loop.runOnContext(turn -> shell.command(MONITOR, outcome::complete));

        assertThat(published.poll(20, TimeUnit.SECONDS)).isEqualTo("+monitor");
        assertThat(outcome).isNotDone();

        mayWrite.release();
        assertThat(outcome.join()).isEqualTo(new Outcome.Ok());
    }

    @Test
    void refusedMonitorLeavesTheOptionsOfTheGroupThatIsThere() {
        assertThat(ordered(MONITOR)).isEqualTo(new Outcome.Ok());
        givePassword();

        assertThat(ordered(MONITOR)).isEqualTo(new Outcome.Refused("ERR Duplicate master name."));

        assertThat(options().authPass()).contains(Secret.of("old"));
    }

    @Test
    void removalThatCannotBeSavedHoldsForTheOptionsAsForTheGroup() throws InterruptedException {
        assertThat(ordered(MONITOR)).isEqualTo(new Outcome.Ok());
        givePassword();
        diskFull.set(true);

        assertThat(ordered(new Command.Remove(GROUP))).isEqualTo(NOT_SAVED);
        List<GroupName> groups = onLoop(() -> shell.core().groups());
        assertThat(groups).isEmpty();
        assertThat(options()).isEqualTo(GroupOptions.DEFAULT);
        assertThat(ordered(MONITOR)).isEqualTo(NOT_SAVED);
        givePassword();
        diskFull.set(false);
        written.clear();

        assertThat(ordered(new Command.Flush())).isEqualTo(new Outcome.Ok());

        SentinelState saved = written.take();
        assertThat(saved.durable().groups())
                .singleElement()
                .satisfies(group -> assertThat(group.name()).isEqualTo(GROUP));
        assertThat(saved.groups()).containsOnlyKeys(GROUP);
        assertThat(List.copyOf(saved.groups().values()).get(0).authPass()).contains(Secret.of("old"));
    }
}
