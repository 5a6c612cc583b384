package io.vedette.sentinel.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.LinkEnd;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Vert.x knows of connections that are ours. */
class LinkSocketTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int CONNECTIONS = 3;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Vertx vertx = Vertx.builder()
            .with(new VertxOptions().setMetricsOptions(new MicrometerMetricsOptions().setEnabled(true)))
            .withMetrics(new MicrometerMetricsFactory(registry))
            .build();
    private final Dialer dialer = new Dialer(vertx, vertx.createNetClient(), Optional.empty(), Optional::of);
    private final List<NetSocket> served = new CopyOnWriteArrayList<>();
    private final List<LinkSocket> made = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        registry.close();
    }

    private final class Kept implements Dialer.Outcome {
        @Override
        public void connected(LinkSocket socket) {
            made.add(socket);
        }

        @Override
        public void failed(LinkEnd how, String detail) {
            throw new AssertionError(how + ": " + detail);
        }
    }

    private double open() {
        return registry.find("vertx.net.client.active.connections").gauges().stream()
                .mapToDouble(gauge -> gauge.value())
                .sum();
    }

    @Test
    void itCountsThoseThatAreOpen() {
        int port = vertx.createNetServer()
                .connectHandler(served::add)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
        for (int i = 0; i < CONNECTIONS; i++) {
            vertx.runOnContext(turn -> dialer.dial(new HostPort("127.0.0.1", port), 5_000, new Kept()));
        }
        await().atMost(PATIENCE).until(() -> made.size() == CONNECTIONS && served.size() == CONNECTIONS);
        assertThat(open()).isEqualTo(CONNECTIONS);

        vertx.runOnContext(turn -> made.get(0).close());
        await("one that we close").atMost(PATIENCE).until(() -> open() == CONNECTIONS - 1);
        served.forEach(NetSocket::close);
        await("those that others close").atMost(PATIENCE).until(() -> open() == 0);
    }
}
