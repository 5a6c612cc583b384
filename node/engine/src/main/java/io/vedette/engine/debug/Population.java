package io.vedette.engine.debug;

import io.vedette.engine.keyspace.Database;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Many keys in one command, for whoever wants to measure or to test something with them. Replicas and the append-only file
 * do not hear of them.
 */
public final class Population {
    private final byte[] prefix;
    private final int valueBytes;

    /**
     * None yet.
     *
     * @param prefix of the keys, a colon and a number follow
     * @param valueBytes how long each value is, or 0 for as long as need be
     */
    public Population(byte[] prefix, int valueBytes) {
        this.prefix = prefix.clone();
        this.valueBytes = valueBytes;
    }

    /** Adds so many keys, numbered from 0, where there are none of their names yet. */
    public void add(Database database, long count) {
        for (long number = 0; number < count; number++) {
            byte[] key = key(number);
            if (!database.contains(key)) {
                byte[] text = ascii("value:" + number);
                byte[] value = valueBytes == 0 ? text : Arrays.copyOf(text, valueBytes);
                database.strings().set(key, 0, key.length, value, 0, value.length, false);
                database.modified(key);
            }
        }
    }

    private byte[] key(long number) {
        byte[] behind = ascii(":" + number);
        byte[] key = Arrays.copyOf(prefix, prefix.length + behind.length);
        System.arraycopy(behind, 0, key, prefix.length, behind.length);
        return key;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
