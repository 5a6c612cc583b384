package io.vedette.tests.interop;

import static io.vedette.tests.interop.ServerForClients.HOST;
import static io.vedette.tests.interop.ServerForClients.PASSWORD;
import static io.vedette.tests.interop.ServerForClients.USER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vedette.tests.interop.ServerForClients.Running;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.Response;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.exceptions.JedisException;

@ExtendWith(ServerForClients.class)
class JedisTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PIPELINED = 10_000;

    private static DefaultJedisClientConfig.Builder config(Running running, Way way) {
        DefaultJedisClientConfig.Builder config = DefaultJedisClientConfig.builder()
                .timeoutMillis((int) PATIENCE.toMillis())
                .protocol(way.version() == 2 ? RedisProtocol.RESP2 : RedisProtocol.RESP3);
        return way.tls() ? config.sslOptions(trusting(running.tls()).build()) : config;
    }

    private static SslOptions.Builder trusting(TlsFiles tls) {
        return SslOptions.builder()
                .trustStoreType("PKCS12")
                .truststore(tls.trustStore().toFile(), TlsFiles.PASSWORD.toCharArray());
    }

    private static RedisClient client(Running running, Way way, JedisClientConfig config) {
        return RedisClient.builder()
                .hostAndPort(HOST, way.portOf(running.server()))
                .clientConfig(config)
                .build();
    }

    private static Jedis connection(Running running, Way way) {
        return new Jedis(
                new HostAndPort(HOST, way.portOf(running.server())),
                config(running, way).build());
    }

    @ParameterizedTest
    @EnumSource
    void oneConnectionIsKnownByWhatItSaid(Way way, Running running) {
        String name = "jedis-" + way;
        try (Jedis jedis = connection(running, way)) {
            assertThat(jedis.ping()).isEqualTo("PONG");
            assertThat(jedis.echo("hällo")).isEqualTo("hällo");
            assertThat(jedis.clientGetname()).isNull();
            assertThat(jedis.clientSetname(name)).isEqualTo("OK");
            assertThat(jedis.clientGetname()).isEqualTo(name);
            assertThat(jedis.clientInfo())
                    .contains("id=" + jedis.clientId() + " ", " name=" + name + " ", " resp=" + way.version())
                    .contains(" lib-name=jedis");
            assertThat(jedis.clientList()).contains(" name=" + name + " ");
            assertThat(jedis.aclWhoAmI()).isEqualTo("default");
        }
    }

    @Test
    void leftAloneItSpeaksTheNewerDialect(Running running) {
        try (RedisClient jedis = RedisClient.create(HOST, running.server().port())) {
            Object info = jedis.executeCommand(new CommandArguments(Command.CLIENT).add("INFO"));
            assertThat((byte[]) info).asString(UTF_8).contains(" resp=3");
        }
    }

    @ParameterizedTest
    @EnumSource
    void usersAreTakenByTheirPasswordsAlone(Way way, Running running) {
        JedisClientConfig right =
                config(running, way).user(USER).password(PASSWORD).build();
        try (Jedis jedis = new Jedis(new HostAndPort(HOST, way.portOf(running.server())), right)) {
            assertThat(jedis.aclWhoAmI()).isEqualTo(USER);
        }
        JedisClientConfig wrong =
                config(running, way).user(USER).password("queen").build();
        assertThatThrownBy(() -> {
                    try (RedisClient jedis = client(running, way, wrong)) {
                        jedis.ping();
                    }
                })
                .isInstanceOf(JedisException.class)
                .hasStackTraceContaining("WRONGPASS");
    }

    @ParameterizedTest
    @EnumSource
    void messagesGoBothWays(Way way, Running running) throws InterruptedException, IOException {
        String channel = "jedis-" + way;
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        JedisPubSub listener = new JedisPubSub() {
            @Override
            public void onMessage(String from, String message) {
                heard.add(from + ": " + message);
            }
        };
        try (RedisClient jedis = client(running, way, config(running, way).build());
                WireClient other = WireClient.to(running.server())) {
            CompletableFuture<Void> listening = CompletableFuture.runAsync(() -> jedis.subscribe(listener, channel));
            await("the subscription").atMost(PATIENCE).until(() -> jedis.publish(channel, "from jedis") == 1);
            assertThat(heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(channel + ": from jedis");
            assertThat(other.ask("PUBLISH " + channel + " from-elsewhere")).isEqualTo(":1");
            assertThat(heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(channel + ": from-elsewhere");

            listener.unsubscribe();
            assertThat(listening).succeedsWithin(PATIENCE);
            assertThat(jedis.publish(channel, "too late")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLongPipelineIsAnsweredInFull(Way way, Running running) {
        try (RedisClient jedis = client(running, way, config(running, way).build());
                Pipeline pipeline = jedis.pipelined()) {
            List<Response<Object>> answers = new ArrayList<>();
            for (int i = 0; i < PIPELINED; i++) {
                answers.add(pipeline.sendCommand(new CommandArguments(Command.PING)));
            }
            pipeline.sync();
            assertThat(answers)
                    .allSatisfy(answer ->
                            assertThat((byte[]) answer.get()).asString(UTF_8).isEqualTo("PONG"));
        }
    }
}
