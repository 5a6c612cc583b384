package io.vedette.node.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharedSnapshotTest {
    private static final int PATIENCE_S = 60;
    private static final String MARK = "m".repeat(40);

    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private final SharedSnapshot snapshot = new SharedSnapshot(loop);

    @AfterEach
    void end() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(PATIENCE_S, TimeUnit.SECONDS);
    }

    /** A replica that takes what there is when it is told to. */
    private final class Taker {
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private final SnapshotParts parts;

        Taker(Optional<String> mark, boolean eager) {
            this.parts = snapshot.share(mark, eager ? this::take : () -> {});
        }

        void take() {
            while (parts.hasNext()) {
                taken.writeBytes(parts.next());
            }
        }
    }

    private <T> T onLoop(Callable<T> work) throws Exception {
        CompletableFuture<T> done = new CompletableFuture<>();
        loop.runOnContext(now -> {
            try {
                done.complete(work.call());
            } catch (Exception e) {
                done.completeExceptionally(e);
            }
        });
        return done.get(PATIENCE_S, TimeUnit.SECONDS);
    }

    private CompletableFuture<Void> writing(byte[] bytes) {
        return CompletableFuture.runAsync(() -> {
            try {
                snapshot.write(bytes, 0, bytes.length);
                snapshot.complete();
            } catch (IOException e) {
                throw new IllegalStateException(e.getMessage(), e);
            }
        });
    }

    @Test
    void everybodyGetsAllOfItAndTheWorkerWaitsForTheSlowest() throws Exception {
        byte[] file = new byte[10 << 20];
        for (int i = 0; i < file.length; i++) {
            file[i] = (byte) ((i * 31) >> 7);
        }
        Taker quick = onLoop(() -> new Taker(Optional.of(MARK), true));
        Taker slow = onLoop(() -> new Taker(Optional.of(MARK), false));
        CompletableFuture<Void> worker = writing(file);
        assertThatThrownBy(() -> worker.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        while (!onLoop(() -> {
            slow.take();
            return slow.parts.isComplete();
        })) {
            Thread.onSpinWait();
        }
        worker.get(PATIENCE_S, TimeUnit.SECONDS);
        byte[] announced = ("$EOF:" + MARK + "\r\n").getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        expected.writeBytes(announced);
        expected.writeBytes(file);
        expected.writeBytes(MARK.getBytes(StandardCharsets.US_ASCII));
        assertThat(onLoop(slow.taken::toByteArray)).isEqualTo(expected.toByteArray());
        assertThat(onLoop(quick.taken::toByteArray)).isEqualTo(expected.toByteArray());
    }

    @Test
    void whoOnlyPretendsToBeAReplicaKeepsNobodyWaiting() throws Exception {
        PretendReplica replica = new PretendReplica();
        SnapshotParts parts = onLoop(() -> snapshot.share(Optional.of(MARK), replica));
        replica.takes(parts);
        writing(new byte[20 << 20]).get(PATIENCE_S, TimeUnit.SECONDS);
        assertThat(onLoop(parts::isComplete)).isTrue();
    }

    @Test
    void whoNeedsTheLengthWaitsForIt() throws Exception {
        Taker taker = onLoop(() -> new Taker(Optional.empty(), true));
        assertThat(onLoop(taker.parts::hasNext)).isFalse();
        onLoop(() -> {
            snapshot.hasLength(3);
            return true;
        });
        writing(new byte[] {'a', 'b', 'c'}).get(PATIENCE_S, TimeUnit.SECONDS);
        assertThat(onLoop(taker.parts::isComplete)).isTrue();
        assertThat(onLoop(() -> taker.taken.toString(StandardCharsets.US_ASCII)))
                .isEqualTo("$3\r\nabc");
    }

    @Test
    void theWorkerLearnsThatNobodyWaitsAnyMore() throws Exception {
        Taker first = onLoop(() -> new Taker(Optional.of(MARK), true));
        Taker second = onLoop(() -> new Taker(Optional.of(MARK), false));
        CompletableFuture<Boolean> told = new CompletableFuture<>();
        snapshot.whenUnwanted(() -> told.complete(true));
        CompletableFuture<Void> worker = writing(new byte[20 << 20]);
        onLoop(() -> {
            first.parts.leave();
            return true;
        });
        assertThat(told).isNotDone();
        onLoop(() -> {
            second.parts.leave();
            return true;
        });
        assertThat(told.get(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(() -> worker.get(PATIENCE_S, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("no replica waits for it any more");
    }
}
