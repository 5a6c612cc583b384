package io.vedette.deploy.ask;

import io.vedette.deploy.local.Refusal;
import io.vedette.quorum.HostPort;
import io.vedette.resp.Reply;
import java.io.Closeable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * Logged in at one sentinel or node. Speaks RESP3 where that is known, RESP2 elsewhere; {@link Plain} hides the difference.
 * What the other side refuses is a {@link Refusal} that names it and says what to do.
 */
public final class Client implements Closeable {
    private final HostPort address;
    private final Wire wire;
    private final Map<String, String> server;

    private Client(HostPort address, Wire wire, Map<String, String> server) {
        this.address = address;
        this.wire = wire;
        this.server = server;
    }

    public static Client open(HostPort address, Access access) throws Refusal {
        try {
            Wire wire = Wire.open(address, access);
            try {
                greet(address, wire, access);
                Reply info = wire.ask("INFO", "server");
                if (info instanceof Reply.ErrorReply error) {
                    throw refused(address, error);
                }
                return new Client(address, wire, Plain.info(Plain.text(info)));
            } catch (IOException | Refusal failure) {
                wire.close();
                throw failure;
            }
        } catch (IOException failure) {
            throw new Refusal(address + ": " + reason(failure));
        }
    }

    private static void greet(HostPort address, Wire wire, Access access) throws IOException, Refusal {
        String user = access.user().orElse("default");
        Reply hello = access.password().isPresent()
                ? wire.ask("HELLO", "3", "AUTH", user, access.password().get())
                : wire.ask("HELLO", "3");
        if (!(hello instanceof Reply.ErrorReply error)) {
            return;
        }
        if (List.of("NOAUTH", "WRONGPASS", "DENIED", "NOPERM").contains(error.code())) {
            throw refused(address, error);
        }
        if (!access.login().isEmpty()) {
            Reply login = wire.ask(access.login().toArray(String[]::new));
            if (login instanceof Reply.ErrorReply denied) {
                throw refused(address, denied);
            }
        }
    }

    private static Refusal refused(HostPort address, Reply.ErrorReply error) {
        return new Refusal(address + ": "
                + switch (error.code()) {
                    case "NOAUTH" ->
                        "it wants a password; give --password-file, and --user where it is not the default";
                    case "WRONGPASS" -> "it does not accept this user and password; correct --user or --password-file";
                    case "DENIED" ->
                        "it is in protected mode and answers on the loopback only; give it a password, or a bind"
                                + " address and 'protected-mode no'";
                    case "NOPERM" -> "this user may not: " + error.text() + "; grant it with ACL SETUSER";
                    default -> error.text();
                });
    }

    private static String reason(IOException failure) {
        if (failure instanceof ConnectException) {
            return "the connection is refused; is it running?";
        }
        if (failure instanceof SocketTimeoutException) {
            return "no answer in time; --timeout gives it more";
        }
        if (failure instanceof SSLException) {
            return "no TLS connection: " + failure.getMessage() + "; look at --tls, --cacert, --cert and --key";
        }
        return String.valueOf(failure.getMessage());
    }

    public HostPort address() {
        return address;
    }

    /** Its section {@code server} of INFO. */
    public Map<String, String> server() {
        return server;
    }

    public boolean isSentinel() {
        return "sentinel".equals(server.get("redis_mode"));
    }

    /** A reply, which may be an error. */
    public Reply tryAsk(String... command) throws Refusal {
        try {
            return wire.ask(command);
        } catch (IOException failure) {
            throw new Refusal(address + ": " + reason(failure));
        }
    }

    public Reply ask(String... command) throws Refusal {
        Reply reply = tryAsk(command);
        if (reply instanceof Reply.ErrorReply error) {
            throw refused(address, error);
        }
        return reply;
    }

    /** The next message of what was subscribed to; empty when none came in time. */
    public Optional<List<String>> message() throws Refusal {
        try {
            return Optional.of(wire.next().asList().stream().map(Plain::text).toList());
        } catch (SocketTimeoutException quiet) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new Refusal(address + ": " + reason(failure));
        }
    }

    @Override
    public void close() {
        try {
            wire.close();
        } catch (IOException alreadyBroken) {
            // It is given up either way.
            return;
        }
    }
}
