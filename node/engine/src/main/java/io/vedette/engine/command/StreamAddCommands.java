package io.vedette.engine.command;

import io.vedette.engine.event.EventClass;
import io.vedette.engine.stream.StreamId;
import io.vedette.engine.stream.StreamValue;
import io.vedette.resp.command.CommandErrors;
import org.jspecify.annotations.Nullable;

/** XADD and XTRIM: a stream grows and is kept short. */
final class StreamAddCommands {

    /** No listpack can hold more. */
    private static final long LARGEST = 1L << 30;

    private final StreamTrimming trimming = new StreamTrimming();
    private boolean noMkStream;
    private StreamIds.@Nullable Parsed given;

    private StreamAddCommands() {}

    static void bind(Bindings table) {
        table.bind("xadd", call -> new StreamAddCommands().add(call))
                .bind("xtrim", call -> new StreamAddCommands().trim(call));
    }

    private void add(Call call) {
        int idAt = options(call);
        trimming.check(call, null);
        int first = idAt + 1;
        int rest = call.argc() - first;
        if (rest < 2 || rest % 2 == 1) {
            throw new CommandError(CommandErrors.wrongArity("xadd"));
        }
        StreamIds.Parsed asked = given;
        if (asked != null && asked.numbered() && asked.id().isZero()) {
            throw new CommandError("ERR The ID specified in XADD must be greater than 0-0");
        }
        StreamValue old = call.streamToWrite(1);
        if (old == null && noMkStream) {
            call.reply().nil();
            return;
        }
        StreamValue stream = old == null ? new StreamValue() : old;
        StreamId id = id(call, stream);
        requireRoom(call, first);
        stream.append(id, call.request(), first, rest / 2, call.limits());
        if (old == null) {
            call.database().put(call.bytes(1), stream);
        } else if (!call.services().waitingRoom().isEmpty()) {
            call.services().waitingRoom().appeared(call.database(), call.bytes(1));
        }
        byte[] text = id.text();
        call.reply().bulk(text);
        call.changed(1, EventClass.STREAM, "xadd");
        if (trimming.run(stream) > 0) {
            call.happened(1, EventClass.STREAM, "xtrim");
        }
        boolean repeatable = asked != null && asked.numbered() && !trimming.isApproximate();
        if (!repeatable && call.services().effects().areHeard()) {
            byte[][] command = command(call);
            command[idAt] = text;
            trimming.rewrite(command, stream);
            call.effect(command);
        }
    }

    /** Reads what stands before the ID; gives where the ID stands. */
    private int options(Call call) {
        int i = 2;
        while (i < call.argc()) {
            if (call.is(i, "*")) {
                return i;
            }
            int taken = trimming.option(call, i);
            if (taken == 0 && call.is(i, "nomkstream")) {
                noMkStream = true;
                taken = 1;
            }
            if (taken == 0) {
                given = StreamIds.forNew(call, i);
                return i;
            }
            i += taken;
        }
        return i;
    }

    private StreamId id(Call call, StreamValue stream) {
        StreamId last = stream.lastId();
        if (last.equals(StreamId.MAX)) {
            throw new CommandError("ERR The stream has exhausted the last possible ID, unable to add more items");
        }
        StreamIds.Parsed asked = given;
        if (asked == null) {
            return stream.nextId(call.nowMs());
        }
        boolean follows = !asked.numbered() && asked.id().ms() == last.ms();
        StreamId id = follows && last.seq() != -1 ? last.next() : asked.id();
        if (!id.isAfter(last)) {
            throw new CommandError("ERR The ID specified in XADD is equal or smaller than the target stream top item");
        }
        return id;
    }

    private static void requireRoom(Call call, int first) {
        long bytes = 0;
        for (int i = first; i < call.argc(); i++) {
            bytes += call.request().length(i);
        }
        if (bytes > LARGEST) {
            throw new CommandError("ERR Elements are too large to be stored");
        }
    }

    private void trim(Call call) {
        for (int i = 2; i < call.argc(); ) {
            int taken = trimming.option(call, i);
            if (taken == 0) {
                throw CommandError.syntax();
            }
            i += taken;
        }
        trimming.check(call, "ERR syntax error, XTRIM must be called with a trimming strategy");
        StreamValue stream = call.streamToWrite(1);
        long removed = stream == null ? 0 : trimming.run(stream);
        if (stream != null && removed > 0) {
            call.changed(1, EventClass.STREAM, "xtrim");
            if (trimming.isApproximate()) {
                byte[][] command = command(call);
                trimming.rewrite(command, stream);
                call.effect(command);
            }
        }
        call.reply().integer(removed);
    }

    private static byte[][] command(Call call) {
        byte[][] command = new byte[call.argc()][];
        for (int i = 0; i < command.length; i++) {
            command[i] = call.bytes(i);
        }
        return command;
    }
}
