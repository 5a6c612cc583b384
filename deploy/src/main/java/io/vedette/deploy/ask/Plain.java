package io.vedette.deploy.ask;

import io.vedette.resp.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Replies as plain texts, lists and maps. RESP2 has no maps: there a list of names and values in turn stands for one. */
public final class Plain {
    private Plain() {}

    public static String text(Reply reply) {
        if (reply instanceof Reply.Int number) {
            return Long.toString(number.value());
        }
        return reply.asText().orElse("");
    }

    /** The values as texts; where a value is a list, its elements one per line. */
    public static Map<String, String> fields(Reply reply) {
        Map<String, String> fields = new LinkedHashMap<>();
        values(reply)
                .forEach((name, value) -> fields.put(
                        name,
                        value.asList().isEmpty()
                                ? text(value)
                                : String.join(
                                        "\n",
                                        value.asList().stream().map(Plain::text).toList())));
        return fields;
    }

    public static Map<String, Reply> values(Reply reply) {
        List<Reply> flat = reply.asList();
        Map<String, Reply> values = new LinkedHashMap<>();
        for (int i = 0; i + 1 < flat.size(); i += 2) {
            values.put(text(flat.get(i)), flat.get(i + 1));
        }
        return values;
    }

    public static List<Map<String, String>> maps(Reply reply) {
        return reply.asList().stream().map(Plain::fields).toList();
    }

    public static List<String> texts(Optional<Reply> reply) {
        List<String> texts = new ArrayList<>();
        reply.ifPresent(some -> some.asList().forEach(element -> texts.add(text(element))));
        return texts;
    }

    /** The fields of one or more sections of INFO. */
    public static Map<String, String> info(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        text.lines().forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.put(line.substring(0, colon), line.substring(colon + 1));
            }
        });
        return fields;
    }

    /** {@code name=value,name=value...}, as lists within INFO are written; the last value may hold commas. */
    public static Map<String, String> pairs(String text, String last) {
        Map<String, String> pairs = new LinkedHashMap<>();
        String rest = text;
        while (!rest.isEmpty()) {
            int equals = rest.indexOf('=');
            int comma = rest.startsWith(last + "=") ? -1 : rest.indexOf(',');
            String pair = comma < 0 ? rest : rest.substring(0, comma);
            if (equals < 0 || equals > pair.length()) {
                return pairs;
            }
            pairs.put(pair.substring(0, equals), pair.substring(equals + 1));
            rest = comma < 0 ? "" : rest.substring(comma + 1);
        }
        return pairs;
    }
}
