package io.vedette.tests.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.tests.interop.ServerProcess;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisDataException;

/** Data that would fill the heap, and nobody has set {@code maxmemory}. */
class FullHeapTest {
    private static final int PATIENCE_MS = 60_000;
    private static final int BATCH = 500;
    private static final int HEAP_BYTES = 128 << 20;
    private static final String VALUE = "v".repeat(10_000);
    private static final String REFUSED = "OOM command not allowed when used memory > 'maxmemory'.";

    /** Returns how many fitted. */
    private static int fill(Jedis jedis) {
        int stored = 0;
        for (int batch = 0; batch * BATCH * VALUE.length() < 2 * HEAP_BYTES; batch++) {
            Pipeline pipeline = jedis.pipelined();
            for (int i = 0; i < BATCH; i++) {
                pipeline.set("key:" + (batch * BATCH + i), VALUE);
            }
            for (Object reply : pipeline.syncAndReturnAll()) {
                if (!reply.equals("OK")) {
                    assertThat(reply).hasToString(new JedisDataException(REFUSED).toString());
                    return stored;
                }
                stored++;
            }
        }
        throw new AssertionError("a heap of " + HEAP_BYTES + " bytes took " + stored + " values");
    }

    /** The process would be over at the first allocation that does not fit. */
    @Test
    void isRefusedBeforeTheProcessEnds() throws IOException {
        try (ServerProcess node = ServerProcess.start("save \"\"", "maxmemory-policy allkeys-lru");
                Jedis jedis = new Jedis("127.0.0.1", node.port(), PATIENCE_MS)) {
            int stored = fill(jedis);
            assertThat((long) stored * VALUE.length()).isBetween(HEAP_BYTES / 4L, HEAP_BYTES * 3L / 4);
            assertThat(node.log()).containsOnlyOnce("commands that take memory are refused until there is room");

            assertThatThrownBy(() -> jedis.append("key:0", "more")).hasMessage(REFUSED);
            assertThat(jedis.dbSize()).as("nothing is evicted").isEqualTo(stored);
            assertThat(jedis.get("key:" + (stored - 1))).isEqualTo(VALUE);
            assertThat(jedis.info("memory")).contains("maxmemory:0\r\n");

            jedis.del(IntStream.range(0, 100).mapToObj(i -> "key:" + i).toArray(String[]::new));
            assertThat(jedis.set("key:1", "small")).isEqualTo("OK");
            assertThat(scripts(jedis)).isEqualTo(List.of("OK", VALUE));
        }
    }

    private static List<Object> scripts(Jedis jedis) {
        Pipeline pipeline = jedis.pipelined();
        Response<Object> write = pipeline.eval("return redis.call('SET', KEYS[1], 'x')", 1, "key:2");
        Response<Object> read = pipeline.eval("return redis.call('GET', KEYS[1])", 1, "key:200");
        pipeline.sync();
        return List.of(write.get(), read.get());
    }
}
