package io.vedette.engine.command;

import io.vedette.engine.event.EventClass;
import io.vedette.engine.value.Keyed;
import io.vedette.resp.Request;
import org.jspecify.annotations.Nullable;

/** What hashes, sets and sorted sets have done to them in the same way. */
final class Members {
    private Members() {}

    /** Removes those named from argument 2 on, and the key with the last one; replies how many were there. */
    static void remove(Call call, @Nullable Keyed value, EventClass kind, String event) {
        Request request = call.request();
        int removed = 0;
        for (int i = 2; value != null && i < request.argc(); i++) {
            removed += value.remove(request.array(), request.offset(i), request.length(i)) ? 1 : 0;
        }
        if (value != null && removed > 0) {
            call.changed(1, kind, event);
            call.dropIfEmpty(1, value);
        }
        call.reply().integer(removed);
    }

    /** Puts a result in the place of whatever is under the key; an empty one removes the key. */
    static void store(Call call, int key, Keyed result, EventClass kind, String event) {
        boolean there = call.write(key) != null;
        if (!result.isEmpty()) {
            call.database().put(call.bytes(key), result);
            call.changed(key, kind, event);
        } else if (there) {
            call.remove(key);
            call.changed(key, EventClass.GENERIC, "del");
        }
    }
}
