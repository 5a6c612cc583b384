package io.vedette.tests.persist;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.params.SetParams;
import redis.clients.jedis.params.XReadGroupParams;

/** Values of every type, small and large, and everything a server holds as text. */
final class Treasure {
    private static final int MANY = 1500;
    private static final int DATABASES = 16;

    private Treasure() {}

    static void fill(Jedis jedis) {
        jedis.set("string", "text");
        jedis.set("number", "-17");
        jedis.set("empty", "");
        jedis.set("large", "abc".repeat(70_000));
        jedis.set("expires", "in a month", SetParams.setParams().px(2_600_000_000L));
        jedis.setbit("bits", 1000, true);
        jedis.pfadd("estimate", "a", "b", "c");
        jedis.geoadd("place", 13.4, 52.5, "Berlin");
        jedis.rpush("list", "a", "1", "", "z".repeat(9000));
        jedis.sadd("numbers", "1", "70000", "-5");
        jedis.sadd("words", "a", "b", "");
        jedis.zadd("scores", Map.of("a", 1.5, "b", Double.NEGATIVE_INFINITY, "c", 1e300));
        jedis.hset("hash", Map.of("f", "v", "g", "17"));
        for (int i = 0; i < MANY; i++) {
            jedis.rpush("many:list", "element " + i);
            jedis.sadd("many:set", "member " + i);
            jedis.sadd("many:numbers", Integer.toString(i * i));
            jedis.zadd("many:zset", i / 8.0, "member " + i);
            jedis.hset("many:hash", "field " + i, "value " + i);
            jedis.xadd("many:stream", new StreamEntryID(i + 1), Map.of("field", "value " + i));
        }
        jedis.xadd("stream", new StreamEntryID(1, 1), Map.of("f", "v"));
        jedis.xadd("stream", new StreamEntryID(1, 2), Map.of("f", "w"));
        jedis.xdel("stream", new StreamEntryID(1, 1));
        jedis.xgroupCreate("stream", "group", new StreamEntryID(0, 0), false);
        jedis.xreadGroup(
                "group",
                "alice",
                XReadGroupParams.xReadGroupParams().count(1),
                Map.of("stream", StreamEntryID.XREADGROUP_UNDELIVERED_ENTRY));
        jedis.functionLoad("#!lua name=lib\nredis.register_function('answer', function() return 42 end)");
        jedis.select(9);
        jedis.set("elsewhere", "9");
        jedis.select(0);
    }

    /** Every key of every database: its type, when it expires, what is in it. */
    static Map<String, String> of(Jedis jedis) {
        Map<String, String> all = new TreeMap<>();
        for (int database = 0; database < DATABASES; database++) {
            jedis.select(database);
            for (String key : jedis.keys("*")) {
                all.put(database + " " + key, jedis.type(key) + " " + jedis.pexpireTime(key) + " " + value(jedis, key));
            }
        }
        jedis.select(0);
        all.put(
                "functions",
                jedis.functionList().stream()
                        .map(library -> library.getLibraryName())
                        .toList()
                        .toString());
        return all;
    }

    private static String value(Jedis jedis, String key) {
        return switch (jedis.type(key)) {
            case "string" -> jedis.get(key);
            case "list" -> jedis.lrange(key, 0, -1).toString();
            case "set" -> sorted(new ArrayList<>(jedis.smembers(key)));
            case "zset" -> jedis.zrangeWithScores(key, 0, -1).toString();
            case "hash" -> new TreeMap<>(jedis.hgetAll(key)).toString();
            default -> jedis.xrange(key, "-", "+") + " " + stream(jedis, key);
        };
    }

    private static String stream(Jedis jedis, String key) {
        return jedis.xinfoStream(key).getLastGeneratedId() + " "
                + jedis.xinfoGroups(key).stream()
                        .map(group -> group.getName() + group.getPending() + group.getLastDeliveredId())
                        .toList();
    }

    private static String sorted(List<String> elements) {
        elements.sort(null);
        return elements.toString();
    }
}
