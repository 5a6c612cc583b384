package io.vedette.engine.command;

import io.vedette.engine.value.ListCursor;
import io.vedette.engine.value.ListValue;
import io.vedette.resp.Request;
import org.jspecify.annotations.Nullable;

/** LPOS: where in a list an element stands. */
final class ListPositionCommand {

    private long rank = 1;
    private long count = -1;
    private long maxLength;

    private ListPositionCommand() {}

    static void bind(Bindings table) {
        table.bind("lpos", call -> {
            ListPositionCommand options = new ListPositionCommand();
            options.parse(call);
            options.answer(call, call.list(1));
        });
    }

    private void parse(Call call) {
        for (int i = 3; i < call.argc(); i += 2) {
            if (i + 1 >= call.argc()) {
                throw CommandError.syntax();
            }
            if (call.is(i, "rank")) {
                rank = RandomCount.parse(call, i + 1);
                if (rank == 0) {
                    throw new CommandError("ERR RANK can't be zero: use 1 to start from the first match, 2 from the"
                            + " second ... or use negative to start from the end of the list");
                }
            } else if (call.is(i, "count")) {
                count = call.integer(i + 1, 0, Long.MAX_VALUE, "ERR COUNT can't be negative");
            } else if (call.is(i, "maxlen")) {
                maxLength = call.integer(i + 1, 0, Long.MAX_VALUE, "ERR MAXLEN can't be negative");
            } else {
                throw CommandError.syntax();
            }
        }
    }

    private void answer(Call call, @Nullable ListValue list) {
        boolean many = count >= 0;
        int mark = many ? call.reply().deferred() : 0;
        long most = count > 0 ? count : many ? Long.MAX_VALUE : 1;
        int found = list == null ? 0 : search(call, list, most);
        if (many) {
            call.reply().closeArray(mark, found);
        } else if (found == 0) {
            call.reply().nil();
        }
    }

    private int search(Call call, ListValue list, long most) {
        Request r = call.request();
        boolean forward = rank > 0;
        long skipped = Math.abs(rank) - 1;
        long looks = maxLength == 0 ? Long.MAX_VALUE : maxLength;
        int found = 0;
        int index = forward ? 0 : list.size() - 1;
        ListCursor cursor = list.at(index);
        for (long look = 0; cursor.isSomewhere() && look < looks && found < most; look++) {
            if (cursor.matches(r.array(), r.offset(2), r.length(2)) && --skipped < 0) {
                call.reply().integer(index);
                found++;
            }
            if (forward) {
                cursor.forward();
                index++;
            } else {
                cursor.backward();
                index--;
            }
        }
        return found;
    }
}
