package io.vedette.resp.server;

/** What may be said of a connection in one letter; declared in the order CLIENT LIST prints them. */
public enum ClientFlag {
    MONITOR('O'),
    REPLICA('S'),
    MASTER('M'),
    PUBSUB('P'),
    MULTI('x'),
    BLOCKED('b'),
    TRACKING('t'),
    TRACKING_BROKEN_REDIRECT('R'),
    TRACKING_BROADCAST('B'),
    DIRTY_CAS('d'),
    CLOSE_AFTER_REPLY('c'),
    UNBLOCKED('u'),
    CLOSE_SOON('A'),
    UNIX_SOCKET('U'),
    READONLY('r'),
    NO_EVICT('e'),
    NO_TOUCH('T');

    private final char letter;

    ClientFlag(char letter) {
        this.letter = letter;
    }

    public char letter() {
        return letter;
    }
}
