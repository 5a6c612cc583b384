package io.vedette.resp.server;

/** What a server has done so far; written by its loop alone. */
final class Counters {
    long connectionsReceived;
    long connectionsRejected;
    long commandsProcessed;
    long errorReplies;
    long bytesIn;
    long bytesOut;
    long outputLimitDisconnections;
    long queryBufferDisconnections;
    long authDenied;

    ServerStats snapshot(Connections connections, long pendingOutputBytes) {
        return new ServerStats(
                connectionsReceived,
                connectionsRejected,
                connections.size(),
                commandsProcessed,
                errorReplies,
                bytesIn,
                bytesOut,
                outputLimitDisconnections,
                queryBufferDisconnections,
                authDenied,
                pendingOutputBytes);
    }
}
