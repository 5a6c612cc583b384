package io.vedette.engine.command;

import io.vedette.engine.event.EventClass;
import io.vedette.engine.stream.StreamId;
import io.vedette.engine.stream.StreamValue;
import java.util.ArrayList;
import java.util.List;

/** Streams without groups: how long they are, parts of them, removing single entries. */
final class StreamCommands {

    private StreamCommands() {}

    static void bind(Bindings table) {
        table.bind("xlen", StreamCommands::length)
                .bind("xrange", call -> range(call, true))
                .bind("xrevrange", call -> range(call, false))
                .bind("xdel", StreamCommands::delete)
                .bind("xsetid", StreamCommands::setId);
    }

    private static void length(Call call) {
        StreamValue stream = call.stream(1);
        call.reply().integer(stream == null ? 0 : stream.length());
    }

    private static void range(Call call, boolean upwards) {
        // The start was always read first, wherever it stands.
        StreamId least = StreamIds.least(call, upwards ? 2 : 3);
        StreamId greatest = StreamIds.greatest(call, upwards ? 3 : 2);
        boolean counted = false;
        long count = 0;
        for (int i = 4; i < call.argc(); i += 2) {
            if (!call.is(i, "count") || i + 1 == call.argc()) {
                throw CommandError.syntax();
            }
            count = Math.max(0, call.integer(i + 1));
            counted = true;
        }
        StreamValue stream = call.stream(1);
        if (stream == null) {
            call.reply().array(0);
        } else if (counted && count == 0) {
            call.reply().nullArray();
        } else {
            StreamReply.entries(call.reply(), stream, least, greatest, count, upwards);
        }
    }

    private static void delete(Call call) {
        StreamValue stream = call.streamToWrite(1);
        if (stream == null) {
            call.reply().integer(0);
            return;
        }
        List<StreamId> ids = new ArrayList<>();
        for (int i = 2; i < call.argc(); i++) {
            ids.add(StreamIds.exact(call, i));
        }
        int removed = 0;
        for (StreamId id : ids) {
            removed += stream.remove(id) ? 1 : 0;
        }
        if (removed > 0) {
            call.changed(1, EventClass.STREAM, "xdel");
        }
        call.reply().integer(removed);
    }

    private static void setId(Call call) {
        StreamId id = StreamIds.exact(call, 2);
        StreamId maxDeleted = StreamId.ZERO;
        long added = -1;
        for (int i = 3; i < call.argc(); i += 2) {
            boolean more = i + 1 < call.argc();
            if (more && call.is(i, "entriesadded")) {
                added = call.integer(i + 1);
                if (added < 0) {
                    throw new CommandError("ERR entries_added must be positive");
                }
            } else if (more && call.is(i, "maxdeletedid")) {
                maxDeleted = StreamIds.exact(call, i + 1);
                if (id.isBefore(maxDeleted)) {
                    throw smaller("the provided max_deleted_entry_id");
                }
            } else {
                throw CommandError.syntax();
            }
        }
        StreamValue stream = call.streamToWrite(1);
        if (stream == null) {
            throw CommandError.noSuchKey();
        }
        if (stream.length() > 0 && id.isBefore(stream.lastEntryId())) {
            throw smaller("the target stream top item");
        }
        if (added != -1 && stream.length() > added) {
            throw new CommandError(
                    "ERR The entries_added specified in XSETID is smaller than the target stream length");
        }
        stream.restore(
                id,
                maxDeleted.isZero() ? stream.maxDeletedId() : maxDeleted,
                added == -1 ? stream.entriesAdded() : added);
        call.changed(1, EventClass.STREAM, "xsetid");
        call.reply().ok();
    }

    private static CommandError smaller(String than) {
        return new CommandError("ERR The ID specified in XSETID is smaller than " + than);
    }
}
