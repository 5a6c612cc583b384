package io.vedette.tests.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.KeyValue;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScoredValue;
import io.lettuce.core.TransactionResult;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.protocol.ProtocolVersion;
import io.vedette.tests.node.OneNode.Pair;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.Response;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.params.SetParams;
import redis.clients.jedis.resps.ScanResult;
import redis.clients.jedis.resps.Tuple;

/** What programs do with data, through the libraries they do it with. */
@WithOneNode
class ClientsWithDataTest {
    private static final String HOST = "127.0.0.1";
    private static final int MANY = 5_000;

    private static RedisClient jedis(Pair servers, RedisProtocol protocol) {
        return RedisClient.builder()
                .hostAndPort(HOST, servers.port())
                .clientConfig(
                        DefaultJedisClientConfig.builder().protocol(protocol).build())
                .build();
    }

    @ParameterizedTest
    @EnumSource(
            value = RedisProtocol.class,
            names = {"RESP2", "RESP3"})
    void jedisUsesEveryTypeOfValue(RedisProtocol protocol, Pair servers) {
        try (RedisClient jedis = jedis(servers, protocol)) {
            jedis.flushAll();
            assertThat(jedis.set("s", "v", SetParams.setParams().nx().ex(100))).isEqualTo("OK");
            assertThat(jedis.set("s", "w", SetParams.setParams().nx())).isNull();
            assertThat(jedis.ttl("s")).isBetween(1L, 100L);
            assertThat(jedis.incrByFloat("f", 0.1)).isEqualTo(0.1);
            jedis.hset("h", Map.of("one", "1", "two", "2"));
            assertThat(jedis.hgetAll("h")).isEqualTo(Map.of("one", "1", "two", "2"));
            jedis.rpush("l", "a", "b", "c");
            assertThat(jedis.lrange("l", 0, -1)).containsExactly("a", "b", "c");
            jedis.sadd("t", "x", "y");
            assertThat(jedis.smembers("t")).isEqualTo(Set.of("x", "y"));
            jedis.zadd("z", Map.of("low", 1.5, "high", 2e10));
            assertThat(jedis.zrangeWithScores("z", 0, -1))
                    .containsExactly(new Tuple("low", 1.5), new Tuple("high", 2e10));
            assertThat(jedis.type("z")).isEqualTo("zset");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = RedisProtocol.class,
            names = {"RESP2", "RESP3"})
    void jedisScansEverythingOnce(RedisProtocol protocol, Pair servers) {
        try (RedisClient jedis = jedis(servers, protocol)) {
            jedis.flushAll();
            Set<String> keys = new HashSet<>();
            for (int i = 0; i < MANY; i++) {
                keys.add("key:" + i);
                jedis.set("key:" + i, "v");
            }
            List<String> found = new ArrayList<>();
            String cursor = ScanParams.SCAN_POINTER_START;
            do {
                ScanResult<String> result = jedis.scan(cursor, new ScanParams().match("key:*"));
                found.addAll(result.getResult());
                cursor = result.getCursor();
            } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
            assertThat(found).doesNotHaveDuplicates();
            assertThat(new HashSet<>(found)).isEqualTo(keys);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = RedisProtocol.class,
            names = {"RESP2", "RESP3"})
    void jedisSucceedsOrFailsWithATransactionAsAWhole(RedisProtocol protocol, Pair servers) {
        try (RedisClient jedis = jedis(servers, protocol);
                RedisClient other = jedis(servers, protocol)) {
            jedis.flushAll();
            try (AbstractTransaction transaction = jedis.transaction(false)) {
                transaction.watch("k");
                transaction.multi();
                Response<String> set = transaction.set("k", "v");
                Response<Long> pushed = transaction.rpush("l", "a", "b");
                assertThat(transaction.exec()).hasSize(2);
                assertThat(set.get()).isEqualTo("OK");
                assertThat(pushed.get()).isEqualTo(2);
            }
            try (AbstractTransaction transaction = jedis.transaction(false)) {
                transaction.watch("k");
                other.set("k", "theirs");
                transaction.multi();
                transaction.set("k", "mine");
                assertThat(transaction.exec()).isNull();
            }
            assertThat(jedis.get("k")).isEqualTo("theirs");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = RedisProtocol.class,
            names = {"RESP2", "RESP3"})
    void jedisWaitsForAnElement(RedisProtocol protocol, Pair servers) throws Exception {
        DefaultJedisClientConfig config =
                DefaultJedisClientConfig.builder().protocol(protocol).build();
        try (Jedis waiting = new Jedis(new HostAndPort(HOST, servers.port()), config);
                RedisClient jedis = jedis(servers, protocol)) {
            jedis.flushAll();
            CompletableFuture<List<String>> popped = CompletableFuture.supplyAsync(() -> waiting.blpop(0, "queue"));
            await().until(() -> jedis.info("clients").contains("blocked_clients:1\r\n"));
            jedis.rpush("queue", "element");
            assertThat(popped.get()).containsExactly("queue", "element");
        }
    }

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void lettuceKeepsTheOrderOfAPipeline(ProtocolVersion protocol, Pair servers)
            throws ExecutionException, InterruptedException {
        RedisURI uri = RedisURI.create(HOST, servers.port());
        try (io.lettuce.core.RedisClient client = io.lettuce.core.RedisClient.create(uri)) {
            client.setOptions(ClientOptions.builder().protocolVersion(protocol).build());
            try (StatefulRedisConnection<String, String> connection = client.connect()) {
                RedisAsyncCommands<String, String> lettuce = connection.async();
                lettuce.flushall().get();
                List<RedisFuture<Long>> counts = new ArrayList<>();
                for (int i = 0; i < MANY; i++) {
                    counts.add(lettuce.incr("counter"));
                }
                for (int i = 0; i < MANY; i++) {
                    assertThat(counts.get(i).get()).isEqualTo(i + 1L);
                }
                assertThat(lettuce.zadd("z", 1.0, "one", 2.0, "two").get()).isEqualTo(2);
                assertThat(lettuce.bzpopmax(1, "z").get()).isEqualTo(KeyValue.just("z", ScoredValue.just(2, "two")));
                RedisFuture<String> multi = lettuce.multi();
                RedisFuture<Boolean> first = lettuce.hset("h", "f", "v");
                TransactionResult executed = lettuce.exec().get();
                assertThat(multi.get()).isEqualTo("OK");
                assertThat(first.get()).isTrue();
                assertThat(executed.wasDiscarded()).isFalse();
                assertThat(lettuce.hgetall("h").get()).isEqualTo(Map.of("f", "v"));
            }
        }
    }
}
