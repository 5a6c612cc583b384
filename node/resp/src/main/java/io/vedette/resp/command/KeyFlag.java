package io.vedette.resp.command;

import java.util.Locale;

/** What a command does with a key, in the order and with the names of COMMAND GETKEYSANDFLAGS. */
public enum KeyFlag {
    RO("RO"),
    RW("RW"),
    OW("OW"),
    RM("RM"),
    ACCESS,
    UPDATE,
    INSERT,
    DELETE,
    /** Is routed like a key, but is none: a shard channel. */
    NOT_KEY,
    /** There are keys that this spec does not find. */
    INCOMPLETE,
    /** The other flags depend on the arguments. */
    VARIABLE_FLAGS;

    private final String word;

    KeyFlag() {
        this.word = name().toLowerCase(Locale.ROOT);
    }

    KeyFlag(String word) {
        this.word = word;
    }

    /** The name on the wire. */
    public String word() {
        return word;
    }
}
