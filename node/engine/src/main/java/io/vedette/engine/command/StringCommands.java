package io.vedette.engine.command;

import io.vedette.engine.event.EventClass;
import io.vedette.engine.keyspace.Database;
import io.vedette.engine.keyspace.Entry;
import io.vedette.engine.value.StringValue;
import io.vedette.engine.value.Text;
import io.vedette.engine.value.Value;
import io.vedette.resp.Request;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Strings as wholes: reading, setting, exchanging. */
final class StringCommands {

    private StringCommands() {}

    static void bind(Bindings table) {
        table.bind("get", StringCommands::get)
                .bind("set", StringCommands::set, KeyFinders::set)
                .bind("setnx", StringCommands::setnx)
                .bind("setex", call -> setex(call, "setex", true))
                .bind("psetex", call -> setex(call, "psetex", false))
                .bind("getset", StringCommands::getset)
                .bind("getdel", StringCommands::getdel)
                .bind("getex", StringCommands::getex)
                .bind("mget", StringCommands::mget)
                .bind("mset", StringCommands::mset)
                .bind("msetnx", StringCommands::msetnx)
                .bind("strlen", StringCommands::strlen);
    }

    private static void get(Call call) {
        reply(call, call.string(1));
    }

    private static void set(Call call) {
        boolean nx = false;
        boolean xx = false;
        boolean get = false;
        ExpireTime time = new ExpireTime();
        for (int i = 3; i < call.argc(); ) {
            int taken = 1;
            if (call.is(i, "nx") && !xx) {
                nx = true;
            } else if (call.is(i, "xx") && !nx) {
                xx = true;
            } else if (call.is(i, "get")) {
                get = true;
            } else {
                taken = time.option(call.request(), i, false);
            }
            if (taken == 0) {
                throw CommandError.syntax();
            }
            i += taken;
        }
        long atMs = time.atMs(call, "set");
        StringValue old = get ? call.string(1) : null;
        boolean there = (nx || xx) && call.read(1) != null;
        boolean refused = (nx && there) || (xx && !there);
        if (get) {
            reply(call, old);
        } else if (refused) {
            call.reply().nil();
        } else {
            call.reply().ok();
        }
        if (!refused) {
            store(call, 2, atMs, time);
        }
        if (!refused && get && atMs == Database.NEVER) {
            call.effect(withoutGet(call));
        }
    }

    /** Replicas need not reply what was there. */
    private static byte[][] withoutGet(Call call) {
        return IntStream.range(0, call.argc())
                .filter(i -> i < 3 || !call.is(i, "get"))
                .mapToObj(call::bytes)
                .toArray(byte[][]::new);
    }

    private static void setnx(Call call) {
        if (call.read(1) != null) {
            call.reply().integer(0);
            return;
        }
        store(call, 2, Database.NEVER, new ExpireTime());
        call.reply().integer(1);
    }

    private static void setex(Call call, String name, boolean seconds) {
        ExpireTime time = ExpireTime.in(seconds, 2);
        store(call, 3, time.atMs(call, name), time);
        call.reply().ok();
    }

    private static void store(Call call, int value, long atMs, ExpireTime time) {
        call.setString(1, value, time.keepsTtl());
        call.changed(1, EventClass.STRING, "set");
        if (atMs != Database.NEVER) {
            expireAt(call, atMs);
            call.effect(Words.SET, call.bytes(1), call.bytes(value), Words.PXAT, Text.of(atMs));
            call.happened(1, EventClass.GENERIC, "expire");
        }
    }

    private static void expireAt(Call call, long atMs) {
        Request r = call.request();
        Entry entry = call.database().entry(r.array(), r.offset(1), r.length(1));
        if (entry != null) {
            call.database().expire(entry, atMs);
        }
    }

    private static void getset(Call call) {
        reply(call, call.string(1));
        call.setString(1, 2, false);
        call.changed(1, EventClass.STRING, "set");
        call.effect(Words.SET, call.bytes(1), call.bytes(2));
    }

    private static void getdel(Call call) {
        StringValue value = call.stringToWrite(1);
        reply(call, value);
        if (value != null) {
            call.remove(1);
            call.effect(Words.DEL, call.bytes(1));
            call.changed(1, EventClass.GENERIC, "del");
        }
    }

    private static void getex(Call call) {
        ExpireTime time = new ExpireTime();
        for (int i = 2; i < call.argc(); ) {
            int taken = time.option(call.request(), i, true);
            if (taken == 0) {
                throw CommandError.syntax();
            }
            i += taken;
        }
        StringValue value = call.string(1);
        if (value == null) {
            call.reply().nil();
            return;
        }
        long atMs = time.atMs(call, "getex");
        reply(call, value);
        if (time.isAbsolute() && Expiration.isPast(call, atMs)) {
            Expiration.remove(call);
        } else if (time.isGiven()) {
            Expiration.set(call, atMs);
        } else if (time.persists()) {
            Expiration.persist(call);
        }
    }

    private static void mget(Call call) {
        call.reply().array(call.argc() - 1);
        for (int i = 1; i < call.argc(); i++) {
            Value value = call.read(i);
            reply(call, value instanceof StringValue string ? string : null);
        }
    }

    private static void mset(Call call) {
        requirePairs(call, "mset");
        setPairs(call);
        call.reply().ok();
    }

    private static void msetnx(Call call) {
        requirePairs(call, "msetnx");
        for (int i = 1; i < call.argc(); i += 2) {
            if (call.read(i) != null) {
                call.reply().integer(0);
                return;
            }
        }
        setPairs(call);
        call.reply().integer(1);
    }

    private static void requirePairs(Call call, String name) {
        if (call.argc() % 2 == 0) {
            throw new CommandError("ERR wrong number of arguments for '" + name + "' command");
        }
    }

    private static void setPairs(Call call) {
        for (int i = 1; i < call.argc(); i += 2) {
            call.setString(i, i + 1, false);
            call.changed(i, EventClass.STRING, "set");
        }
    }

    private static void strlen(Call call) {
        StringValue value = call.string(1);
        call.reply().integer(value == null ? 0 : value.length());
    }

    static void reply(Call call, @Nullable StringValue value) {
        if (value == null) {
            call.reply().nil();
        } else {
            value.writeTo(call.reply());
        }
    }
}
