package io.vedette.engine.command;

import io.vedette.engine.event.EventClass;
import io.vedette.engine.value.EditedString;
import io.vedette.engine.value.StringValue;
import io.vedette.resp.Digits;
import io.vedette.resp.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Strings as rows of bits. */
final class BitCommands {

    /** {@code proto-max-bulk-len}: the longest string there may be. */
    private static final long LONGEST = 512L << 20;

    private static final byte[] EMPTY = new byte[0];

    /** A stretch of bits or bytes that a command names; empty where {@code from} is behind {@code to}. */
    private record Stretch(long from, long to) {

        private static final Stretch NONE = new Stretch(0, -1);

        Stretch bits(boolean alreadyBits) {
            return alreadyBits || from > to ? this : new Stretch(from << 3, (to << 3) + 7);
        }

        /** Negative ends count from the end; what is outside is left out. */
        static Stretch of(long start, long end, long total) {
            long from = Math.max(0, start < 0 ? total + start : start);
            long to = Math.min(total - 1, Math.max(0, end < 0 ? total + end : end));
            return from <= to ? new Stretch(from, to) : NONE;
        }
    }

    private BitCommands() {}

    static void bind(Bindings table) {
        table.bind("setbit", BitCommands::setbit)
                .bind("getbit", BitCommands::getbit)
                .bind("bitcount", BitCommands::bitcount)
                .bind("bitpos", BitCommands::bitpos)
                .bind("bitop", BitCommands::bitop);
    }

    /** The number of a bit; {@code #n} is the n-th field of so many bits. */
    static long offset(Call call, int i, int fieldBits) {
        byte[] text = call.bytes(i);
        boolean field = fieldBits > 0 && text.length > 0 && text[0] == '#';
        int skipped = field ? 1 : 0;
        if (!Digits.isLong(text, skipped, text.length - skipped)) {
            throw badOffset();
        }
        long offset = Digits.longOf(text, skipped, text.length - skipped);
        if (field) {
            offset *= fieldBits;
        }
        if (offset < 0 || offset >> 3 >= LONGEST) {
            throw badOffset();
        }
        return offset;
    }

    /** The string at argument 1 as one to write bits into, long enough for this one. */
    static EditedString grown(Call call, long bit) {
        StringValue value = call.stringToWrite(1);
        int before = value == null ? 0 : value.length();
        int needed = (int) (bit >> 3) + 1;
        if (needed > before) {
            call.claim(EditedString.growth(before, needed));
        }
        if (value == null) {
            call.database().put(call.bytes(1), EditedString.of(EMPTY));
        }
        Request r = call.request();
        EditedString edited = call.database().strings().writable(r.array(), r.offset(1), r.length(1), needed);
        if (needed > before) {
            edited.write(needed, EMPTY, 0, 0);
        }
        return edited;
    }

    static Bits bits(@Nullable StringValue value) {
        return new Bits(value == null ? EditedString.of(EMPTY) : value);
    }

    private static void setbit(Call call) {
        long bit = offset(call, 2, 0);
        long on = call.integer(3, 0, 1, "ERR bit is not an integer or out of range");
        StringValue old = call.string(1);
        int length = old == null ? 0 : old.length();
        EditedString edited = grown(call, bit);
        int before = new Bits(edited).at(bit);
        if (before != on || edited.length() > length) {
            Bits.write(edited, bit, 1, on);
            call.changed(1, EventClass.STRING, "setbit");
        }
        call.reply().integer(before);
    }

    private static void getbit(Call call) {
        long bit = offset(call, 2, 0);
        call.reply().integer(bits(call.string(1)).at(bit));
    }

    private static void bitcount(Call call) {
        StringValue value = call.string(1);
        if (value == null) {
            call.reply().integer(0);
            return;
        }
        Bits bits = bits(value);
        Stretch stretch = countedStretch(call, bits.length());
        call.reply().integer(bits.count(stretch.from(), stretch.to()));
    }

    private static Stretch countedStretch(Call call, long bytes) {
        if (call.argc() == 2) {
            return Stretch.of(0, -1, bytes).bits(false);
        }
        if (call.argc() != 4 && call.argc() != 5) {
            throw CommandError.syntax();
        }
        long start = call.integer(2);
        long end = call.integer(3);
        if (start < 0 && end < 0 && start > end) {
            return Stretch.NONE;
        }
        boolean inBits = call.argc() == 5 && unitIsBit(call, 4);
        return Stretch.of(start, end, inBits ? bytes << 3 : bytes).bits(inBits);
    }

    private static boolean unitIsBit(Call call, int i) {
        if (!call.is(i, "bit") && !call.is(i, "byte")) {
            throw CommandError.syntax();
        }
        return call.is(i, "bit");
    }

    private static void bitpos(Call call) {
        long wanted = call.integer(2);
        if (wanted != 0 && wanted != 1) {
            throw new CommandError("ERR The bit argument must be 1 or 0.");
        }
        StringValue value = call.string(1);
        if (value == null) {
            call.reply().integer(wanted == 1 ? -1 : 0);
            return;
        }
        if (call.argc() > 6) {
            throw CommandError.syntax();
        }
        Bits bits = bits(value);
        long start = call.argc() > 3 ? call.integer(3) : 0;
        boolean inBits = call.argc() == 6 && unitIsBit(call, 5);
        long end = call.argc() > 4 ? call.integer(4) : -1;
        Stretch stretch = Stretch.of(start, end, inBits ? (long) bits.length() << 3 : bits.length())
                .bits(inBits);
        if (stretch.from() > stretch.to()) {
            call.reply().integer(-1);
            return;
        }
        long found = bits.find((int) wanted, stretch.from(), stretch.to());
        // Without an end the string is followed by zeros.
        boolean inZerosBehind = found < 0 && wanted == 0 && call.argc() < 5;
        call.reply().integer(inZerosBehind ? stretch.to() + 1 : found);
    }

    private static void bitop(Call call) {
        boolean not = call.is(1, "not");
        Optional<BitOperation> operation = BitOperation.of(call);
        if (!not && operation.isEmpty()) {
            throw CommandError.syntax();
        }
        if (not && call.argc() != 4) {
            throw new CommandError("ERR BITOP NOT must be called with a single source key.");
        }
        List<StringValue> sources = new ArrayList<>();
        int longest = 0;
        for (int i = 3; i < call.argc(); i++) {
            StringValue source = call.string(i);
            longest = Math.max(longest, source == null ? 0 : source.length());
            sources.add(source == null ? EditedString.of(EMPTY) : source);
        }
        call.claim(longest);
        byte[] result = new byte[longest];
        BitOperation.OR.take(result, sources.get(0));
        if (not) {
            invert(result);
        }
        operation.ifPresent(
                combining -> sources.subList(1, sources.size()).forEach(source -> combining.take(result, source)));
        if (longest > 0) {
            call.database().put(call.bytes(2), EditedString.of(result));
            call.changed(2, EventClass.STRING, "set");
        } else if (call.remove(2)) {
            call.changed(2, EventClass.GENERIC, "del");
        }
        call.reply().integer(longest);
    }

    private static void invert(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) ~bytes[i];
        }
    }

    private static CommandError badOffset() {
        return new CommandError("ERR bit offset is not an integer or out of range");
    }
}
