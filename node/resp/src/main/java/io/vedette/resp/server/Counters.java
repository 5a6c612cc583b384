package io.vedette.resp.server;

/** What a server has done so far; written by its loop alone. */
final class Counters {
    final RecentMost inputBuffers = new RecentMost();
    final RecentMost outputBuffers = new RecentMost();
    long connectionsReceived;
    long connectionsRejected;
    long commandsProcessed;
    long errorReplies;
    long reads;
    long writes;
    long bytesIn;
    long bytesOut;
    long outputLimitDisconnections;
    long queryBufferDisconnections;
    long authDenied;

    void reset() {
        connectionsReceived = 0;
        connectionsRejected = 0;
        commandsProcessed = 0;
        errorReplies = 0;
        reads = 0;
        writes = 0;
        bytesIn = 0;
        bytesOut = 0;
        outputLimitDisconnections = 0;
        queryBufferDisconnections = 0;
        authDenied = 0;
    }

    ServerStats snapshot(Connections connections, long pendingOutputBytes, long nowMs) {
        return new ServerStats(
                connectionsReceived,
                connectionsRejected,
                connections.size(),
                commandsProcessed,
                errorReplies,
                reads,
                writes,
                bytesIn,
                bytesOut,
                outputLimitDisconnections,
                queryBufferDisconnections,
                authDenied,
                pendingOutputBytes,
                inputBuffers.at(nowMs),
                outputBuffers.at(nowMs));
    }
}
