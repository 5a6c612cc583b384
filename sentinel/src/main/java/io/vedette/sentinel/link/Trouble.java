package io.vedette.sentinel.link;

import java.util.Locale;

/** What can be wrong with what others send us. Each kind is logged once per address, and counted. */
public enum Trouble {
    /** Bytes that are not the Redis protocol, or a reply too large to be one of ours. */
    PROTOCOL,
    AUTH,
    /** INFO that is refused, or that no data node writes. */
    INFO,
    ROLE,
    /** An answer to is-master-down-by-addr that cannot be read. */
    VOTE,
    PUBLISH,
    SUBSCRIBE,
    /** A text on the hello channel that is no hello. */
    HELLO,
    /** A hello that carries no signature of ours although none other is trusted. */
    UNSIGNED,
    GOSSIP,
    /** Another sentinel that goes by our id. */
    TWIN;

    /** As INFO names it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
