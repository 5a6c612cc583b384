package io.vedette.tests.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.TrackingArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.support.caching.CacheAccessor;
import io.lettuce.core.support.caching.CacheFrontend;
import io.lettuce.core.support.caching.ClientSideCaching;
import io.vedette.tests.node.OneNode.Pair;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** Copies of values that clients keep, and how much the node remembers of them. */
@WithOneNode
class ClientCachingTest {
    private static final int KEYS = 50;

    @Test
    void lettuceKeepsCopiesAsLongAsTheyAreTrue(Pair servers) {
        RedisClient lettuce = RedisClient.create(RedisURI.builder()
                .withHost("127.0.0.1")
                .withPort(servers.port())
                .build());
        Map<String, String> copies = new ConcurrentHashMap<>();
        try (StatefulRedisConnection<String, String> connection = lettuce.connect();
                Jedis other = new Jedis("127.0.0.1", servers.port())) {
            other.set("cached", "old");
            CacheFrontend<String, String> cache =
                    ClientSideCaching.enable(CacheAccessor.forMap(copies), connection, TrackingArgs.Builder.enabled());
            assertThat(cache.get("cached")).isEqualTo("old");
            assertThat(copies).containsEntry("cached", "old");
            other.set("cached", "new");
            await().until(copies::isEmpty);
            assertThat(cache.get("cached")).isEqualTo("new");
            other.pexpire("cached", 1);
            await().until(copies::isEmpty);
            connection.sync().set("cached", "own");
            assertThat(cache.get("cached")).isEqualTo("own");
            connection.sync().append("cached", "er");
            await().until(copies::isEmpty);
            assertThat(cache.get("cached")).isEqualTo("owner");
        } finally {
            lettuce.shutdown(Duration.ZERO, Duration.ofSeconds(30));
        }
    }

    @Test
    void forgetsTheOldestKeysAboveTheLimit(Pair servers) {
        RedisClient lettuce = RedisClient.create(RedisURI.builder()
                .withHost("127.0.0.1")
                .withPort(servers.port())
                .build());
        Map<String, String> copies = new ConcurrentHashMap<>();
        try (StatefulRedisConnection<String, String> connection = lettuce.connect();
                Jedis other = new Jedis("127.0.0.1", servers.port())) {
            other.flushAll();
            other.configSet("tracking-table-max-keys", "10");
            CacheFrontend<String, String> cache =
                    ClientSideCaching.enable(CacheAccessor.forMap(copies), connection, TrackingArgs.Builder.enabled());
            for (int i = 0; i < KEYS; i++) {
                other.set("key" + i, "value");
                cache.get("key" + i);
            }
            assertThat(other.info("stats"))
                    .contains("tracking_total_keys:10\r\n", "tracking_total_items:10\r\n", "tracking_total_prefixes:0");
            assertThat(other.info("clients")).contains("tracking_clients:1\r\n");
            await().until(() -> copies.size() == 10);
            assertThat(copies).containsKey("key" + (KEYS - 1)).doesNotContainKey("key0");
            other.configSet("tracking-table-max-keys", "1000000");
        } finally {
            lettuce.shutdown(Duration.ZERO, Duration.ofSeconds(30));
        }
    }
}
