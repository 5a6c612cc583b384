package io.vedette.sentinel.link;

import io.vedette.quorum.Event;
import io.vedette.quorum.Gossip;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.Link;
import io.vedette.quorum.NodeInfo;
import io.vedette.quorum.NodeOrder;
import io.vedette.quorum.OrderOutcome;
import io.vedette.quorum.Question;
import io.vedette.quorum.Target;
import io.vedette.resp.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** What is said on one open link: each command, and the event its reply becomes. */
final class Conversation {
    /** Unanswered commands; a server that owes more is not sent any. Redis's figure. */
    static final int MAX_PENDING_AT_NODE = 100;

    /** One link to a peer serves all groups, and all of them may have something to ask at once. */
    static final int MAX_PENDING_AT_PEER = 10_000;

    private final Link link;
    private final Wire wire;
    private final CommandNames names;
    private final LinkContext context;
    private final Runnable onAnswer;
    private final GossipSender gossip;
    private final int maxPending;
    private final boolean pingHasItsName;
    private final Set<Long> openOrders = new TreeSet<>();
    private final Consumer<Reply> onPublished = this::published;

    /** @param onAnswer told of each answer to a PING, whatever it is */
    Conversation(Link link, Wire wire, CommandNames names, LinkContext context, Runnable onAnswer) {
        this.link = link;
        this.wire = wire;
        this.names = names;
        this.context = context;
        this.onAnswer = onAnswer;
        this.gossip = new GossipSender(context.myId(), context.signature());
        this.pingHasItsName = names.of("PING").equals("PING");
        this.maxPending = link.target() instanceof Target.Node ? MAX_PENDING_AT_NODE : MAX_PENDING_AT_PEER;
    }

    int pending() {
        return wire.pending();
    }

    /** Our own address as the other side sees it. */
    String localHost() {
        return wire.localHost();
    }

    void ping() {
        if (!hasRoomFor(1)) {
            return;
        }
        Pinged onReply = new Pinged(System.nanoTime());
        if (pingHasItsName) {
            wire.ping(onReply);
        } else {
            wire.send(names.in(List.of("PING")), onReply);
        }
    }

    /** No lambda: of all that is made in peace these are the most, and the first compiler makes them in a dozen calls. */
    private final class Pinged implements Consumer<Reply> {
        private final long sentNanos;

        private Pinged(long sentNanos) {
            this.sentNanos = sentNanos;
        }

        @Override
        public void accept(Reply reply) {
            context.answeredAfter(address(), System.nanoTime() - sentNanos);
            context.happened(new Event.PingAnswered(link, PingAnswer.of(reply)));
            onAnswer.run();
        }
    }

    void askInfo() {
        boolean sent = context.briefInfoIsEnough(address())
                ? send(BriefInfo.QUESTION, this::briefInfoAnswered)
                : send(List.of("INFO"), this::infoAnswered);
        if (!sent) {
            askFailed("INFO was not sent: too many commands are unanswered");
        }
    }

    private void infoAnswered(Reply reply) {
        String text = reply.asText().orElse("");
        InfoText.read(text)
                .ifPresentOrElse(
                        info -> {
                            context.infoText(address(), text);
                            informed(info);
                        },
                        () -> askFailed(problem(Trouble.INFO, "INFO", reply)));
    }

    private void briefInfoAnswered(Reply reply) {
        InfoText.read(reply.asText().orElse("")).ifPresentOrElse(this::informed, () -> {
            context.refusesBriefInfo(address());
            askFailed(problem(Trouble.INFO, "INFO", reply));
        });
    }

    /** Replicas we could never connect to are none to us, as in Redis: written down, they would keep its sentinels from reading the file. */
    private void informed(NodeInfo info) {
        List<NodeInfo.Downstream> placed = info.replicas().stream()
                .filter(replica -> context.placeOf(replica.address().host()).isPresent())
                .toList();
        if (placed.size() == info.replicas().size()) {
            context.happened(new Event.InfoAnswered(link, info));
        } else {
            context.complain(
                    address(),
                    Trouble.INFO,
                    "has replicas with host names, and those are not resolved; set: sentinel resolve-hostnames yes");
            context.happened(new Event.InfoAnswered(link, info.located(info.upstream(), placed)));
        }
    }

    void askRole() {
        if (!send(List.of("ROLE"), this::roleAnswered)) {
            askFailed("ROLE was not sent: too many commands are unanswered");
        }
    }

    private void roleAnswered(Reply reply) {
        RoleAnswer.read(reply)
                .ifPresentOrElse(
                        report -> context.happened(new Event.RoleAnswered(link, report)),
                        () -> askFailed(problem(Trouble.ROLE, "ROLE", reply)));
    }

    private void askFailed(String error) {
        context.happened(new Event.AskFailed(link, error));
    }

    void askMasterDown(Question question) {
        List<String> words = List.of(
                "SENTINEL",
                "is-master-down-by-addr",
                question.master().host(),
                Integer.toString(question.master().port()),
                question.epoch().toString(),
                question.candidate().map(Object::toString).orElse("*"));
        send(
                words,
                reply -> MasterDownAnswer.read(reply)
                        .ifPresentOrElse(
                                answer -> context.happened(new Event.MasterDownAnswered(link, question, answer)),
                                () -> problem(Trouble.VOTE, "SENTINEL is-master-down-by-addr", reply)));
    }

    void gossip(Gossip message) {
        if (message instanceof Gossip.Greeting) {
            gossip.send(message, words -> send(words, this::greeted));
        } else {
            gossip.send(message, this::sendGossip);
        }
    }

    private void greeted(Reply reply) {
        if (reply instanceof Reply.ErrorReply) {
            context.happened(new Event.GossipRefused(link));
        } else {
            gossip.greeted(reply, this::sendGossip);
            wire.flush();
        }
    }

    private void sendGossip(List<String> words) {
        send(words, reply -> {
            if (reply instanceof Reply.ErrorReply error) {
                context.complain(address(), Trouble.GOSSIP, "refuses our gossip: " + error.text());
                context.happened(new Event.GossipRefused(link));
            }
        });
    }

    void publish(String hello) {
        send(List.of("PUBLISH", HelloText.CHANNEL, hello), onPublished);
    }

    private void published(Reply reply) {
        if (reply instanceof Reply.ErrorReply) {
            problem(Trouble.PUBLISH, "PUBLISH", reply);
        }
    }

    void ask(List<String> words, Consumer<Reply> onReply) {
        send(words, onReply);
    }

    void order(long number, NodeOrder order) {
        List<List<String>> commands = OrderScript.commands(number, order);
        if (!hasRoomFor(commands.size())) {
            answered(number, new OrderOutcome.Refused("not sent: too many commands are unanswered"));
            return;
        }
        openOrders.add(number);
        List<Reply> replies = new ArrayList<>();
        for (List<String> words : commands) {
            send(words, reply -> {
                replies.add(reply);
                if (replies.size() == commands.size()) {
                    openOrders.remove(number);
                    answered(number, OrderScript.outcome(replies));
                }
            });
        }
    }

    /** The connection ended: nobody will ever say how the open orders went. */
    void brokeOff(String detail) {
        openOrders.forEach(number -> answered(number, new OrderOutcome.Unknown(detail)));
    }

    private void answered(long number, OrderOutcome outcome) {
        context.happened(new Event.OrderAnswered(link, number, outcome));
    }

    /** A reply that is not what was asked for. Complained about, unless the server is merely loading or cut off. */
    private String problem(Trouble kind, String command, Reply reply) {
        String problem = reply instanceof Reply.ErrorReply error
                ? "refuses " + command + ": " + error.text()
                : "answers " + command + " with something else";
        if (!PingAnswer.of(reply).isValid()) {
            context.complain(address(), kind, problem);
        }
        return problem;
    }

    private boolean send(List<String> words, Consumer<Reply> onReply) {
        if (!hasRoomFor(1)) {
            return false;
        }
        wire.send(names.in(words), onReply);
        return true;
    }

    private boolean hasRoomFor(int commands) {
        return pending() + commands <= maxPending;
    }

    private HostPort address() {
        return link.target().address();
    }
}
