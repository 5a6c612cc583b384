package io.vedette.engine.command;

import io.vedette.engine.event.EventClass;
import io.vedette.engine.value.SetValue;
import io.vedette.engine.value.Value;
import io.vedette.resp.Request;
import org.jspecify.annotations.Nullable;

/** Sets, one at a time. */
final class SetCommands {

    private SetCommands() {}

    static void bind(Bindings table) {
        table.bind("sadd", SetCommands::sadd)
                .bind("srem", call -> Members.remove(call, call.setToWrite(1), EventClass.SET, "srem"))
                .bind("smove", SetCommands::smove)
                .bind("sismember", SetCommands::sismember)
                .bind("smismember", SetCommands::smismember)
                .bind("scard", SetCommands::scard)
                .bind("smembers", SetCommands::smembers)
                .bind("sscan", SetCommands::sscan);
    }

    private static void sadd(Call call) {
        SetValue old = call.setToWrite(1);
        SetValue set = old == null ? call.services().newSet() : old;
        Request r = call.request();
        int added = 0;
        for (int i = 2; i < call.argc(); i++) {
            added += set.add(r.array(), r.offset(i), r.length(i), call.limits()) ? 1 : 0;
        }
        if (old == null) {
            call.database().put(call.bytes(1), set);
        }
        if (added > 0) {
            call.changed(1, EventClass.SET, "sadd");
        }
        call.reply().integer(added);
    }

    private static void smove(Call call) {
        Value from = call.write(1);
        Value to = call.write(2);
        if (from == null) {
            call.reply().integer(0);
            return;
        }
        SetValue source = Call.typed(from, SetValue.class);
        SetValue target = Call.typed(to, SetValue.class);
        byte[] member = call.bytes(3);
        if (source == target) {
            call.reply().integer(source != null && source.contains(member) ? 1 : 0);
            return;
        }
        if (source == null || !source.remove(member)) {
            call.reply().integer(0);
            return;
        }
        call.changed(1, EventClass.SET, "srem");
        call.dropIfEmpty(1, source);
        add(call, target, member);
        call.reply().integer(1);
    }

    private static void add(Call call, @Nullable SetValue target, byte[] member) {
        SetValue set = target == null ? call.services().newSet() : target;
        boolean added = set.add(member, call.limits());
        if (target == null) {
            call.database().put(call.bytes(2), set);
        }
        if (added) {
            call.changed(2, EventClass.SET, "sadd");
        }
    }

    private static void sismember(Call call) {
        SetValue set = call.set(1);
        call.reply().integer(contains(call, set, 2));
    }

    private static void smismember(Call call) {
        SetValue set = call.set(1);
        call.reply().array(call.argc() - 2);
        for (int i = 2; i < call.argc(); i++) {
            call.reply().integer(contains(call, set, i));
        }
    }

    private static int contains(Call call, @Nullable SetValue set, int i) {
        Request r = call.request();
        return set != null && set.contains(r.array(), r.offset(i), r.length(i)) ? 1 : 0;
    }

    private static void scard(Call call) {
        SetValue set = call.set(1);
        call.reply().integer(set == null ? 0 : set.size());
    }

    private static void smembers(Call call) {
        SetValue set = call.set(1);
        call.reply().set(set == null ? 0 : set.size());
        if (set != null) {
            set.writeAll(call.reply());
        }
    }

    private static void sscan(Call call) {
        long cursor = ScanOptions.cursor(call, 2);
        SetValue set = call.set(1);
        Scanning.reply(
                call, cursor, set, (members, at, scanning) -> members.scan(at, member -> scanning.sees(member, 1)));
    }
}
