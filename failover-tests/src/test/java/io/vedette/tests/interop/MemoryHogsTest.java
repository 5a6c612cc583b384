package io.vedette.tests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.util.SafeEncoder;

/** What asks for more memory than there is gets an error, and nobody else notices; the process would end at once. */
class MemoryHogsTest {
    private static final int TIMEOUT_MS = 120_000;
    private static final int RESIDENT_MIB = 512;

    private static final List<String> SCRIPTS = List.of(
            "local s = 'x' while true do s = s .. s end",
            "local t = {} while true do t[#t + 1] = {} end",
            "local t = {} while true do t[#t + 1] = string.rep('x', 50000000) end",
            "local s = string.rep('x', 20000) return #string.gsub(s, 'x', s)",
            "local s, t = string.rep('x', 1000000), {} for i = 1, 500 do t[i] = s end return #table.concat(t)",
            "return #cjson.decode('[' .. string.rep('{},', 5000000) .. '{}]')",
            "local t = {} while true do t[#t + 1] = redis.call('LRANGE', KEYS[1], 0, -1) end",
            "local s = '' while true do if not pcall(function() s = s .. s .. 'x' end) then error(KEYS[1]) end end");

    private static final List<String> COMMANDS = List.of(
            "SETRANGE huge 400000000 x",
            "SETBIT huge 4000000000 1",
            "BITFIELD huge SET u8 4000000000 1",
            "SRANDMEMBER set -100000000",
            "HRANDFIELD hash -100000000 WITHVALUES",
            "ZRANDMEMBER zset -100000000",
            "LCS long long");

    private static String error(Jedis jedis, String... words) {
        try {
            return String.valueOf(jedis.sendCommand(
                    () -> SafeEncoder.encode(words[0]),
                    SafeEncoder.encodeMany(Arrays.copyOfRange(words, 1, words.length))));
        } catch (JedisDataException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    @Test
    void greedyScriptsAndCommandsEndWithAnError() throws IOException {
        try (ServerProcess server = ServerProcess.start("save \"\"", "busy-reply-threshold 0");
                Jedis jedis = new Jedis("127.0.0.1", server.port(), TIMEOUT_MS)) {
            for (int i = 0; i < 10_000; i++) {
                jedis.rpush("list", "element");
            }
            for (String script : SCRIPTS) {
                assertThat(error(jedis, "EVAL", script, "1", "list"))
                        .as(script)
                        .containsAnyOf("ERR not enough memory", "list");
                assertThat(jedis.llen("list")).isEqualTo(10_000);
            }
            jedis.sadd("set", "member");
            jedis.hset("hash", "field", "value");
            jedis.zadd("zset", 1, "member");
            jedis.set("long", "x".repeat(11_000));
            for (String command : COMMANDS) {
                assertThat(error(jedis, command.split(" ", -1)))
                        .as(command)
                        .isEqualTo("OOM command not allowed when it needs more memory than there is.");
            }
            assertThat(jedis.exists("huge")).isFalse();
            jedis.setrange("large", 20_000_000, "x");
            assertThat(jedis.strlen("large")).isEqualTo(20_000_001);
            server.assertUnharmed(RESIDENT_MIB);
        }
    }
}
