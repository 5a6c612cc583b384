package io.vedette.engine.aof;

import io.vedette.engine.keyspace.Database;
import io.vedette.engine.stream.StreamValue;
import io.vedette.engine.value.HashValue;
import io.vedette.engine.value.ListCursor;
import io.vedette.engine.value.ListValue;
import io.vedette.engine.value.SetValue;
import io.vedette.engine.value.StringValue;
import io.vedette.engine.value.Value;
import io.vedette.engine.value.ZSetValue;
import io.vedette.resp.DoubleText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes keys as the commands that make them anew, which is the form a base has where it is not a snapshot. Large values
 * take several commands, so that none of them holds up whoever loads it.
 */
public final class ValueCommands {

    /** Takes the words of a command. */
    @FunctionalInterface
    public interface Sink {
        void write(byte[]... command);
    }

    /** Elements in one command; the figure is Redis's. */
    private static final int ELEMENTS = 64;

    private final Sink sink;

    public ValueCommands(Sink sink) {
        this.sink = sink;
    }

    /**
     * A key and its value.
     *
     * @param expiresAtMs or {@link Database#NEVER}
     */
    public void write(byte[] key, Value value, long expiresAtMs) {
        if (value instanceof StringValue string) {
            sink.write(ascii("SET"), key, string.isNumber() ? ascii(Long.toString(string.number())) : string.bytes());
        } else if (value instanceof ListValue list) {
            Elements elements = new Elements("RPUSH", key, 1);
            for (ListCursor at = list.at(0); at.isSomewhere(); at.forward()) {
                elements.add(at.value());
            }
            elements.end();
        } else if (value instanceof SetValue set) {
            Elements elements = new Elements("SADD", key, 1);
            set.forEach(elements::add);
            elements.end();
        } else if (value instanceof ZSetValue zset) {
            Elements elements = new Elements("ZADD", key, 2);
            zset.forEach((member, score) -> elements.add(ascii(DoubleText.of(score)), member));
            elements.end();
        } else if (value instanceof HashValue hash) {
            Elements elements = new Elements("HMSET", key, 2);
            hash.forEach(elements::add);
            elements.end();
        } else if (value instanceof StreamValue stream) {
            new StreamCommands(sink, key).write(stream);
        } else {
            throw new IllegalStateException("there are no commands for a value of type " + value.type());
        }
        if (expiresAtMs != Database.NEVER) {
            sink.write(ascii("PEXPIREAT"), key, ascii(Long.toString(expiresAtMs)));
        }
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Gathers elements until a command is full. */
    private final class Elements {
        private final byte[] name;
        private final byte[] key;
        private final int most;
        private final List<byte[]> words = new ArrayList<>();

        Elements(String name, byte[] key, int wordsEach) {
            this.name = ascii(name);
            this.key = key;
            this.most = 2 + ELEMENTS * wordsEach;
        }

        void add(byte[]... element) {
            if (words.isEmpty()) {
                words.add(name);
                words.add(key);
            }
            words.addAll(List.of(element));
            if (words.size() == most) {
                end();
            }
        }

        void end() {
            if (!words.isEmpty()) {
                sink.write(words.toArray(byte[][]::new));
                words.clear();
            }
        }
    }
}
