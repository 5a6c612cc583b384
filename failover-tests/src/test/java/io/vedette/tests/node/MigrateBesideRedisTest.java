package io.vedette.tests.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vedette.tests.node.OneNode.Pair;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.args.ClientType;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.ClientKillParams;
import redis.clients.jedis.params.MigrateParams;
import redis.clients.jedis.params.SetParams;
import redis.clients.jedis.params.XAddParams;

/** Keys move between a node and a real redis-server, both ways. */
@WithOneNode
class MigrateBesideRedisTest {
    private static final int DATABASE = 5;
    private static final int TIMEOUT_MS = 60_000;

    private static Jedis connect(int port) {
        Jedis jedis = new Jedis("127.0.0.1", port, TIMEOUT_MS);
        jedis.flushAll();
        return jedis;
    }

    private static void fill(Jedis jedis) {
        jedis.set("string", "text");
        jedis.set("number", "17");
        jedis.set("mortal", "soon gone", SetParams.setParams().ex(10_000));
        jedis.rpush("list", "a", "b", "x".repeat(10_000));
        jedis.hset("hash", Map.of("f", "v", "g", "w"));
        jedis.sadd("set", "1", "2", "three");
        jedis.zadd("zset", Map.of("one", 1.0, "two", 2.5));
        jedis.xadd("stream", Map.of("field", "value"), XAddParams.xAddParams());
        jedis.pfadd("pf", "a", "b");
    }

    /** Both keep their connections for the next migration; other tests wait until nobody is connected. */
    @AfterEach
    void endKeptConnections(Pair servers) {
        for (int port : List.of(servers.port(), servers.theirs().port())) {
            try (Jedis jedis = connect(port)) {
                jedis.clientKill(ClientKillParams.clientKillParams()
                        .type(ClientType.NORMAL)
                        .skipMe(ClientKillParams.SkipMe.YES));
            }
        }
    }

    /** Everything by name, as DUMP has it: both write the same version. */
    private static Map<String, String> inventory(Jedis jedis) {
        Map<String, String> all = new TreeMap<>();
        for (String key : jedis.keys("*")) {
            String type = jedis.type(key);
            String value = switch (type) {
                case "string" -> jedis.get(key);
                case "list" -> jedis.lrange(key, 0, -1).toString();
                case "hash" -> new TreeMap<>(jedis.hgetAll(key)).toString();
                case "set" -> jedis.smembers(key).stream().sorted().toList().toString();
                case "zset" -> jedis.zrangeWithScores(key, 0, -1).toString();
                default -> jedis.xrange(key, "-", "+").toString();
            };
            all.put(key, type + " " + (jedis.pttl(key) > 0) + " " + value);
        }
        return all;
    }

    private static String[] keys(Jedis jedis) {
        return jedis.keys("*").toArray(String[]::new);
    }

    private static void moves(int from, int to) {
        try (Jedis source = connect(from);
                Jedis target = connect(to)) {
            fill(source);
            Map<String, String> all = inventory(source);
            assertThat(source.migrate(
                            "127.0.0.1",
                            to,
                            DATABASE,
                            TIMEOUT_MS,
                            MigrateParams.migrateParams().copy(),
                            keys(source)))
                    .isEqualTo("OK");
            assertThat(inventory(source)).isEqualTo(all);
            target.select(DATABASE);
            assertThat(inventory(target)).isEqualTo(all);
            source.set("string", "other");
            source.set("more", "text");
            JedisDataException busy = assertThrows(
                    JedisDataException.class,
                    () -> source.migrate(
                            "127.0.0.1", to, DATABASE, TIMEOUT_MS, MigrateParams.migrateParams(), "string", "more"));
            assertThat(busy)
                    .hasMessage("ERR Target instance replied with error: BUSYKEY Target key name already exists.");
            assertThat(source.exists("more")).isFalse();
            assertThat(source.migrate(
                            "127.0.0.1",
                            to,
                            DATABASE,
                            TIMEOUT_MS,
                            MigrateParams.migrateParams().replace(),
                            keys(source)))
                    .isEqualTo("OK");
            assertThat(source.dbSize()).isZero();
            all.put("string", "string false other");
            all.put("more", "string false text");
            assertThat(inventory(target)).isEqualTo(all);
            assertThat(source.migrate("127.0.0.1", to, "nothing", DATABASE, TIMEOUT_MS))
                    .isEqualTo("NOKEY");
        }
    }

    @Test
    void fromANodeToRedis(Pair servers) {
        moves(servers.port(), servers.theirs().port());
    }

    @Test
    void fromRedisToANode(Pair servers) {
        moves(servers.theirs().port(), servers.port());
    }

    @Test
    void fromANodeToItself(Pair servers) {
        moves(servers.port(), servers.port());
    }

    @Test
    void errorsAreThoseOfRedis(Pair servers) throws IOException {
        assertThat(errors(servers.port(), servers.theirs().port()))
                .isEqualTo(errors(servers.theirs().port(), servers.port()));
    }

    private static String errors(int port, int target) throws IOException {
        String to = "127.0.0.1 " + target;
        return Talk.transcript(port, """
                        a. FLUSHALL
                        a. SET k v
                        a. MIGRATE 127.0.0.1 1 k 0 100
                        a. MIGRATE 127.0.0.1 x k 0 100
                        a. MIGRATE TARGET k 99 60000
                        a. MIGRATE TARGET k x 1000
                        a. MIGRATE TARGET k 0 x
                        a. MIGRATE TARGET k 0 1000 FOO
                        a. MIGRATE TARGET k 0 1000 AUTH
                        a. MIGRATE TARGET k 0 1000 AUTH2 user
                        a. MIGRATE TARGET k 0 60000 AUTH2 user secret
                        a. MIGRATE TARGET k 0 1000 KEYS k
                        a. MIGRATE TARGET "" 0 1000 KEYS
                        a. MIGRATE TARGET "" 0 1000 KEYS none
                        a. MIGRATE TARGET none 0 1000
                        a. EXISTS k
                        """.replace("TARGET", to)).replace(to, "TARGET");
    }

    @Test
    void thePasswordIsShown(Pair servers) {
        try (Jedis source = connect(servers.port());
                Jedis target = connect(servers.theirs().port())) {
            target.aclSetUser("mover", "on", ">secret", "~*", "+@all");
            source.set("k", "v");
            assertThat(source.migrate(
                            "127.0.0.1",
                            servers.theirs().port(),
                            0,
                            TIMEOUT_MS,
                            MigrateParams.migrateParams().auth2("mover", "secret"),
                            "k"))
                    .isEqualTo("OK");
            assertThat(target.get("k")).isEqualTo("v");
            assertThat(target.clientList()).contains("user=mover");
            target.aclDelUser("mover");
        }
    }

    @Test
    void whoLetUsInOnceMayNotDoSoAgain(Pair servers) {
        try (Jedis source = connect(servers.port());
                Jedis target = connect(servers.theirs().port())) {
            target.aclSetUser("mover", "on", ">secret", "~*", "+@all");
            source.mset("k1", "v", "k2", "v");
            MigrateParams secret = MigrateParams.migrateParams().auth2("mover", "secret");
            assertThat(source.migrate("127.0.0.1", servers.theirs().port(), 0, TIMEOUT_MS, secret, "k1"))
                    .isEqualTo("OK");
            assertThat(source.info("stats")).contains("migrate_cached_sockets:1\r\n");
            target.aclSetUser("mover", "resetpass", ">other");
            assertThatThrownBy(
                            () -> source.migrate("127.0.0.1", servers.theirs().port(), 0, TIMEOUT_MS, secret, "k2"))
                    .hasMessageContaining("WRONGPASS");
            assertThat(source.exists("k2")).isTrue();
            target.aclDelUser("mover");
        }
    }

    /** Nobody else waits for a target that says nothing, and what is written meanwhile is what arrives. */
    @Test
    void whoWritesMeanwhileLosesNothing(Pair servers) throws Exception {
        List<String> received = new ArrayList<>();
        try (ServerSocket target = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Jedis source = connect(servers.port());
                Jedis other = connect(servers.port())) {
            source.set("k", "old");
            CompletableFuture<String> moved = CompletableFuture.supplyAsync(
                    () -> source.migrate("127.0.0.1", target.getLocalPort(), "k", 0, TIMEOUT_MS));
            try (Socket accepted = target.accept()) {
                say(accepted, received, "SELECT");
                answer(accepted);
                say(accepted, received, "old");
                other.set("k", "new");
                answer(accepted);
                say(accepted, received, "REPLACE");
                assertThat(received.get(received.size() - 1)).contains("new");
                assertThat(other.get("k")).isEqualTo("new");
                answer(accepted);
                assertThat(moved.get()).isEqualTo("OK");
            }
            assertThat(other.exists("k")).isFalse();
        }
    }

    @Test
    void whoIsSilentIsNotWaitedForLonger(Pair servers) throws Exception {
        try (ServerSocket target = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Jedis source = connect(servers.port())) {
            source.set("k", "v");
            source.getClient()
                    .sendCommand(
                            Protocol.Command.MIGRATE,
                            "127.0.0.1",
                            Integer.toString(target.getLocalPort()),
                            "k",
                            "0",
                            "20");
            JedisDataException silent = assertThrows(JedisDataException.class, source.getClient()::getOne);
            assertThat(silent).hasMessage("IOERR error or timeout reading to target instance");
            assertThat(source.get("k")).isEqualTo("v");
        }
    }

    private static void answer(Socket to) throws IOException {
        to.getOutputStream().write("+OK\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    /** Reads on until the word has come. */
    private static void say(Socket from, List<String> received, String word) {
        StringBuilder heard = new StringBuilder();
        Awaitility.await().until(() -> {
            byte[] bytes = from.getInputStream().readNBytes(1);
            byte[] more = from.getInputStream().readNBytes(from.getInputStream().available());
            heard.append(new String(bytes, StandardCharsets.ISO_8859_1))
                    .append(new String(more, StandardCharsets.ISO_8859_1));
            return heard.toString().contains(word);
        });
        received.add(heard.toString());
    }
}
