package io.vedette.tests.interop;

import static io.vedette.tests.interop.ServerForClients.HOST;
import static io.vedette.tests.interop.ServerForClients.PASSWORD;
import static io.vedette.tests.interop.ServerForClients.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SslOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.protocol.ProtocolVersion;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.vedette.tests.interop.ServerForClients.Running;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(ServerForClients.class)
class LettuceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PIPELINED = 10_000;

    private static final RedisClient LETTUCE = RedisClient.create();

    @AfterAll
    static void shutDown() {
        LETTUCE.shutdown(Duration.ZERO, PATIENCE);
    }

    /** Where to connect; what it is asked to speak there holds for the connections made from here on. */
    private static RedisURI.Builder uri(Running running, Way way) {
        ClientOptions.Builder options = ClientOptions.builder()
                .protocolVersion(way.version() == 2 ? ProtocolVersion.RESP2 : ProtocolVersion.RESP3);
        if (way.tls()) {
            options.sslOptions(SslOptions.builder()
                    .jdkSslProvider()
                    .trustManager(running.tls().authority().toFile())
                    .build());
        }
        LETTUCE.setOptions(options.build());
        return RedisURI.builder()
                .withHost(HOST)
                .withPort(way.portOf(running.server()))
                .withSsl(way.tls())
                .withTimeout(PATIENCE);
    }

    @ParameterizedTest
    @EnumSource
    void oneConnectionIsKnownByWhatItSaid(Way way, Running running) {
        String name = "lettuce-" + way;
        try (StatefulRedisConnection<String, String> connection =
                LETTUCE.connect(uri(running, way).build())) {
            RedisCommands<String, String> redis = connection.sync();
            assertThat(redis.ping()).isEqualTo("PONG");
            assertThat(redis.echo("hällo")).isEqualTo("hällo");
            assertThat(redis.clientSetname(name)).isEqualTo("OK");
            assertThat(redis.clientGetname()).isEqualTo(name);
            assertThat(redis.clientInfo())
                    .contains("id=" + redis.clientId() + " ", " name=" + name + " ", " resp=" + way.version())
                    .contains(" lib-name=Lettuce");
            assertThat(redis.clientList()).contains(" name=" + name + " ");
        }
    }

    @ParameterizedTest
    @EnumSource
    void usersAreTakenByTheirPasswordsAlone(Way way, Running running) {
        RedisURI right = uri(running, way).withAuthentication(USER, PASSWORD).build();
        try (StatefulRedisConnection<String, String> connection = LETTUCE.connect(right)) {
            assertThat(connection.sync().aclWhoami()).isEqualTo(USER);
        }
        RedisURI wrong = uri(running, way).withAuthentication(USER, "queen").build();
        assertThatThrownBy(() -> LETTUCE.connect(wrong).close()).hasStackTraceContaining("WRONGPASS");
    }

    @ParameterizedTest
    @EnumSource
    void messagesGoBothWays(Way way, Running running) throws InterruptedException, IOException {
        String channel = "lettuce-" + way;
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (StatefulRedisPubSubConnection<String, String> listener =
                        LETTUCE.connectPubSub(uri(running, way).build());
                StatefulRedisConnection<String, String> speaker =
                        LETTUCE.connect(uri(running, way).build());
                WireClient other = WireClient.to(running.server())) {
            listener.addListener(new RedisPubSubAdapter<String, String>() {
                @Override
                public void message(String from, String message) {
                    heard.add(from + ": " + message);
                }
            });
            listener.sync().subscribe(channel);
            assertThat(speaker.sync().publish(channel, "from lettuce")).isOne();
            assertThat(heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(channel + ": from lettuce");
            assertThat(other.ask("PUBLISH " + channel + " from-elsewhere")).isEqualTo(":1");
            assertThat(heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(channel + ": from-elsewhere");
            if (way.version() == 3) {
                messagesArePushesBesideReplies(listener, channel, heard);
            }
        }
    }

    /** In RESP3 a subscriber may do anything else: messages are pushes and cannot be taken for replies. */
    private static void messagesArePushesBesideReplies(
            StatefulRedisPubSubConnection<String, String> listener, String channel, BlockingQueue<String> heard)
            throws InterruptedException {
        assertThat(listener.sync().publish(channel, "to myself")).isOne();
        assertThat(listener.sync().echo("reply")).isEqualTo("reply");
        assertThat(heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(channel + ": to myself");
    }

    @ParameterizedTest
    @EnumSource
    void aLongPipelineIsAnsweredInFull(Way way, Running running) {
        try (StatefulRedisConnection<String, String> connection =
                LETTUCE.connect(uri(running, way).build())) {
            List<RedisFuture<String>> answers = new ArrayList<>();
            connection.setAutoFlushCommands(false);
            for (int i = 0; i < PIPELINED; i++) {
                answers.add(connection.async().ping());
            }
            connection.flushCommands();
            assertThat(LettuceFutures.awaitAll(PATIENCE, answers.toArray(RedisFuture[]::new)))
                    .isTrue();
            assertThat(answers)
                    .allSatisfy(
                            answer -> assertThat(answer.toCompletableFuture()).isCompletedWithValue("PONG"));
        }
    }
}
