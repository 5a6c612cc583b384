package io.vedette.resp.client;

import io.vedette.resp.server.ClientClass;

/**
 * A connection that this server opened itself, to its master, as clients see it in CLIENT LIST and end it by CLIENT KILL.
 *
 * @param id as those of clients are
 * @param end closes it; whoever opened it may open another
 */
public record OwnLink(
        long id,
        String address,
        String localAddress,
        ClientClass clientClass,
        int database,
        long sinceMs,
        long heardMs,
        Runnable end) {}
