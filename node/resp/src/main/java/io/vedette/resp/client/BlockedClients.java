package io.vedette.resp.client;

import io.vedette.resp.server.Connection;

/** Whoever lets clients wait (a node does, for lists and streams), as CLIENT UNBLOCK needs it. */
@FunctionalInterface
public interface BlockedClients {
    /** Where nobody ever waits. */
    BlockedClients NONE = (connection, withError) -> false;

    /**
     * Ends the wait of a client, as by its timeout or with an UNBLOCKED error.
     *
     * @return whether it was waiting
     */
    boolean unblock(Connection connection, boolean withError);
}
