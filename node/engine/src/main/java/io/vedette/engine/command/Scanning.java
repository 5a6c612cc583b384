package io.vedette.engine.command;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One answer of the SCAN family about the elements of one value: what was seen, and what of it is wanted. */
final class Scanning {

    private static final long PATIENCE = 10;
    private static final int FIRST_OPTION = 3;

    /** Shows the elements between a cursor and the next, which it gives. */
    interface Step<V> {
        long scan(V value, long cursor, Scanning scanning);
    }

    private final ScanOptions options;
    private final List<byte[]> found = new ArrayList<>();
    private long seen;

    private Scanning(ScanOptions options) {
        this.options = options;
    }

    /** Replies with a part of the value, or with the end of a scan where there is none. */
    static <V> void reply(Call call, long cursor, @Nullable V value, Step<V> step) {
        if (value == null) {
            KeyspaceCommands.writeScan(call, 0, List.of());
            return;
        }
        Scanning scanning = new Scanning(ScanOptions.parse(call, cursor, FIRST_OPTION, false));
        long next = scanning.walk(value, step);
        KeyspaceCommands.writeScan(call, next, scanning.found);
    }

    /** An element of which so many words are shown goes by; whether it is wanted, its name then being taken. */
    boolean sees(byte[] name, int words) {
        seen += words;
        boolean wanted = options.wants(name);
        if (wanted) {
            found.add(name);
        }
        return wanted;
    }

    /** What belongs to the name just taken. */
    void take(byte[] word) {
        found.add(word);
    }

    /** Steps until enough was seen, the patience is over or the end is reached; gives the cursor to go on with. */
    private <V> long walk(V value, Step<V> step) {
        long most = options.count() > Long.MAX_VALUE / PATIENCE ? Long.MAX_VALUE : options.count() * PATIENCE;
        long cursor = options.cursor();
        do {
            cursor = step.scan(value, cursor, this);
        } while (cursor != 0 && --most > 0 && seen < options.count());
        return cursor;
    }
}
