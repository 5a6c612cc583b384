package io.vedette.tests.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vedette.quorum.HostPort;
import io.vedette.tests.cluster.Member;
import io.vedette.tests.cluster.RespClient;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Writes of all kinds, and what comes of them, value by value. */
final class DataSet {
    private static final int TIMEOUT_MS = 20_000;
    private static final int KEYS = 20;
    private static final List<String> DATABASES = List.of("0", "5");

    private DataSet() {}

    /** So many random writes, some of them in transactions, scripts and other databases. */
    static void write(Member master, RandomGenerator random, int writes) throws IOException {
        write(master.address(), random, writes);
    }

    static void write(HostPort master, RandomGenerator random, int writes) throws IOException {
        try (RespClient client = RespClient.connect(master, TIMEOUT_MS)) {
            for (int i = 0; i < writes; i++) {
                for (String[] command : command(random)) {
                    client.ask(command);
                }
            }
        }
    }

    private static List<String[]> command(RandomGenerator random) {
        String k = Integer.toString(random.nextInt(KEYS));
        String v = "v" + random.nextInt(1000);
        return switch (random.nextInt(22)) {
            case 0 -> one("SET", "string" + k, v);
            case 1 -> one("SET", "volatile" + k, v, "EX", "100");
            case 2 -> one("INCRBYFLOAT", "float" + k, "0.1");
            case 3 -> one("APPEND", "string" + k, "x".repeat(random.nextInt(200)));
            case 4 -> one("RPUSH", "list" + k, v, v);
            case 5 -> one("LPOP", "list" + k);
            case 6 -> one("LMOVE", "list" + k, "list0", "LEFT", "RIGHT");
            case 7 -> one("SADD", "set" + k, v, "a", "b");
            case 8 -> one("SPOP", "set" + k);
            case 9 -> one("HSET", "hash" + k, v, v, "f", v);
            case 10 -> one("HINCRBYFLOAT", "hash0", "n", "1.5");
            case 11 -> one("ZADD", "zset" + k, Integer.toString(random.nextInt(100)), v);
            case 12 -> one("ZPOPMIN", "zset" + k);
            case 13 -> one("XADD", "stream" + k, "*", "f", v);
            case 14 -> one("SETBIT", "bits" + k, Integer.toString(random.nextInt(5000)), "1");
            case 15 -> one("PFADD", "estimate" + k, v);
            case 16 -> one("DEL", "set" + k, "string" + k);
            case 17 ->
                List.of(
                        new String[] {"MULTI"},
                        new String[] {"INCR", "counter"},
                        new String[] {"RPUSH", "log", v},
                        new String[] {"EXEC"});
            case 18 ->
                one(
                        "EVAL",
                        "redis.call('incr',KEYS[1]); return redis.call('rpush',KEYS[2],ARGV[1])",
                        "2",
                        "counter",
                        "log",
                        v);
            case 19 ->
                List.of(new String[] {"SELECT", "5"}, new String[] {"SET", "other" + k, v}, new String[] {"SELECT", "0"
                });
            case 20 -> one("SET", "gone" + k, v, "PX", "5");
            default -> one("GETEX", "string" + k, "PX", "100000");
        };
    }

    private static List<String[]> one(String... words) {
        return List.<String[]>of(words);
    }

    static void awaitUp(Member replica) {
        await(replica + " is up")
                .atMost(Member.PATIENCE)
                .until(() ->
                        replica.info("master_link_status").filter("up"::equals).isPresent());
    }

    /** Both are equally far, and hold the same. */
    static void awaitEqual(Member one, Member other) {
        await(other + " is as far as " + one)
                .atMost(Member.PATIENCE)
                .untilAsserted(
                        () -> assertThat(other.info("master_repl_offset")).isEqualTo(one.info("master_repl_offset")));
        await(other + " holds what " + one + " holds")
                .atMost(Member.PATIENCE)
                .untilAsserted(() -> assertThat(of(other)).isEqualTo(of(one)));
    }

    /** Everything a node holds, each value as DUMP writes it beside the time its key expires. */
    static Map<String, Object> of(Member node) throws IOException {
        Map<String, Object> all = new TreeMap<>();
        try (RespClient client = RespClient.connect(node.address(), TIMEOUT_MS)) {
            for (String database : DATABASES) {
                client.ask("SELECT", database);
                for (Object key : (List<?>) client.ask("KEYS", "*")) {
                    String name = (String) key;
                    all.put(database + ":" + name, value(client, name));
                }
            }
        }
        return all;
    }

    /** What is there for good: without the keys that expire at once. */
    static Map<String, Object> lasting(Member node) throws IOException {
        Map<String, Object> all = of(node);
        all.keySet().removeIf(key -> key.contains("gone"));
        return all;
    }

    private static List<Object> value(RespClient client, String key) throws IOException {
        String type = (String) client.ask("TYPE", key);
        Object expires = client.ask("PEXPIRETIME", key);
        if (type.equals("none")) {
            return List.of(type, expires, "it expired meanwhile");
        }
        return List.of(type, expires, comparable(type, client.ask(reading(type, key))));
    }

    /** What asks for all of a value. */
    static String[] reading(String type, String key) throws IOException {
        return switch (type) {
            case "string" -> new String[] {"GET", key};
            case "list" -> new String[] {"LRANGE", key, "0", "-1"};
            case "set" -> new String[] {"SMEMBERS", key};
            case "hash" -> new String[] {"HGETALL", key};
            case "zset" -> new String[] {"ZRANGE", key, "0", "-1", "WITHSCORES"};
            case "stream" -> new String[] {"XRANGE", key, "-", "+"};
            default -> throw new IOException("what is a " + type);
        };
    }

    /** The answer to that, without the order that means nothing. */
    static Object comparable(String type, Object answer) {
        return switch (type) {
            case "set" -> sorted(answer);
            case "hash" -> pairs(answer);
            default -> answer;
        };
    }

    private static List<String> sorted(Object members) {
        return ((List<?>) members).stream().map(String.class::cast).sorted().toList();
    }

    private static Map<String, Object> pairs(Object fields) {
        Map<String, Object> pairs = new TreeMap<>();
        List<?> flat = (List<?>) fields;
        for (int i = 0; i < flat.size(); i += 2) {
            pairs.put((String) flat.get(i), flat.get(i + 1));
        }
        return pairs;
    }
}
