package io.vedette.sentinel.link;

import io.vedette.quorum.Effect;
import io.vedette.quorum.Gossip;
import io.vedette.quorum.Hello;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.Link;
import io.vedette.quorum.NodeOrder;
import io.vedette.quorum.Question;
import io.vedette.quorum.Target;
import io.vedette.resp.Reply;
import io.vertx.core.Vertx;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.NetClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * All links of the process: carries out the core's effects that concern one. An effect for a link that is no longer open is
 * not carried out; the event that says so is on its way. What the effects of one event send leaves together, at {@link #flush}.
 */
public final class Links {
    private final Vertx vertx;
    private final Dialer dialer;
    private final LinkContext context;
    private final Map<Link, LinkSession> sessions = new HashMap<>();
    /** The one in use first; beside a silent one there may be another that is tried. */
    private final Map<Target, List<LinkSession>> byTarget = new HashMap<>();

    private final Set<LinkSession> unflushed = new LinkedHashSet<>();

    /** @param tls the certificates, when {@code tls-replication} holds */
    public Links(Vertx vertx, NetClient client, Optional<ClientSSLOptions> tls, LinkContext context) {
        this.vertx = vertx;
        this.context = context;
        this.dialer = new Dialer(vertx, client, tls, context::placeOf);
    }

    public void connect(Effect.Connect effect) {
        Link link = effect.link();
        Access access = context.accessTo(link.target(), effect.group());
        Optional<HostPort> node =
                link.target() instanceof Target.Node ? Optional.of(link.target().address()) : Optional.empty();
        LinkSession session = new LinkSession(
                link,
                access,
                context,
                node.map(address -> new HelloFeed(vertx, dialer, context, address, access)),
                node.map(address -> new Preflight(vertx, dialer, context, address, access)),
                this::forget);
        sessions.put(link, session);
        byTarget.computeIfAbsent(link.target(), target -> new ArrayList<>(1)).add(session);
        session.dial(dialer, effect.withinMs());
    }

    public void drop(Link link) {
        LinkSession session = sessions.get(link);
        if (session != null) {
            forget(session);
            session.flush();
            session.drop();
        }
    }

    public void ping(Link link) {
        on(link, Conversation::ping);
    }

    public void askInfo(Link link) {
        on(link, Conversation::askInfo);
    }

    public void askRole(Link link) {
        on(link, Conversation::askRole);
    }

    public void askMasterDown(Link link, Question question) {
        on(link, conversation -> conversation.askMasterDown(question));
    }

    public void gossip(Link link, Gossip gossip) {
        on(link, conversation -> conversation.gossip(gossip));
    }

    public void order(Link link, long number, NodeOrder order) {
        on(link, conversation -> conversation.order(number, order));
    }

    public void publishHello(Effect.PublishHello effect) {
        LinkSession session = sessions.get(effect.link());
        if (session == null) {
            return;
        }
        Optional<Conversation> told = speaking(session);
        if (told.isPresent()) {
            Hello hello = new Hello(
                    context.announced(told.get().localHost()),
                    context.myId(),
                    effect.currentEpoch(),
                    effect.group(),
                    effect.master(),
                    effect.configEpoch());
            session.publish(context.written(hello));
        }
    }

    /** Asks a peer something the core has no part in; nobody answers where no link is open, or when it ends. */
    public void ask(Target.Peer peer, List<String> words, Consumer<Reply> onReply) {
        inUse(peer).ifPresent(session -> {
            session.conversation().ifPresent(conversation -> conversation.ask(words, onReply));
            session.flush();
        });
    }

    private Optional<LinkSession> inUse(Target target) {
        List<LinkSession> made = byTarget.get(target);
        return made == null ? Optional.empty() : Optional.of(made.get(0));
    }

    /** How many are open, or being opened. */
    public int open() {
        return sessions.size();
    }

    /** Commands without a reply yet on the link to this target. */
    public int pending(Target target) {
        return inUse(target)
                .flatMap(LinkSession::conversation)
                .map(Conversation::pending)
                .orElse(0);
    }

    public void flush() {
        if (unflushed.isEmpty()) {
            return;
        }
        List<LinkSession> now = new ArrayList<>(unflushed);
        unflushed.clear();
        now.forEach(LinkSession::flush);
    }

    public void closeAll() {
        new ArrayList<>(sessions.keySet()).forEach(this::drop);
    }

    private void on(Link link, Consumer<Conversation> said) {
        LinkSession session = sessions.get(link);
        if (session != null) {
            speaking(session).ifPresent(said);
        }
    }

    /** What is said on that link leaves at the next {@link #flush}; empty when it is not open. */
    private Optional<Conversation> speaking(LinkSession session) {
        unflushed.add(session);
        return session.conversation();
    }

    private void forget(LinkSession session) {
        sessions.remove(session.link());
        byTarget.computeIfPresent(session.link().target(), (target, made) -> {
            made.remove(session);
            return made.isEmpty() ? null : made;
        });
        unflushed.remove(session);
    }
}
