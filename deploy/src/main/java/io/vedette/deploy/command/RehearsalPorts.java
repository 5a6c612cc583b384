package io.vedette.deploy.command;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * Ports on which nobody else rehearses. A node and a sentinel that are started for the first time, side by side, rehearse at the same
 * time, and a port that is free when it is looked for may be the other's when it is used. So each stretch of ports has a first one that
 * its user keeps to himself for as long as he needs the others. All of them are far from the usual ports, which whoever waits for a rehearsal is
 * about to use, and below those that the system gives to outgoing connections.
 */
final class RehearsalPorts implements AutoCloseable {
    private static final int FIRST = 21_000;
    private static final int STRETCHES = 100;
    private static final int LENGTH = 30;
    private static final int MEMBERS_MOST = LENGTH / 3;

    private final ServerSocket claim;

    private RehearsalPorts(ServerSocket claim) {
        this.claim = claim;
    }

    /** The first stretch that nobody has claimed. */
    static RehearsalPorts claim() throws IOException {
        for (int stretch = 0; stretch < STRETCHES; stretch++) {
            ServerSocket socket = new ServerSocket();
            try {
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), FIRST + stretch * LENGTH), 1);
                return new RehearsalPorts(socket);
            } catch (BindException taken) {
                socket.close();
            }
        }
        throw new BindException("none of " + STRETCHES + " stretches of ports from " + FIRST + " on is free");
    }

    int nodes() {
        return claim.getLocalPort() + 1;
    }

    int sentinels() {
        return claim.getLocalPort() + MEMBERS_MOST;
    }

    int pages() {
        return claim.getLocalPort() + 2 * MEMBERS_MOST;
    }

    @Override
    public void close() throws IOException {
        claim.close();
    }
}
