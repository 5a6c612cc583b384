package io.vedette.tests.bench.node;

import java.util.ArrayList;
import java.util.List;

/**
 * What redis-benchmark sends: one command again and again, in which {@code __rand_int__} becomes a number.
 *
 * @param weight how many simple commands one of these is worth, so that all take about as long
 * @param before what has to be there, as a command of the same kind, or no words
 */
record Load(String name, int weight, List<String> command, List<String> before) {
    static final List<Integer> PIPELINES = List.of(1, 16, 100);

    private static final String KEY = "key:__rand_int__";
    private static final String VALUE = "xxx";
    private static final int KEYS = 10;
    private static final int LONGER = 10;

    static List<Load> all() {
        List<String> mset = new ArrayList<>(List.of("MSET"));
        for (int i = 0; i < KEYS; i++) {
            mset.addAll(List.of(KEY, VALUE));
        }
        return List.of(
                of("GET", 1, List.of("SET", KEY, VALUE), "GET", KEY),
                of("SET", 1, List.of(), "SET", KEY, VALUE),
                of("INCR", 1, List.of(), "INCR", "counter:__rand_int__"),
                of("LPUSH", 1, List.of(), "LPUSH", "list", VALUE),
                of("HSET", 1, List.of(), "HSET", "hash", "element:__rand_int__", VALUE),
                of("ZADD", 2, List.of(), "ZADD", "zset", "__rand_int__", "element:__rand_int__"),
                of("XADD", 2, List.of(), "XADD", "stream", "*", "field", VALUE),
                of("MSET", LONGER / 2, List.of(), mset.toArray(String[]::new)),
                of("LRANGE_100", LONGER, List.of("LPUSH", "list", VALUE), "LRANGE", "list", "0", "99"));
    }

    private static Load of(String name, int weight, List<String> before, String... command) {
        return new Load(name, weight, List.of(command), before);
    }

    /** How many of them make a run of some seconds on a usual machine. */
    int requests(int pipeline) {
        int simple = pipeline == 1 ? 100_000 : pipeline < 100 ? 1_000_000 : 2_000_000;
        return simple / weight;
    }
}
