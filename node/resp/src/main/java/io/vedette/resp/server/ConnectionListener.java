package io.vedette.resp.server;

/** Told when a connection begins and when it is gone, so that whoever keeps something for it can let go. */
public interface ConnectionListener {
    /** Before its first command. */
    default void opened(Connection connection) {}

    /** RESET: the client wants everything to be as it was in the beginning, except who it is and what it may. */
    default void reset(Connection connection) {}

    /** It is not among the open connections any more, and nothing can be sent to it. */
    void closed(Connection connection);
}
