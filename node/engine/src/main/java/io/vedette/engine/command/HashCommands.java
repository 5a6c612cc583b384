package io.vedette.engine.command;

import io.vedette.engine.event.EventClass;
import io.vedette.engine.value.HashValue;
import io.vedette.engine.value.Text;
import io.vedette.resp.Request;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hashes. */
final class HashCommands {

    private HashCommands() {}

    static void bind(Bindings table) {
        table.bind("hset", call -> call.reply().integer(set(call, "hset")))
                .bind("hmset", HashCommands::hmset)
                .bind("hsetnx", HashCommands::hsetnx)
                .bind("hget", HashCommands::hget)
                .bind("hmget", HashCommands::hmget)
                .bind("hdel", call -> Members.remove(call, call.hashToWrite(1), EventClass.HASH, "hdel"))
                .bind("hexists", HashCommands::hexists)
                .bind("hlen", HashCommands::hlen)
                .bind("hstrlen", HashCommands::hstrlen)
                .bind("hincrby", HashCommands::hincrby)
                .bind("hincrbyfloat", HashCommands::hincrbyfloat)
                .bind("hkeys", call -> all(call, true, false))
                .bind("hvals", call -> all(call, false, true))
                .bind("hgetall", call -> all(call, true, true))
                .bind("hscan", HashCommands::hscan);
    }

    private static int set(Call call, String name) {
        if (call.argc() % 2 == 1) {
            throw new CommandError("ERR wrong number of arguments for '" + name + "' command");
        }
        HashValue hash = create(call);
        int created = 0;
        for (int i = 2; i < call.argc(); i += 2) {
            created += put(call, hash, i) ? 1 : 0;
        }
        call.changed(1, EventClass.HASH, "hset");
        return created;
    }

    private static boolean put(Call call, HashValue hash, int i) {
        Request r = call.request();
        return hash.put(
                r.array(), r.offset(i), r.length(i), r.array(), r.offset(i + 1), r.length(i + 1), call.limits());
    }

    private static void hmset(Call call) {
        set(call, "hmset");
        call.reply().ok();
    }

    private static void hsetnx(Call call) {
        HashValue old = call.hashToWrite(1);
        if (old != null && contains(call, old, 2)) {
            call.reply().integer(0);
            return;
        }
        put(call, create(call), 2);
        call.changed(1, EventClass.HASH, "hset");
        call.reply().integer(1);
    }

    private static void hget(Call call) {
        HashValue hash = call.hash(1);
        writeValue(call, hash, 2);
    }

    private static void hmget(Call call) {
        HashValue hash = call.hash(1);
        call.reply().array(call.argc() - 2);
        for (int i = 2; i < call.argc(); i++) {
            writeValue(call, hash, i);
        }
    }

    private static void writeValue(Call call, @Nullable HashValue hash, int i) {
        if (hash == null) {
            call.reply().nil();
        } else {
            Request r = call.request();
            hash.writeValue(r.array(), r.offset(i), r.length(i), call.reply());
        }
    }

    private static void hexists(Call call) {
        HashValue hash = call.hash(1);
        call.reply().integer(hash != null && contains(call, hash, 2) ? 1 : 0);
    }

    private static void hlen(Call call) {
        HashValue hash = call.hash(1);
        call.reply().integer(hash == null ? 0 : hash.size());
    }

    private static void hstrlen(Call call) {
        HashValue hash = call.hash(1);
        Request r = call.request();
        call.reply().integer(hash == null ? 0 : hash.valueLength(r.array(), r.offset(2), r.length(2)));
    }

    private static void hincrby(Call call) {
        long by = call.integer(3);
        HashValue hash = call.hashToWrite(1);
        byte[] old = hash == null ? null : get(call, hash);
        if (old != null && !Numbers.isLong(old)) {
            throw new CommandError("ERR hash value is not an integer");
        }
        long before = old == null ? 0 : Numbers.longOf(old);
        long sum = before + by;
        if (((before ^ sum) & (by ^ sum)) < 0) {
            throw new CommandError("ERR increment or decrement would overflow");
        }
        create(call).put(call.bytes(2), Text.of(sum), call.limits());
        call.changed(1, EventClass.HASH, "hincrby");
        call.reply().integer(sum);
    }

    private static void hincrbyfloat(Call call) {
        LongDouble by = parse(call.bytes(3), CommandError.notAFloat());
        if (by.isInfinite()) {
            throw new CommandError("ERR value is NaN or Infinity");
        }
        HashValue hash = call.hashToWrite(1);
        byte[] old = hash == null ? null : get(call, hash);
        LongDouble before =
                old == null ? LongDouble.ZERO : parse(old, new CommandError("ERR hash value is not a float"));
        byte[] sum = LongDouble.sum(before, by);
        create(call).put(call.bytes(2), sum, call.limits());
        call.changed(1, EventClass.HASH, "hincrbyfloat");
        call.effect(Words.HSET, call.bytes(1), call.bytes(2), sum);
        call.reply().bulk(sum);
    }

    private static LongDouble parse(byte[] bytes, CommandError error) {
        Optional<LongDouble> number = LongDouble.parse(bytes);
        return number.orElseThrow(() -> error);
    }

    private static void all(Call call, boolean fields, boolean values) {
        HashValue hash = call.hash(1);
        int size = hash == null ? 0 : hash.size();
        if (fields && values) {
            call.reply().map(size);
        } else {
            call.reply().array(size);
        }
        if (hash != null) {
            hash.writeAll(fields, values, call.reply());
        }
    }

    private static void hscan(Call call) {
        long cursor = ScanOptions.cursor(call, 2);
        HashValue hash = call.hash(1);
        Scanning.reply(call, cursor, hash, HashCommands::scan);
    }

    private static long scan(HashValue hash, long cursor, Scanning scanning) {
        return hash.scan(cursor, (field, value) -> {
            if (scanning.sees(field, 2)) {
                scanning.take(value);
            }
        });
    }

    private static byte @Nullable [] get(Call call, HashValue hash) {
        Request r = call.request();
        return hash.get(r.array(), r.offset(2), r.length(2));
    }

    private static boolean contains(Call call, HashValue hash, int i) {
        Request r = call.request();
        return hash.contains(r.array(), r.offset(i), r.length(i));
    }

    /** The hash to write to, made if it is not there. */
    private static HashValue create(Call call) {
        HashValue hash = call.hashToWrite(1);
        if (hash == null) {
            hash = call.services().newHash();
            call.database().put(call.bytes(1), hash);
        }
        return hash;
    }
}
