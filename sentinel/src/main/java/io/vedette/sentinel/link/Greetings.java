package io.vedette.sentinel.link;

import io.vedette.quorum.HostPort;
import io.vedette.quorum.SentinelId;
import io.vedette.resp.Reply;
import java.util.List;
import java.util.function.Consumer;

/** What is said first on every connection, without waiting for answers: who we are, and what CLIENT LIST is to call us. */
final class Greetings {
    private static final int SHOWN_OF_ID = 8;

    private Greetings() {}

    static void send(Wire wire, Access access, String clientName) {
        send(wire, access, clientName, ignored -> {});
    }

    /** @param refused told the error when AUTH fails */
    static void send(Wire wire, Access access, String clientName, Consumer<String> refused) {
        access.login()
                .ifPresent(login -> wire.send(login.command(access.names()), reply -> {
                    if (reply instanceof Reply.ErrorReply error) {
                        refused.accept(error.text());
                    }
                }));
        wire.send(List.of(access.names().of("CLIENT"), "SETNAME", clientName), ignored -> {});
    }

    static String clientName(SentinelId myId, String purpose) {
        String id = myId.text();
        return "sentinel-" + id.substring(0, Math.min(SHOWN_OF_ID, id.length())) + "-" + purpose;
    }

    static String wrongPassword(HostPort address, String error) {
        return "refuses our AUTH (" + error + "); mend auth-user and auth-pass for " + address;
    }
}
