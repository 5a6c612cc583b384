package io.vedette.engine.rdb;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a file says about the server that wrote it.
 *
 * @param redisVersion the version whose commands and formats it speaks
 * @param atMs when the data were as the file says
 * @param position where in the history of its master the data stand, if that is to be remembered
 * @param aofBase whether it is the base of an append-only file
 */
public record RdbOrigin(
        String redisVersion, long atMs, long usedMemoryBytes, Optional<Position> position, boolean aofBase) {

    /**
     * A place in the history of a master.
     *
     * @param streamDatabase the database that was selected last in the stream of commands
     * @param replicationId whose history
     * @param offsetBytes how much of it
     */
    public record Position(int streamDatabase, String replicationId, long offsetBytes) {}

    /** By the names Redis has for them, in its order. */
    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("redis-ver", redisVersion);
        fields.put("redis-bits", "64");
        fields.put("ctime", Long.toString(atMs / 1000));
        fields.put("used-mem", Long.toString(usedMemoryBytes));
        position.ifPresent(there -> {
            fields.put("repl-stream-db", Integer.toString(there.streamDatabase()));
            fields.put("repl-id", there.replicationId());
            fields.put("repl-offset", Long.toString(there.offsetBytes()));
        });
        fields.put("aof-base", aofBase ? "1" : "0");
        return fields;
    }

    /** The position that fields of a file tell, if they do and make sense. */
    public static Optional<Position> position(Map<String, String> fields) {
        String id = fields.getOrDefault("repl-id", "");
        try {
            long offset = Long.parseLong(fields.getOrDefault("repl-offset", "-1"));
            int database = Integer.parseInt(fields.getOrDefault("repl-stream-db", "-1"));
            return id.length() == 40 && offset >= 0
                    ? Optional.of(new Position(database, id, offset))
                    : Optional.empty();
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }
}
