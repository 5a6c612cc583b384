package io.vedette.deploy.backup;

import io.vedette.deploy.ask.Access;
import io.vedette.deploy.ask.Wire;
import io.vedette.quorum.HostPort;
import io.vedette.resp.Reply;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** A connection to a node or a sentinel of which every failure says whose it is. */
final class Talk implements Closeable {
    private final Wire wire;
    private final HostPort peer;

    private Talk(Wire wire, HostPort peer) {
        this.wire = wire;
        this.peer = peer;
    }

    static Talk open(HostPort to, Access access) throws IOException {
        Talk talk = new Talk(connected(to, access), to);
        try {
            if (!access.login().isEmpty()) {
                talk.ask(access.login().toArray(String[]::new));
            }
            return talk;
        } catch (IOException failure) {
            talk.close();
            throw failure;
        }
    }

    private static Wire connected(HostPort to, Access access) throws IOException {
        try {
            return Wire.open(to, access);
        } catch (IOException failure) {
            throw of(to, failure);
        }
    }

    private static IOException of(HostPort peer, IOException failure) {
        return new IOException(peer + ": " + failure.getMessage(), failure);
    }

    HostPort peer() {
        return peer;
    }

    /** The answer; an error is a failure. */
    Reply ask(String... words) throws IOException {
        Reply reply = offer(words);
        if (reply instanceof Reply.ErrorReply error) {
            throw new IOException(peer + " answered: " + error.text());
        }
        return reply;
    }

    /** The same where an error is as good. */
    Reply offer(String... words) throws IOException {
        try {
            return wire.ask(words);
        } catch (IOException failure) {
            throw of(peer, failure);
        }
    }

    /** A last command, whose answer is no reply but bytes. */
    InputStream bytes(String... words) throws IOException {
        wire.send(words);
        return wire.bytes();
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
