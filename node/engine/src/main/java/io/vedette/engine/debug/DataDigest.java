package io.vedette.engine.debug;

import io.vedette.engine.keyspace.Database;
import io.vedette.engine.keyspace.Entry;
import io.vedette.engine.keyspace.Keyspace;
import io.vedette.engine.lua.Numerals;
import io.vedette.engine.stream.StreamCursor;
import io.vedette.engine.stream.StreamId;
import io.vedette.engine.stream.StreamValue;
import io.vedette.engine.value.HashValue;
import io.vedette.engine.value.ListCursor;
import io.vedette.engine.value.ListValue;
import io.vedette.engine.value.SetValue;
import io.vedette.engine.value.StringValue;
import io.vedette.engine.value.Text;
import io.vedette.engine.value.Value;
import io.vedette.engine.value.ZSetValue;
import java.nio.charset.StandardCharsets;

/**
 * Digests of data: the same for the same data, however they came to be and whoever holds them, our node or a redis-server.
 * So two of them can be compared without looking at a single key.
 *
 * <p>A key counts with its name, its type, its elements and whether it expires, but not with when. The order of a list and
 * of a stream counts, that of a set, a sorted set and a hash does not.
 */
public final class DataDigest {
    private static final byte[] EXPIRES = ascii("!!expire!!");

    /** {@code %.17g} tells any two scores apart. */
    private static final int SCORE_DIGITS = 17;

    private DataDigest() {}

    /** Of all there is. */
    public static String of(Keyspace keyspace) {
        Digest all = new Digest();
        for (Database database : keyspace.databases()) {
            if (database.size() > 0) {
                all.mix(database.number());
                for (Entry entry : database.entries()) {
                    Digest one = new Digest();
                    one.mix(entry.key());
                    mix(entry, one);
                    all.add(one);
                }
            }
        }
        return all.toString();
    }

    /** Of what is under a key, its time over or not. */
    public static String of(Database database, byte[] key) {
        Digest digest = new Digest();
        Entry entry = database.held(key);
        if (entry != null) {
            mix(entry, digest);
        }
        return digest.toString();
    }

    private static void mix(Entry entry, Digest digest) {
        Value value = entry.value();
        if (value instanceof StringValue string) {
            digest.mix(0);
            digest.mix(string.isNumber() ? Text.of(string.number()) : string.bytes());
        } else if (value instanceof ListValue list) {
            digest.mix(1);
            for (ListCursor at = list.at(0); at.isSomewhere(); at.forward()) {
                digest.mix(at.value());
            }
        } else if (value instanceof SetValue set) {
            digest.mix(2);
            set.forEach(digest::add);
        } else if (value instanceof ZSetValue zset) {
            digest.mix(3);
            zset.forEach((member, score) -> digest.add(pair(member, ascii(Numerals.general(score, SCORE_DIGITS)))));
        } else if (value instanceof HashValue hash) {
            digest.mix(4);
            hash.forEach((field, text) -> digest.add(pair(field, text)));
        } else if (value instanceof StreamValue stream) {
            digest.mix(6);
            mix(stream, digest);
        } else {
            throw new IllegalStateException("there is no digest for a value of type " + value.type());
        }
        if (entry.expires()) {
            digest.add(EXPIRES);
        }
    }

    private static void mix(StreamValue stream, Digest digest) {
        StreamCursor at = stream.between(StreamId.ZERO, StreamId.MAX, true);
        while (at.next()) {
            StreamId id = at.id();
            digest.mix(ascii(Long.toUnsignedString(id.ms()) + "." + Long.toUnsignedString(id.seq())));
            at.forEach((field, text) -> {
                digest.mix(field);
                digest.mix(text);
            });
        }
    }

    private static Digest pair(byte[] first, byte[] second) {
        Digest pair = new Digest();
        pair.mix(first);
        pair.mix(second);
        return pair;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
