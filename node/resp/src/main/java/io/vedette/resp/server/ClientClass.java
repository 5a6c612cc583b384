package io.vedette.resp.server;

import java.util.Locale;
import java.util.Optional;

/** What a connection is used for; CLIENT LIST and KILL filter by it, and each class has its own output limits. */
public enum ClientClass {
    NORMAL,
    REPLICA,
    PUBSUB,
    MASTER;

    /** The class an operator names; {@code slave} is the old word for a replica. */
    public static Optional<ClientClass> named(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "normal" -> Optional.of(NORMAL);
            case "replica", "slave" -> Optional.of(REPLICA);
            case "pubsub" -> Optional.of(PUBSUB);
            case "master" -> Optional.of(MASTER);
            default -> Optional.empty();
        };
    }
}
