package io.vedette.engine.command;

import io.vedette.engine.event.EventClass;
import io.vedette.engine.keyspace.Strings;
import io.vedette.engine.value.EditedString;
import io.vedette.engine.value.StringValue;
import io.vedette.resp.Digits;
import io.vedette.resp.Request;
import java.util.Optional;

/** Strings changed in part, and numbers counted in them. */
final class StringEdits {

    /** {@code proto-max-bulk-len}: the longest string there may be. */
    private static final long LONGEST = 512L << 20;

    /** Digits of a whole number, and its sign. */
    private static final int LONGEST_INTEGER = 20;

    private StringEdits() {}

    static void bind(Bindings table) {
        table.bind("append", StringEdits::append)
                .bind("setrange", StringEdits::setrange)
                .bind("getrange", StringEdits::getrange)
                .bind("substr", StringEdits::getrange)
                .bind("incr", call -> add(call, 1))
                .bind("decr", call -> add(call, -1))
                .bind("incrby", call -> add(call, call.integer(2)))
                .bind("decrby", StringEdits::decrby)
                .bind("incrbyfloat", StringEdits::incrbyfloat);
    }

    private static void append(Call call) {
        StringValue value = call.stringToWrite(1);
        Request r = call.request();
        if (value == null) {
            call.setString(1, 2, false);
        } else {
            long length = (long) value.length() + r.length(2);
            requireLength(length);
            call.claim(EditedString.growth(value.length(), length));
            edited(call, (int) length).append(r.array(), r.offset(2), r.length(2));
        }
        call.changed(1, EventClass.STRING, "append");
        call.reply().integer(length(call));
    }

    private static void setrange(Call call) {
        Request r = call.request();
        long offset = call.integer(2);
        if (offset < 0) {
            throw new CommandError("ERR offset is out of range");
        }
        StringValue value = call.stringToWrite(1);
        if (r.length(3) == 0) {
            call.reply().integer(value == null ? 0 : value.length());
            return;
        }
        requireLength(offset, r.length(3));
        int before = value == null ? 0 : value.length();
        if (offset + r.length(3) > before) {
            call.claim(EditedString.growth(before, offset + r.length(3)));
        }
        if (value == null) {
            call.database().put(call.bytes(1), EditedString.of(new byte[0]));
        }
        EditedString edited = edited(call, (int) offset + r.length(3));
        edited.write((int) offset, r.array(), r.offset(3), r.length(3));
        call.changed(1, EventClass.STRING, "setrange");
        call.reply().integer(edited.length());
    }

    private static void getrange(Call call) {
        long start = call.integer(2);
        long end = call.integer(3);
        StringValue value = call.string(1);
        int length = value == null ? 0 : value.length();
        boolean backwards = start < 0 && end < 0 && start > end;
        long from = Math.max(0, start < 0 ? length + start : start);
        long to = Math.min(length - 1L, Math.max(0, end < 0 ? length + end : end));
        if (value == null || backwards || from > to) {
            call.reply().bulk(new byte[0]);
        } else {
            value.writeTo(call.reply(), (int) from, (int) (to - from + 1));
        }
    }

    private static void decrby(Call call) {
        long by = call.integer(2);
        if (by == Long.MIN_VALUE) {
            throw new CommandError("ERR decrement would overflow");
        }
        add(call, -by);
    }

    private static void add(Call call, long by) {
        StringValue value = call.stringToWrite(1);
        long old = value == null ? 0 : number(value);
        long sum = old + by;
        if (((old ^ sum) & (by ^ sum)) < 0) {
            throw new CommandError("ERR increment or decrement would overflow");
        }
        Strings strings = call.database().strings();
        if (value == null || !strings.overwrite(value, sum)) {
            Request r = call.request();
            strings.setNumber(r.array(), r.offset(1), r.length(1), sum);
        }
        call.changed(1, EventClass.STRING, "incrby");
        call.reply().integer(sum);
    }

    private static void incrbyfloat(Call call) {
        StringValue value = call.stringToWrite(1);
        LongDouble old = value == null ? LongDouble.ZERO : parse(value.bytes());
        LongDouble by = parse(call.bytes(2));
        byte[] sum = LongDouble.sum(old, by);
        call.database().strings().setBytes(call.bytes(1), sum, true);
        call.changed(1, EventClass.STRING, "incrbyfloat");
        call.effect(Words.SET, call.bytes(1), sum, Words.KEEPTTL);
        call.reply().bulk(sum);
    }

    private static LongDouble parse(byte[] bytes) {
        Optional<LongDouble> number = LongDouble.parse(bytes);
        return number.orElseThrow(() -> CommandError.notAFloat());
    }

    private static long number(StringValue value) {
        if (value.isNumber()) {
            return value.number();
        }
        byte[] digits = value.bytes(0, Math.min(value.length(), LONGEST_INTEGER + 1));
        if (!Digits.isLong(digits, 0, digits.length)) {
            throw CommandError.notAnInteger();
        }
        return Digits.longOf(digits, 0, digits.length);
    }

    /** The string at argument 1, which will have so many bytes. */
    private static EditedString edited(Call call, int bytes) {
        Request r = call.request();
        return call.database().strings().writable(r.array(), r.offset(1), r.length(1), bytes);
    }

    private static int length(Call call) {
        StringValue value = call.string(1);
        return value == null ? 0 : value.length();
    }

    private static void requireLength(long offset, int length) {
        requireLength(offset > LONGEST ? Long.MAX_VALUE : offset + length);
    }

    private static void requireLength(long length) {
        if (length > LONGEST) {
            throw new CommandError("ERR string exceeds maximum allowed size (proto-max-bulk-len)");
        }
    }
}
