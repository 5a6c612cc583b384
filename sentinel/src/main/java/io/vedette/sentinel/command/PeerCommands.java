package io.vedette.sentinel.command;

import io.vedette.quorum.Answer;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.Event;
import io.vedette.quorum.Gossip;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.SentinelId;
import io.vedette.resp.Bytes;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.command.CommandErrors;
import io.vedette.resp.server.Attachment;
import io.vedette.resp.server.Connection;
import io.vedette.sentinel.lease.LeaseText;
import io.vedette.sentinel.link.Addresses;
import io.vedette.sentinel.link.GossipEnvelope;
import io.vedette.sentinel.link.HelloText;
import io.vedette.sentinel.link.Trouble;
import io.vedette.sentinel.shell.Shell;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** What other sentinels ask and tell. */
final class PeerCommands {
    private static final Attachment<GossipEnvelope.Receiver> GOSSIP = Attachment.of(GossipEnvelope.Receiver.class);
    private static final int NONCE_BYTES = 16;
    private static final byte[] HELLO_CHANNEL = HelloText.CHANNEL.getBytes(StandardCharsets.UTF_8);

    private final Shell shell;
    private final SecureRandom random = new SecureRandom();

    PeerCommands(Shell shell) {
        this.shell = shell;
    }

    void isMasterDown(Connection connection, Request request, ReplyWriter reply) {
        // Redis's epochs are signed on the wire; a negative one could only be meant to end all elections.
        if (!request.isLong(3) || !request.isLong(4) || request.longAt(4) < 0) {
            reply.error(CommandErrors.NOT_AN_INTEGER);
            return;
        }
        Optional<HostPort> master = Addresses.of(request.text(2), Long.toString(request.longAt(3)));
        String candidate = request.text(5);
        if (master.isEmpty() || !(candidate.equals("*") || HelloText.isId(candidate))) {
            answered(reply, Answer.NO);
            return;
        }
        Optional<SentinelId> votesFor =
                candidate.equals("*") ? Optional.empty() : Optional.of(new SentinelId(candidate));
        Event.MasterDownAsked question =
                new Event.MasterDownAsked(0, master.get(), new Epoch(request.longAt(4)), votesFor);
        Later.answerInLine(connection, answer -> shell.asked(question, answer), PeerCommands::answered);
    }

    private static void answered(ReplyWriter reply, Answer answer) {
        reply.array(3);
        reply.integer(answer.down() ? 1 : 0);
        reply.bulk(answer.leader().map(SentinelId::text).orElse("*"));
        reply.integer(answer.leaderEpoch().value());
    }

    /** The greeting is answered with a nonce for this connection; see {@link GossipEnvelope}. */
    void gossip(Connection connection, Request request, ReplyWriter reply) {
        GossipEnvelope.Receiver receiver = connection.attachment(GOSSIP, () -> new GossipEnvelope.Receiver(nonce()));
        Optional<GossipEnvelope.Message> message = receiver.read(words(request, 0), shell.signature());
        if (message.isEmpty() || message.get().from().equals(shell.myId())) {
            shell.complaints()
                    .complain(host(connection), Trouble.GOSSIP, "gossips what cannot be believed, perhaps in our name");
            reply.error("ERR this gossip cannot be believed: check version and gossip-secret on both sides");
            return;
        }
        if (message.get().gossip() instanceof Gossip.Greeting) {
            reply.bulk(receiver.nonce());
        } else {
            reply.ok();
        }
        shell.on(new Event.GossipHeard(message.get().from(), message.get().gossip()));
    }

    /** Another sentinel borrows, or gives back. */
    void lease(Connection connection, Request request, ReplyWriter reply) {
        LeaseText.read(words(request, 2))
                .ifPresentOrElse(
                        message -> reply.status(shell.leases().heard(message)),
                        () -> reply.error(
                                "ERR this is not about a lease: ASK or RELEASE, then what is lent, the id of the"
                                        + " borrower, its life, a number and an epoch"));
    }

    private static List<String> words(Request request, int from) {
        List<String> words = new ArrayList<>();
        for (int i = from; i < request.argc(); i++) {
            words.add(request.text(i));
        }
        return words;
    }

    /** Its port is another one each time, and says nothing. */
    private static String host(Connection connection) {
        String address = connection.peer().address();
        return address.substring(0, address.lastIndexOf(':'));
    }

    private String nonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Whatever was in it, the reply is 1: so redis-sentinel does it. */
    void publish(Connection connection, Request request, ReplyWriter reply) {
        if (!request.isBytes(1, HELLO_CHANNEL)) {
            reply.error("ERR Only HELLO messages are accepted by Sentinel instances.");
            return;
        }
        Bytes hello = Bytes.copyOf(request.array(), request.offset(2), request.length(2));
        shell.hello(hello, () -> host(connection));
        reply.integer(1);
    }
}
