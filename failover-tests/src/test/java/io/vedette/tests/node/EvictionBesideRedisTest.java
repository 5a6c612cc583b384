package io.vedette.tests.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vedette.tests.cluster.Thorough;
import io.vedette.tests.interop.RealRedis;
import io.vedette.tests.interop.ServerProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.Response;

/** A cache that is too small keeps what is wanted about as well as redis-server does, on the same requests. */
class EvictionBesideRedisTest {
    private static final int KEYS = 20_000;
    private static final int REQUESTS = 60_000;
    private static final int BATCH = 200;

    /** How many keys fit, of those that are asked for. */
    private static final int ROOM = KEYS / 5;

    private static final String VALUE = "v".repeat(100);
    private static final double TOLERANCE = 0.02;

    static Stream<String> policies() {
        return Thorough.ways(List.of("allkeys-lru", "allkeys-lfu", "allkeys-random"));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void hitsAsOften(String policy) throws IOException {
        try (ServerProcess node = ServerProcess.start("save \"\"", "maxmemory-policy " + policy);
                RealRedis real = RealRedis.start("--maxmemory-policy", policy)) {
            double ours = hits(node.port());
            double theirs = hits(real.port());
            System.out.printf("%s: hit rate %.3f, redis-server %.3f%n", policy, ours, theirs);
            assertThat(ours).isGreaterThan(theirs - TOLERANCE).isGreaterThan(0.2);
        }
    }

    /** Misses are filled in, as a cache is used; the limit is what so many keys take, whatever that is to the server. */
    private static double hits(int port) {
        try (Jedis jedis = new Jedis("127.0.0.1", port)) {
            limit(jedis);
            SplittableRandom random = new SplittableRandom(1);
            int hits = 0;
            for (int done = 0; done < REQUESTS; done += BATCH) {
                hits += batch(jedis, random);
            }
            assertThat(jedis.dbSize()).isBetween(ROOM / 2L, ROOM * 3L / 2);
            return (double) hits / REQUESTS;
        }
    }

    private static void limit(Jedis jedis) {
        long before = used(jedis);
        Pipeline pipeline = jedis.pipelined();
        for (int i = 0; i < ROOM; i++) {
            pipeline.set(key(i), VALUE);
        }
        pipeline.sync();
        long after = used(jedis);
        jedis.flushAll();
        jedis.configSet("maxmemory", Long.toString(before + (after - before)));
    }

    private static long used(Jedis jedis) {
        return jedis.info("memory")
                .lines()
                .filter(line -> line.startsWith("used_memory:"))
                .mapToLong(line -> Long.parseLong(line.substring("used_memory:".length())))
                .sum();
    }

    private static int batch(Jedis jedis, SplittableRandom random) {
        Pipeline reading = jedis.pipelined();
        List<String> keys = new ArrayList<>();
        List<Response<String>> replies = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            keys.add(key(popular(random)));
            replies.add(reading.get(keys.get(i)));
        }
        reading.sync();
        Pipeline filling = jedis.pipelined();
        int hits = 0;
        for (int i = 0; i < BATCH; i++) {
            if (replies.get(i).get() == null) {
                filling.set(keys.get(i), VALUE);
            } else {
                hits++;
            }
        }
        filling.sync();
        return hits;
    }

    /** Few keys are wanted often, many rarely. */
    private static int popular(SplittableRandom random) {
        return (int) (KEYS * Math.pow(random.nextDouble(), 3));
    }

    private static String key(int number) {
        return "key:" + number;
    }

    @Test
    void largeDataGoBitByBitWhenTheLimitIsLowered() throws IOException {
        try (ServerProcess node = ServerProcess.start("save \"\"", "maxmemory-policy allkeys-lru");
                Jedis jedis = new Jedis("127.0.0.1", node.port())) {
            Pipeline pipeline = jedis.pipelined();
            for (int i = 0; i < KEYS; i++) {
                pipeline.set(key(i), VALUE);
            }
            pipeline.sync();
            long most = used(jedis) / 10;
            jedis.configSet("maxmemory", Long.toString(most));
            await().until(() -> used(jedis) <= most);
            assertThat(jedis.dbSize()).isBetween(KEYS / 20L, KEYS / 9L);
            assertThat(jedis.info("stats")).contains("evicted_keys:" + (KEYS - jedis.dbSize()));
        }
    }
}
