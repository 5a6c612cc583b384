package io.vedette.tests.replication;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.quorum.HostPort;
import io.vedette.tests.cluster.Member;
import io.vedette.tests.cluster.RespClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Very many keys of all kinds, written, changed and compared value by value: a thousand questions at once, since one by one takes hours. */
final class GreatKeyspace {
    private static final int STEP = 1000;
    private static final int TIMEOUT_MS = 60_000;
    private static final List<String> KINDS = List.of("string", "list", "set", "hash", "zset", "counter");

    private final int keys;

    GreatKeyspace(int keys) {
        this.keys = keys;
    }

    /** One key after the other, each with what is its own. */
    void fill(HostPort master) throws IOException {
        try (RespClient client = connect(master)) {
            for (int from = 0; from < keys; from += STEP) {
                int to = Math.min(keys, from + STEP);
                for (int key = from; key < to; key++) {
                    client.send(addition(key, "first" + key));
                }
                for (int key = from; key < to; key++) {
                    assertThat(client.read()).isNotInstanceOf(RespClient.Failure.class);
                }
            }
        }
    }

    /** A write to any of the keys. */
    String[] change(RandomGenerator random) {
        int key = random.nextInt(keys);
        String name = name(key);
        return switch (random.nextInt(8)) {
            case 0 -> new String[] {"DEL", name};
            case 1 -> new String[] {"PEXPIRE", name, Integer.toString(10_000_000 + key)};
            case 2 -> new String[] {"PERSIST", name};
            default -> addition(key, "more" + random.nextInt());
        };
    }

    private static String[] addition(int key, String value) {
        String name = name(key);
        return switch (KINDS.get(key % KINDS.size())) {
            case "string" -> new String[] {"APPEND", name, value};
            case "list" -> new String[] {"RPUSH", name, value, "x"};
            case "set" -> new String[] {"SADD", name, value, "x"};
            case "hash" -> new String[] {"HSET", name, value, "x", "f", value};
            case "zset" -> new String[] {"ZADD", name, Integer.toString(key), value};
            default -> new String[] {"INCR", name};
        };
    }

    private static String name(int key) {
        return KINDS.get(key % KINDS.size()) + ":" + key;
    }

    /** Neither changes meanwhile. */
    static void assertEqual(Member one, Member other) throws IOException {
        assertThat(other.ask("DBSIZE")).isEqualTo(one.ask("DBSIZE"));
        try (RespClient left = connect(one.address());
                RespClient right = connect(other.address())) {
            String cursor = "0";
            do {
                List<?> answer = (List<?>) left.ask("SCAN", cursor, "COUNT", Integer.toString(STEP));
                List<String> names = ((List<?>) answer.get(1))
                        .stream().map(String.class::cast).toList();
                assertThat(values(right, names)).isEqualTo(values(left, names));
                cursor = (String) answer.get(0);
            } while (!cursor.equals("0"));
        }
    }

    private static List<List<Object>> values(RespClient client, List<String> names) throws IOException {
        for (String name : names) {
            client.send("TYPE", name);
            client.send("PEXPIRETIME", name);
        }
        List<String> types = new ArrayList<>();
        List<Object> expiries = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            types.add((String) client.read());
            expiries.add(client.read());
        }
        for (int i = 0; i < names.size(); i++) {
            client.send(DataSet.reading(types.get(i), names.get(i)));
        }
        List<List<Object>> values = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Object value = DataSet.comparable(types.get(i), client.read());
            values.add(List.of(names.get(i), types.get(i), expiries.get(i), value));
        }
        return values;
    }

    static RespClient connect(HostPort node) throws IOException {
        return RespClient.connect(node, TIMEOUT_MS);
    }
}
