package io.vedette.engine.event;

/** Kinds of events, each by its letter in {@code notify-keyspace-events}. */
public enum EventClass {
    GENERIC('g'),
    STRING('$'),
    LIST('l'),
    SET('s'),
    HASH('h'),
    ZSET('z'),
    EXPIRED('x'),
    EVICTED('e'),
    STREAM('t'),
    MODULE('d'),
    /** Not among those {@code A} stands for. */
    KEY_MISS('m'),
    /** Not among those {@code A} stands for. */
    NEW('n');

    private final char letter;

    EventClass(char letter) {
        this.letter = letter;
    }

    public char letter() {
        return letter;
    }
}
