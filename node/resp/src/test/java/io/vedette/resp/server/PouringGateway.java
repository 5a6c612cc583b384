package io.vedette.resp.server;

import io.vedette.resp.Request;

/** Makes a client a subscriber or a replica, and pours over it what it asked for and does not read. */
final class PouringGateway {
    private static final int CHUNK = 1 << 20;

    private PouringGateway() {}

    static boolean execute(Connection connection, Request request) {
        if (request.is(0, "become")) {
            connection.flags().add(ClientFlag.valueOf(request.text(1)));
            connection.writer().ok();
        } else if (request.is(0, "name")) {
            connection.session().name(request.text(1));
            connection.writer().ok();
        } else if (request.is(0, "pour")) {
            for (int mib = Integer.parseInt(request.text(1)); mib > 0; mib--) {
                connection.writer().bulk("x".repeat(CHUNK));
            }
        } else {
            connection.writer().status("PONG");
        }
        return true;
    }
}
