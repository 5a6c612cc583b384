package io.vedette.resp.server;

import io.vedette.resp.WireLimits;

/**
 * Every bound a server keeps, in one place. Another record may be given to a running server; it holds for what happens
 * from then on.
 *
 * @param maxClients how many may be connected at once
 * @param idleTimeoutMs {@code timeout}; 0 keeps idle clients for ever
 * @param keepAliveSeconds {@code tcp-keepalive}; 0 leaves it off
 * @param backlog {@code tcp-backlog}
 * @param output {@code client-output-buffer-limit}
 * @param wire what one request may be
 * @param unreadReplyBytes from so many unread reply bytes on, no more commands of that client are read until it has taken
 *     them. Generous, because clients that write a long pipeline before they read its first reply are common, and they
 *     would wait for ever
 * @param unreadRepliesTotalBytes when all clients together leave more than this, the patience with each of them ends at
 *     {@link #IMPATIENT_BYTES}; when they leave more than {@link #unreadRepliesMostBytes}, some have to go
 */
public record ServerLimits(
        int maxClients,
        long idleTimeoutMs,
        int keepAliveSeconds,
        int backlog,
        OutputLimits output,
        WireLimits wire,
        long unreadReplyBytes,
        long unreadRepliesTotalBytes) {

    /** What a client may leave unread while the server as a whole is short of room. */
    public static final long IMPATIENT_BYTES = 64 << 10;

    private static final long MIB = 1 << 20;

    public static final ServerLimits DEFAULT =
            new ServerLimits(10_000, 0, 300, 511, OutputLimits.defaults(), WireLimits.DEFAULT, 32 * MIB, 256 * MIB);

    /**
     * All that clients together may ever leave unread. Patience alone is no bound: ten thousand silent clients get a little
     * each. So beyond this, who left most is closed, then the next, until the rest fits.
     */
    public long unreadRepliesMostBytes() {
        return unreadRepliesTotalBytes + unreadRepliesTotalBytes / 2;
    }

    public ServerLimits withMaxClients(int clients) {
        return new ServerLimits(
                clients,
                idleTimeoutMs,
                keepAliveSeconds,
                backlog,
                output,
                wire,
                unreadReplyBytes,
                unreadRepliesTotalBytes);
    }

    public ServerLimits withIdleTimeoutMs(long timeoutMs) {
        return new ServerLimits(
                maxClients,
                timeoutMs,
                keepAliveSeconds,
                backlog,
                output,
                wire,
                unreadReplyBytes,
                unreadRepliesTotalBytes);
    }

    public ServerLimits withKeepAliveSeconds(int seconds) {
        return new ServerLimits(
                maxClients, idleTimeoutMs, seconds, backlog, output, wire, unreadReplyBytes, unreadRepliesTotalBytes);
    }

    public ServerLimits withBacklog(int connections) {
        return new ServerLimits(
                maxClients,
                idleTimeoutMs,
                keepAliveSeconds,
                connections,
                output,
                wire,
                unreadReplyBytes,
                unreadRepliesTotalBytes);
    }

    public ServerLimits withOutput(OutputLimits limits) {
        return new ServerLimits(
                maxClients,
                idleTimeoutMs,
                keepAliveSeconds,
                backlog,
                limits,
                wire,
                unreadReplyBytes,
                unreadRepliesTotalBytes);
    }

    public ServerLimits withWire(WireLimits limits) {
        return new ServerLimits(
                maxClients,
                idleTimeoutMs,
                keepAliveSeconds,
                backlog,
                output,
                limits,
                unreadReplyBytes,
                unreadRepliesTotalBytes);
    }

    public ServerLimits withUnreadReplies(long bytesEach, long bytesTotal) {
        return new ServerLimits(
                maxClients, idleTimeoutMs, keepAliveSeconds, backlog, output, wire, bytesEach, bytesTotal);
    }

    /**
     * These limits, or smaller ones where the replies that may be left unread would not fit into half of the memory for
     * buffers outside of the heap. The other half is for reading: a loop that finds none left waits for a collection at
     * every buffer, and serves nobody meanwhile.
     */
    public ServerLimits withUnreadRepliesWithin(long bufferBytes) {
        long bytesTotal = Math.min(unreadRepliesTotalBytes, bufferBytes / 2);
        return withUnreadReplies(Math.min(unreadReplyBytes, bytesTotal / 2), bytesTotal);
    }
}
