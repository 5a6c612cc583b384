package io.vedette.node.aof;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vedette.resp.server.Endpoint;
import io.vedette.resp.server.RespServer;
import io.vedette.resp.server.ServerOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AofWriterTest {
    private static final int PATIENCE_SECONDS = 10;

    private final Vertx vertx = Vertx.vertx();
    private final RespServer server = new RespServer(
            vertx,
            ServerOptions.listeningOn(List.of(Endpoint.Tcp.of("127.0.0.1", 0))),
            (connection, request) -> true,
            () -> true);

    private final FaultyDisk disk = new FaultyDisk();
    private final FaultyDisk.Memory first = disk.open(Path.of("first"));
    private final FaultyDisk.Memory second = disk.open(Path.of("second"));
    private final BlockingQueue<String> fatal = new LinkedBlockingQueue<>();
    private final AtomicInteger delays = new AtomicInteger();
    private final AofWriter writer =
            onLoop(() -> new AofWriter(vertx, server.context(), server.gate(), new Watch(delays), fatal::add));

    /** Counts what the writer says. */
    private record Watch(AtomicInteger delays) implements AofWatch {
        @Override
        public void wrote(boolean withSync, long tookNs) {
            assertThat(tookNs).isPositive();
        }

        @Override
        public void syncDelayed() {
            delays.incrementAndGet();
        }

        @Override
        public void synced(long position) {
            assertThat(position).isNotNegative();
        }
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private <T> T onLoop(Supplier<T> work) {
        Promise<T> answer = Promise.promise();
        server.context().runOnContext(now -> answer.complete(work.get()));
        return answer.future().await();
    }

    private void open(SyncPolicy policy) {
        onLoop(() -> {
            writer.policy(policy);
            writer.switchTo(file(first));
            return policy;
        });
    }

    private static AofFile file(FaultyDisk.Memory memory) {
        return AofFile.of(memory);
    }

    private void add(String... texts) {
        onLoop(() -> {
            for (String text : texts) {
                byte[] bytes = text.getBytes(ISO_8859_1);
                writer.add(bytes, 0, bytes.length);
            }
            return texts.length;
        });
    }

    private long synced() {
        return onLoop(() -> writer.progress().synced());
    }

    @Test
    void whatOneRoundBringsIsOneWriteAndOneSync() {
        open(SyncPolicy.ALWAYS);
        add("a", "bc", "def");
        await().until(() -> synced() == 6);
        assertThat(first.content()).isEqualTo("abcdef");
        assertThat(disk.log()).containsExactly("write first", "sync first");
    }

    @Test
    void aTurnIsNotTornApartHoweverMuchItBrings() {
        open(SyncPolicy.EVERYSEC);
        String third = "x".repeat(200 << 10);
        add(third, third, third);
        await().until(() -> first.content().length() > 0);
        assertThat(first.content()).hasSize(3 * third.length());
        assertThat(disk.log()).containsExactly("write first");
    }

    @Test
    void whatComesDuringAWriteIsWrittenAfterIt() {
        open(SyncPolicy.EVERYSEC);
        CountDownLatch slow = new CountDownLatch(1);
        disk.holdWrites(slow);
        add("a");
        await().until(() -> disk.log().contains("begin first"));
        add("b");
        add("c".repeat(300 << 10));
        slow.countDown();
        await().until(() -> first.content().length() == 2 + (300 << 10));
        assertThat(disk.log()).containsExactly("begin first", "write first", "write first");
        assertThat(onLoop(() -> writer.progress().unwritten())).isZero();
    }

    @Test
    void aSecondFileIsNotBegunBeforeTheFirstIsOnTheDisk() {
        open(SyncPolicy.NO);
        onLoop(() -> {
            writer.add(new byte[] {'1'}, 0, 1);
            writer.switchTo(file(second));
            writer.add(new byte[] {'2'}, 0, 1);
            return writer;
        });
        await().until(() -> second.content().equals("2"));
        assertThat(first.content()).isEqualTo("1");
        assertThat(disk.log()).containsExactly("write first", "sync first", "close first", "write second");
    }

    @Test
    void whatComesWhileTheFirstFileIsClosedGoesToTheSecond() {
        open(SyncPolicy.NO);
        CountDownLatch closing = new CountDownLatch(1);
        disk.holdSyncs(closing);
        add("1");
        onLoop(() -> {
            writer.switchTo(file(second));
            return writer;
        });
        await().until(() -> disk.log().contains("write first"));
        add("2");
        add("3");
        closing.countDown();
        await().until(() -> second.content().equals("23"));
        assertThat(disk.log().subList(0, 4))
                .containsExactly("write first", "sync first", "close first", "write second");
    }

    @Test
    void whatDidNotFitIsTakenBackAndWrittenAgainWhenThereIsRoom() {
        open(SyncPolicy.EVERYSEC);
        add("whole ");
        await().until(() -> first.content().equals("whole "));
        disk.room(3);
        add("command ");
        await().until(() -> onLoop(writer::trouble).equals(Optional.of("No space left on device")));
        assertThat(first.content()).isEqualTo("whole ");
        add("another");
        disk.room(100);
        await().until(() -> first.content().equals("whole command another"));
        await().until(() -> onLoop(writer::trouble).isEmpty());
        assertThat(onLoop(() -> writer.progress().unwritten())).isZero();
    }

    @Test
    void whatCannotBeTakenBackIsNotWrittenTwice() {
        open(SyncPolicy.EVERYSEC);
        disk.truncates(false);
        disk.room(3);
        add("command");
        await().until(() -> onLoop(writer::trouble).isPresent());
        assertThat(first.content()).isEqualTo("com");
        disk.room(100);
        await().until(() -> first.content().equals("command"));
    }

    @Test
    void aSyncThatFailsRefusesWritesUntilOneSucceeds() {
        open(SyncPolicy.EVERYSEC);
        disk.failSyncs(Optional.of(new IOException("Input/output error")));
        add("a");
        await().until(() -> first.content().equals("a"));
        tick(10_000);
        await().until(() -> onLoop(writer::trouble).equals(Optional.of("Input/output error")));
        disk.failSyncs(Optional.empty());
        tick(11_000);
        await().until(() -> onLoop(writer::trouble).isEmpty());
        assertThat(synced()).isEqualTo(1);
    }

    @Test
    void aSlowSyncKeepsNobodyFromWritingAndIsCounted() {
        open(SyncPolicy.EVERYSEC);
        CountDownLatch slow = new CountDownLatch(1);
        disk.holdSyncs(slow);
        add("a");
        await().until(() -> first.content().equals("a"));
        tick(10_000);
        assertThat(onLoop(writer::isSyncing)).isTrue();
        add("b");
        await().until(() -> first.content().equals("ab"));
        tick(12_000);
        assertThat(delays).hasValue(0);
        tick(12_001);
        tick(12_100);
        assertThat(delays).hasValue(1);
        slow.countDown();
        await().until(() -> synced() == 1);
        tick(13_500);
        await().until(() -> synced() == 2);
    }

    private void tick(long nowMs) {
        onLoop(() -> {
            writer.tick(nowMs);
            return nowMs;
        });
    }

    @Test
    void underAlwaysAFailureIsTheEnd() throws InterruptedException {
        open(SyncPolicy.ALWAYS);
        disk.failSyncs(Optional.of(new IOException("Input/output error")));
        add("a");
        assertThat(fatal.poll(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .isEqualTo(
                        "Can't persist AOF for fsync error when the AOF fsync policy is 'always': Input/output error."
                                + " Exiting...");
        assertThat(synced()).isZero();
    }

    @Test
    void whatIsClosedIsOnTheDiskAndNothingElseIsTaken() {
        open(SyncPolicy.NO);
        add("a", "b");
        assertThat(onLoop(writer::close).await()).isNull();
        assertThat(disk.log()).endsWith("sync first", "close first");
        assertThat(first.content()).isEqualTo("ab");
        assertThat(onLoop(writer::isOpen)).isFalse();
    }
}
