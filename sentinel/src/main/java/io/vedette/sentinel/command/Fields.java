package io.vedette.sentinel.command;

import io.vedette.resp.ReplyWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of one map, in order. Values are bulk strings, numbers too, in RESP3 as well: clients expect text. */
final class Fields {
    private final Map<String, String> fields = new LinkedHashMap<>();

    Fields add(String name, String value) {
        fields.put(name, value);
        return this;
    }

    Fields add(String name, long value) {
        return add(name, Long.toString(value));
    }

    Fields addIfPresent(String name, Optional<String> value) {
        value.ifPresent(text -> add(name, text));
        return this;
    }

    void write(ReplyWriter reply) {
        reply.map(fields.size());
        fields.forEach((name, value) -> {
            reply.bulk(name);
            reply.bulk(value);
        });
    }

    static void writeAll(ReplyWriter reply, List<Fields> maps) {
        reply.array(maps.size());
        maps.forEach(map -> map.write(reply));
    }

    static void texts(ReplyWriter reply, List<String> texts) {
        reply.array(texts.size());
        texts.forEach(reply::bulk);
    }
}
