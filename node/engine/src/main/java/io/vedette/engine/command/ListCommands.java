package io.vedette.engine.command;

import io.vedette.engine.event.EventClass;
import io.vedette.engine.value.End;
import io.vedette.engine.value.ListCursor;
import io.vedette.engine.value.ListValue;
import io.vedette.resp.Request;

/** Lists: pushing, reading, changing in place. */
final class ListCommands {

    private ListCommands() {}

    static void bind(Bindings table) {
        table.bind("lpush", call -> push(call, End.HEAD, false))
                .bind("rpush", call -> push(call, End.TAIL, false))
                .bind("lpushx", call -> push(call, End.HEAD, true))
                .bind("rpushx", call -> push(call, End.TAIL, true))
                .bind("llen", ListCommands::llen)
                .bind("lindex", ListCommands::lindex)
                .bind("lset", ListCommands::lset)
                .bind("linsert", ListCommands::linsert)
                .bind("lrange", ListCommands::lrange)
                .bind("lrem", ListCommands::lrem)
                .bind("ltrim", ListCommands::ltrim);
    }

    private static void push(Call call, End end, boolean onlyToList) {
        ListValue list = call.listToWrite(1);
        if (list == null && onlyToList) {
            call.reply().integer(0);
            return;
        }
        Request r = call.request();
        ListValue target = list == null ? call.services().newList() : list;
        for (int i = 2; i < call.argc(); i++) {
            target.push(end, r.array(), r.offset(i), r.length(i), call.limits());
        }
        if (list == null) {
            call.database().put(call.bytes(1), target);
        }
        call.changed(1, EventClass.LIST, end == End.HEAD ? "lpush" : "rpush");
        call.reply().integer(target.size());
    }

    private static void llen(Call call) {
        ListValue list = call.list(1);
        call.reply().integer(list == null ? 0 : list.size());
    }

    private static void lindex(Call call) {
        ListValue list = call.list(1);
        if (list == null) {
            call.reply().nil();
            return;
        }
        long index = call.integer(2);
        ListCursor cursor = list.at(index < 0 ? list.size() + index : index);
        if (cursor.isSomewhere()) {
            cursor.writeTo(call.reply());
        } else {
            call.reply().nil();
        }
    }

    private static void lset(Call call) {
        ListValue list = call.listToWrite(1);
        if (list == null) {
            throw CommandError.noSuchKey();
        }
        long asked = call.integer(2);
        long index = asked < 0 ? list.size() + asked : asked;
        if (index < 0 || index >= list.size()) {
            throw CommandError.outOfRange();
        }
        Request r = call.request();
        list.set((int) index, r.array(), r.offset(3), r.length(3), call.limits());
        call.changed(1, EventClass.LIST, "lset");
        call.reply().ok();
    }

    private static void linsert(Call call) {
        boolean before = call.is(2, "before");
        if (!before && !call.is(2, "after")) {
            throw CommandError.syntax();
        }
        ListValue list = call.listToWrite(1);
        if (list == null) {
            call.reply().integer(0);
            return;
        }
        Request r = call.request();
        if (list.insert(before, call.bytes(3), r.array(), r.offset(4), r.length(4), call.limits())) {
            call.changed(1, EventClass.LIST, "linsert");
            call.reply().integer(list.size());
        } else {
            call.reply().integer(-1);
        }
    }

    private static void lrange(Call call) {
        long start = call.integer(2);
        long end = call.integer(3);
        ListValue list = call.list(1);
        Span span = Span.of(start, end, list == null ? 0 : list.size());
        call.reply().array(span.count());
        if (list == null || span.count() == 0) {
            return;
        }
        list.at(span.from()).writeTo(span.count(), call.reply());
    }

    private static void lrem(Call call) {
        long count = call.integer(2);
        ListValue list = call.listToWrite(1);
        if (list == null) {
            call.reply().integer(0);
            return;
        }
        Request r = call.request();
        End from = count < 0 ? End.TAIL : End.HEAD;
        long most = count == 0 || count == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(count);
        int removed = list.remove(from, most, r.array(), r.offset(3), r.length(3), call.limits());
        if (removed > 0) {
            call.changed(1, EventClass.LIST, "lrem");
            call.dropIfEmpty(1, list);
        }
        call.reply().integer(removed);
    }

    private static void ltrim(Call call) {
        long start = call.integer(2);
        long end = call.integer(3);
        ListValue list = call.listToWrite(1);
        if (list != null) {
            int size = list.size();
            Span kept = Span.of(start, end, size);
            int front = kept.count() == 0 ? size : kept.from();
            list.trim(End.HEAD, front, call.limits());
            list.trim(End.TAIL, size - front - kept.count(), call.limits());
            call.changed(1, EventClass.LIST, "ltrim");
            if (kept.count() == size) {
                call.noEffect();
            }
            call.dropIfEmpty(1, list);
        }
        call.reply().ok();
    }
}
