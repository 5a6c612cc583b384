package io.vedette.deploy.watch;

import io.vedette.deploy.ask.Plain;
import io.vedette.deploy.ask.Wire;
import io.vedette.deploy.local.Layout;
import io.vedette.deploy.local.Member;
import io.vedette.resp.Reply;
import java.io.Closeable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Asks one member how it is, over a connection that is kept while it works. */
final class Looker implements Closeable {
    /** A member of a healthy local group answers within a few milliseconds. */
    private static final int PATIENCE_MS = 1000;

    private final Member member;
    private @Nullable Wire wire;

    Looker(Member member) {
        this.member = member;
    }

    Report look() {
        try {
            return member.isNode() ? node() : sentinel();
        } catch (IOException e) {
            close();
            return new Report.Silent(reason(e));
        }
    }

    private static String reason(IOException e) {
        if (e instanceof ConnectException) {
            return "connection refused";
        }
        return e instanceof SocketTimeoutException ? "no answer" : String.valueOf(e.getMessage());
    }

    private Wire wire() throws IOException {
        Wire open = wire;
        if (open == null) {
            open = Wire.open(member.port(), PATIENCE_MS);
            wire = open;
        }
        return open;
    }

    /** An error reply to PING (loading, no password) is an answer, and not that of a member that is ready. */
    private void requirePong() throws IOException {
        Reply reply = wire().ask("PING");
        if (!reply.asText().equals(Optional.of("PONG"))) {
            throw new IOException(reply instanceof Reply.ErrorReply error ? error.text() : "odd answer to PING");
        }
    }

    private Report node() throws IOException {
        requirePong();
        Map<String, String> info =
                Plain.info(wire().ask("INFO", "replication").asText().orElse(""));
        String role = info.getOrDefault("role", "?");
        boolean master = role.equals("master");
        return new Report.OfNode(
                role,
                master ? Optional.empty() : Optional.of(info.get("master_host") + ":" + info.get("master_port")),
                Optional.ofNullable(info.get("master_link_status")),
                number(info.get(master ? "master_repl_offset" : "slave_repl_offset")),
                number(info.get("connected_slaves")).orElse(0));
    }

    private Report sentinel() throws IOException {
        requirePong();
        List<Reply> address =
                wire().ask("SENTINEL", "GET-MASTER-ADDR-BY-NAME", Layout.GROUP).asList();
        Map<String, String> fields = Plain.fields(wire().ask("SENTINEL", "MASTER", Layout.GROUP));
        return new Report.OfSentinel(
                address.size() == 2 ? Optional.of(text(address.get(0)) + ":" + text(address.get(1))) : Optional.empty(),
                fields.getOrDefault("flags", "?"),
                number(fields.get("num-slaves")).orElse(0),
                number(fields.get("num-other-sentinels")).orElse(0),
                Optional.ofNullable(fields.get("planned-switchover")));
    }

    private static String text(Reply reply) {
        return reply.asText().orElse("?");
    }

    private static OptionalLong number(@Nullable String text) {
        return text != null && text.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    @Override
    public void close() {
        Wire open = wire;
        wire = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException alreadyBroken) {
                // It is given up either way.
                return;
            }
        }
    }
}
