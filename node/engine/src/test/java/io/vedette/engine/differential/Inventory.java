package io.vedette.engine.differential;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** All a server holds, key by key, as one line each: database, key, type, encoding, whether it expires, the value. */
public final class Inventory {

    /** Answers a command in bytes. */
    public interface Server {
        byte[] ask(byte[]... words) throws IOException;
    }

    private static final Map<String, String> LOOSE =
            Map.of("list", "quicklist", "set", "hashtable", "zset", "skiplist");

    private Inventory() {}

    public static Map<String, String> of(Server server, int databases, boolean encodings) throws IOException {
        Map<String, String> lines = new TreeMap<>();
        for (int database = 0; database < databases; database++) {
            ask(server, "SELECT", Integer.toString(database));
            for (Shape key : ask(server, "KEYS", "*").sorted(1).elements()) {
                String name = bytes(key);
                lines.put(database + " " + name, line(server, name, encodings));
            }
        }
        return lines;
    }

    /** What one holds and the other does not, line by line. */
    public static List<String> differences(Map<String, String> ours, Map<String, String> theirs) {
        List<String> differences = new ArrayList<>();
        TreeSet<String> keys = new TreeSet<>(ours.keySet());
        keys.addAll(theirs.keySet());
        for (String key : keys) {
            String own = ours.getOrDefault(key, "missing");
            String other = theirs.getOrDefault(key, "missing");
            if (!own.equals(other)) {
                differences.add(key + "\n  ours:   " + own + "\n  theirs: " + other);
            }
        }
        return differences;
    }

    private static String line(Server server, String key, boolean encodings) throws IOException {
        String type = ask(server, "TYPE", key).text();
        List<String> parts = new ArrayList<>(List.of(type));
        if (encodings) {
            String encoding = bytes(ask(server, "OBJECT", "ENCODING", key));
            boolean small = encoding.equals("listpack");
            // The encodings 7.2 has and 7.0 has not; and SORT makes Redis unpack sorted sets.
            parts.add(small && !type.equals("hash") ? LOOSE.getOrDefault(type, encoding) : encoding);
        }
        parts.add(ask(server, "PTTL", key).text().equals("-1") ? "stays" : "expires");
        parts.add(value(server, type, key).toString());
        return String.join(" ", parts);
    }

    private static Shape value(Server server, String type, String key) throws IOException {
        return switch (type) {
            case "string" -> ask(server, "GET", key);
            case "list" -> ask(server, "LRANGE", key, "0", "-1");
            case "hash" -> ask(server, "HGETALL", key).sorted(2);
            case "set" -> ask(server, "SMEMBERS", key).sorted(1);
            case "zset" -> ask(server, "ZRANGE", key, "0", "-1", "WITHSCORES");
            case "stream" -> stream(server, key);
            default -> new Shape('+', "unknown type " + type, List.of());
        };
    }

    /** All of it but how often entries were delivered, of which replicas are told only the first time. */
    private static Shape stream(Server server, String key) throws IOException {
        List<Shape> parts = new ArrayList<>();
        parts.add(ask(server, "XRANGE", key, "-", "+"));
        parts.add(ask(server, "XINFO", "STREAM", key));
        for (Shape group : ask(server, "XINFO", "GROUPS", key).elements()) {
            String name = bytes(group.elements().get(1));
            parts.add(group);
            parts.add(ask(server, "XINFO", "CONSUMERS", key, name).timeless());
            for (Shape entry :
                    ask(server, "XPENDING", key, name, "-", "+", "1000000").elements()) {
                parts.add(entry.elements().get(0));
                parts.add(entry.elements().get(1));
            }
        }
        return new Shape('*', "", parts);
    }

    private static String bytes(Shape bulk) {
        return bulk.text().substring(bulk.text().indexOf(':') + 1);
    }

    private static Shape ask(Server server, String... words) throws IOException {
        byte[][] bytes = new byte[words.length][];
        for (int i = 0; i < words.length; i++) {
            bytes[i] = words[i].getBytes(StandardCharsets.ISO_8859_1);
        }
        return Shape.of(server.ask(bytes));
    }
}
