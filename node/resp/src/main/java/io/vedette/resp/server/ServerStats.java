package io.vedette.resp.server;

/**
 * The counters of a server at one moment, for INFO and metrics.
 *
 * @param connectionsRejected turned away by {@code maxclients} or protected mode
 * @param reads how often something was taken from a socket
 * @param writes batches of replies that were handed on
 * @param pendingOutputBytes replies that clients have not taken yet
 * @param recentInputBuffer the most that came in from one client at once, in the last seconds
 * @param recentOutputBuffer the most that went out to one at once
 */
public record ServerStats(
        long connectionsReceived,
        long connectionsRejected,
        int connectedClients,
        long commandsProcessed,
        long errorReplies,
        long reads,
        long writes,
        long bytesIn,
        long bytesOut,
        long outputLimitDisconnections,
        long queryBufferDisconnections,
        long authDenied,
        long pendingOutputBytes,
        long recentInputBuffer,
        long recentOutputBuffer) {}
