package io.vedette.node.aof;

import java.util.Locale;

/** When what was written is forced to the disk: {@code appendfsync}. */
enum SyncPolicy {
    /** Before anybody is told of it. */
    ALWAYS,
    /** About once a second; nobody waits for it. */
    EVERYSEC,
    /** When the system likes. */
    NO;

    static SyncPolicy of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
