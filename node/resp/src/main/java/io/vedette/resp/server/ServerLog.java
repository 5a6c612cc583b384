package io.vedette.resp.server;

import io.netty.channel.ChannelFutureListener;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sentences a server logs about its connections, in one place so that they read alike. */
final class ServerLog {
    private static final Logger LOG = LoggerFactory.getLogger(RespServer.class);

    /** For closes nobody waits for. */
    static final ChannelFutureListener CLOSED = done -> {
        if (!done.isSuccess()) {
            LOG.debug("Closing {} failed", done.channel(), done.cause());
        }
    };

    private ServerLog() {}

    static void listening(String place) {
        LOG.info("Listening on {}", place);
    }

    static void skipped(String place, Throwable cause) {
        LOG.warn("Not listening on {}, which is optional and not available: {}", place, cause.getMessage());
    }

    static void outputLimit(Connection connection, long pendingBytes) {
        LOG.warn(
                "Closing client {}: it left {} bytes of replies unread, more than client-output-buffer-limit {} allows",
                connection,
                pendingBytes,
                connection.clientClass().name().toLowerCase(Locale.ROOT));
    }

    static void outputExhausted(Connection connection, long pendingBytes) {
        LOG.warn(
                "Closing client {}: it left {} bytes of replies unread, more than any other, and together they are too many",
                connection,
                pendingBytes);
    }

    static void idle(Connection connection) {
        LOG.debug("Closing client {}: idle for longer than timeout", connection);
    }

    static void stuckOnClose(Connection connection) {
        LOG.debug("Closing client {}: it does not read its last replies", connection);
    }

    static void protocolError(Connection connection, String reason) {
        LOG.debug("Closing client {}: {}", connection, reason);
    }

    static void connectionFailed(Connection connection, Throwable cause) {
        LOG.debug("Closing client {}: {}", connection, cause.toString());
    }

    static void commandFailed(Connection connection, Throwable cause) {
        LOG.error(
                "Closing client {}: its command {} failed",
                connection,
                connection.activity().lastCommand(),
                cause);
    }

    static void certificateAdopted(TlsFiles files) {
        LOG.info(
                "New connections are served with the certificate that is now in {}",
                files.identity().certificate());
    }

    static void certificateKept(TlsFiles files, Throwable cause) {
        LOG.warn(
                "Keeping the certificate in service: {} and {} cannot be used: {}",
                files.identity().certificate(),
                files.identity().key(),
                cause.toString());
    }

    static void handshakeFailed(String place, Throwable cause) {
        LOG.debug("A client failed to connect to {}: {}", place, cause.toString());
    }
}
