package io.vedette.tests.aof;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.Transaction;
import redis.clients.jedis.commands.ProtocolCommand;
import redis.clients.jedis.params.SetParams;
import redis.clients.jedis.util.SafeEncoder;

/** Keys of every type in several databases, and what a server holds, as text that can be compared. */
final class DataSet {
    private static final long FAR_MS = 4_000_000_000_000L;
    private static final int DATABASES = 3;
    private static final int SHOWN = 200;

    private DataSet() {}

    /** Fills a server; {@code name} keeps the keys of several calls apart. */
    static void fill(Jedis jedis, String name) {
        for (int database = 0; database < DATABASES; database++) {
            jedis.select(database);
            String key = name + database + ":";
            strings(jedis, key);
            collections(jedis, key);
            streams(jedis, key);
            gone(jedis, key);
        }
        jedis.select(0);
        call(
                jedis,
                "FUNCTION",
                "LOAD",
                "REPLACE",
                "#!lua name=lib" + name + "\nredis.register_function('f" + name + "', function() return 1 end)");
    }

    private static void strings(Jedis jedis, String key) {
        jedis.set(key + "text", "text with \r\n and \u00e9");
        jedis.set(key + "number", "-42");
        jedis.append(key + "long", "x".repeat(20_000));
        jedis.set(key + "empty", "");
        jedis.set(SafeEncoder.encode(key + "binary"), new byte[] {0, (byte) 0xff, '\r', '\n', '"'});
        jedis.setbit(key + "bits", 1000, true);
        jedis.pfadd(key + "hll", "a", "b", "c");
        jedis.incrByFloat(key + "float", 3.125);
        jedis.set(key + "expiring", "v", SetParams.setParams().px(10_000_000));
        jedis.pexpireAt(key + "text", FAR_MS);
    }

    private static void collections(Jedis jedis, String key) {
        for (int i = 0; i < 300; i++) {
            jedis.rpush(key + "list", "element " + i, Integer.toString(i));
            jedis.hset(key + "hash", "field " + i, "value " + i);
            jedis.sadd(key + "set", "member " + i);
            jedis.zadd(key + "zset", i / 7.0, "member " + i);
            jedis.sadd(key + "numbers", Integer.toString(i * i));
        }
        jedis.rpush(key + "small list", "a", "-1", "");
        jedis.hset(key + "small hash", Map.of("a", "1", "", "empty"));
        jedis.zadd(key + "small zset", Map.of("a", 1e300, "b", Double.NEGATIVE_INFINITY, "c", 0.1));
        jedis.pexpireAt(key + "zset", FAR_MS);
        jedis.geoadd(key + "geo", 13.361389, 38.115556, "Palermo");
    }

    private static void streams(Jedis jedis, String key) {
        for (int i = 1; i <= 150; i++) {
            jedis.xadd(key + "stream", new StreamEntryID(i, i % 3), Map.of("n", Integer.toString(i)));
        }
        jedis.xdel(key + "stream", new StreamEntryID(7, 1), new StreamEntryID(150, 0));
        call(jedis, "XGROUP", "CREATE", key + "stream", "readers", "5-0");
        call(jedis, "XREADGROUP", "GROUP", "readers", "one", "COUNT", "10", "STREAMS", key + "stream", ">");
        call(jedis, "XREADGROUP", "GROUP", "readers", "two", "COUNT", "3", "STREAMS", key + "stream", ">");
        call(jedis, "XACK", key + "stream", "readers", "8-2", "9-0");
        call(jedis, "XGROUP", "CREATECONSUMER", key + "stream", "readers", "idle");
        call(jedis, "XGROUP", "CREATE", key + "empty stream", "g", "$", "MKSTREAM");
    }

    /** What happened and left nothing, or something else than it says. */
    private static void gone(Jedis jedis, String key) {
        jedis.set(key + "over", "v", SetParams.setParams().px(1));
        jedis.set(key + "deleted", "v");
        jedis.del(key + "deleted");
        jedis.sadd(key + "popped", "a", "b", "c", "d");
        jedis.spop(key + "popped", 2);
        jedis.rpush(key + "waited for", "a", "b");
        jedis.blpop(0.1, key + "waited for");
        jedis.rename(key + "small list", key + "renamed");
        jedis.eval(
                "redis.call('set', KEYS[1], 'by a script'); return redis.call('incr', KEYS[2])",
                2,
                key + "scripted",
                key + "counted");
        Transaction transaction = jedis.multi();
        transaction.set(key + "in one", "1");
        transaction.incr(key + "in one");
        transaction.lpush(key + "in two", "x");
        transaction.exec();
    }

    /** Everything a server holds: a line for each key, and one for each library. */
    static Map<String, String> of(DataServer server) {
        try (Jedis jedis = server.connect()) {
            Map<String, String> all = new TreeMap<>();
            for (int database = 0; database < DATABASES; database++) {
                jedis.select(database);
                for (String key : jedis.keys("*")) {
                    if (jedis.exists(key)) {
                        all.put(database + ":" + key, value(jedis, key) + " until " + jedis.pexpireTime(key));
                    }
                }
            }
            for (Object library : (List<?>) call(jedis, "FUNCTION", "LIST", "WITHCODE")) {
                all.put("library " + text(((List<?>) library).get(1)), text(library));
            }
            return all;
        }
    }

    /** What differs, short enough to be read. */
    static List<String> differences(Map<String, String> ours, Map<String, String> theirs) {
        TreeSet<String> keys = new TreeSet<>(ours.keySet());
        keys.addAll(theirs.keySet());
        return keys.stream()
                .filter(key -> !ours.getOrDefault(key, "").equals(theirs.getOrDefault(key, "")))
                .map(key -> key + ": " + shortly(ours.getOrDefault(key, "none")) + " and "
                        + shortly(theirs.getOrDefault(key, "none")))
                .toList();
    }

    private static String shortly(String value) {
        return value.length() > SHOWN ? value.substring(0, SHOWN) + "..." : value;
    }

    private static String value(Jedis jedis, String key) {
        String type = jedis.type(key);
        return type + " "
                + switch (type) {
                    case "string" -> text(jedis.get(SafeEncoder.encode(key)));
                    case "list" -> jedis.lrange(key, 0, -1).toString();
                    case "hash" -> new TreeMap<>(new HashMap<>(jedis.hgetAll(key))).toString();
                    case "set" -> new TreeSet<>(jedis.smembers(key)).toString();
                    case "zset" -> jedis.zrangeWithScores(key, 0, -1).toString();
                    case "stream" -> stream(jedis, key);
                    default -> throw new IllegalStateException("a key of type " + type);
                };
    }

    /** Without what depends on when it is asked: how long consumers have been idle. */
    private static String stream(Jedis jedis, String key) {
        StringBuilder text = new StringBuilder(text(call(jedis, "XRANGE", key, "-", "+")));
        List<?> info = (List<?>) call(jedis, "XINFO", "STREAM", key);
        for (String field : List.of("length", "last-generated-id", "max-deleted-entry-id", "entries-added")) {
            text.append(' ').append(text(info.get(names(info).indexOf(field) + 1)));
        }
        for (Object group : (List<?>) call(jedis, "XINFO", "GROUPS", key)) {
            List<?> fields = (List<?>) group;
            String name = text(fields.get(1));
            text.append(' ').append(text(fields.subList(0, 8)));
            for (Object entry : (List<?>) call(jedis, "XPENDING", key, name, "-", "+", "1000")) {
                List<?> pending = (List<?>) entry;
                text.append(text(List.of(pending.get(0), pending.get(1), pending.get(3))));
            }
            for (Object consumer : (List<?>) call(jedis, "XINFO", "CONSUMERS", key, name)) {
                text.append(text(((List<?>) consumer).subList(0, 4)));
            }
        }
        return text.toString();
    }

    private static List<String> names(List<?> fields) {
        List<String> names = new ArrayList<>();
        fields.forEach(field -> names.add(text(field)));
        return names;
    }

    static Object call(Jedis jedis, String command, String... words) {
        ProtocolCommand name = () -> command.getBytes(StandardCharsets.UTF_8);
        return jedis.sendCommand(name, words);
    }

    /** One char for each byte. */
    static String text(Object reply) {
        if (reply instanceof byte[] bytes) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
        if (reply instanceof List<?> list) {
            return list.stream().map(DataSet::text).toList().toString();
        }
        return String.valueOf(reply);
    }
}
