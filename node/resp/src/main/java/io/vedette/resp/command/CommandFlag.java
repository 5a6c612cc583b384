package io.vedette.resp.command;

import java.util.Locale;

/** What the dispatcher must know of a command, in the order and with the names of COMMAND INFO. */
public enum CommandFlag {
    WRITE,
    READONLY,
    DENYOOM,
    MODULE,
    ADMIN,
    PUBSUB,
    NOSCRIPT,
    BLOCKING,
    LOADING,
    STALE,
    SKIP_MONITOR,
    SKIP_SLOWLOG,
    ASKING,
    FAST,
    NO_AUTH,
    MAY_REPLICATE,
    NO_MANDATORY_KEYS,
    PROTECTED,
    NO_ASYNC_LOADING,
    NO_MULTI,
    /** Derived from the key specs, never written down: the legacy first/last/step do not tell all keys. */
    MOVABLEKEYS,
    ALLOW_BUSY;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The name on the wire. */
    public String word() {
        return word;
    }
}
