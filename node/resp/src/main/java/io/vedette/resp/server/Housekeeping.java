package io.vedette.resp.server;

/**
 * The round over all connections, several times a second: who has been idle for too long, who has been over the soft
 * output limit for too long, who does not read its last reply. It costs nothing while no such limit is in force.
 */
final class Housekeeping {
    static final long PERIOD_MS = 100;

    /** How long a client that is being closed may take to read what was still to be said. */
    private static final long LAST_WORDS_MS = 10_000;

    private final ServerCore core;

    Housekeeping(ServerCore core) {
        this.core = core;
    }

    void round() {
        long now = core.clock.monotonicMs();
        long timeoutMs = core.limits().idleTimeoutMs();
        if (timeoutMs == 0 && core.budget.pendingBytes() == 0) {
            return;
        }
        for (Connection connection : core.connections.all()) {
            connection.output().account();
            if (!core.closeIfOverOutputLimit(connection)) {
                closeIfSilent(connection, now, timeoutMs);
            }
        }
    }

    private static void closeIfSilent(Connection connection, long now, long timeoutMs) {
        long idleMs = connection.activity().idleMs(now);
        if (connection.closesAfterReply() && idleMs > LAST_WORDS_MS) {
            ServerLog.stuckOnClose(connection);
            connection.close();
        } else if (timeoutMs > 0 && idleMs > timeoutMs && mayBeIdleTooLong(connection)) {
            ServerLog.idle(connection);
            connection.close();
        }
    }

    /** Subscribers and replicas are silent by nature, and who waits for us is not idle. */
    private static boolean mayBeIdleTooLong(Connection connection) {
        return connection.clientClass() == ClientClass.NORMAL && !connection.blocked();
    }
}
