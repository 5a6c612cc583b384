package io.vedette.sentinel.link;

import io.vedette.quorum.Event;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.Link;
import io.vedette.quorum.LinkEnd;
import io.vedette.resp.Reply;
import io.vedette.resp.ReplyLimits;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt to talk to one target, from dialling to its end. It reports its opening and its end once each; after {@link #drop}
 * it reports nothing. While it is open, {@link #conversation} carries what is said.
 */
final class LinkSession implements Dialer.Outcome, Wire.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(LinkSession.class);

    /** INFO of a master with a thousand replicas is some 100 KB. */
    private static final ReplyLimits LIMITS = new ReplyLimits(16 << 10, 1 << 20, 8);

    private final Link link;
    private final Access access;
    private final LinkContext context;
    private final Optional<HelloFeed> feed;
    private final Optional<Preflight> preflight;
    private final Consumer<LinkSession> onEnd;
    private boolean answered;
    private Optional<Dialer.Attempt> attempt = Optional.empty();
    private Optional<Wire> wire = Optional.empty();
    private Optional<Conversation> conversation = Optional.empty();

    LinkSession(
            Link link,
            Access access,
            LinkContext context,
            Optional<HelloFeed> feed,
            Optional<Preflight> preflight,
            Consumer<LinkSession> onEnd) {
        this.link = link;
        this.access = access;
        this.context = context;
        this.feed = feed;
        this.preflight = preflight;
        this.onEnd = onEnd;
    }

    void dial(Dialer dialer, long withinMs) {
        attempt = Optional.of(dialer.dial(address(), withinMs, this));
    }

    Link link() {
        return link;
    }

    /** Empty unless the link is open. */
    Optional<Conversation> conversation() {
        return conversation;
    }

    void publish(List<String> hello) {
        conversation.ifPresent(open -> hello.forEach(open::publish));
        feed.ifPresent(HelloFeed::said);
    }

    void flush() {
        wire.ifPresent(Wire::flush);
    }

    void drop() {
        attempt.ifPresent(Dialer.Attempt::hangUp);
        wire.ifPresent(Wire::close);
        over();
    }

    private void reportEnd(LinkEnd how, String detail) {
        LOG.trace("-cmd-link-reconnection {} #{}", address(), detail);
        context.happened(new Event.LinkEnded(link, how, detail));
    }

    private void over() {
        wire = Optional.empty();
        conversation = Optional.empty();
        feed.ifPresent(HelloFeed::stop);
        preflight.ifPresent(Preflight::stop);
    }

    @Override
    public void connected(LinkSocket socket) {
        Wire open = new Wire(socket, LIMITS, this);
        wire = Optional.of(open);
        conversation = Optional.of(new Conversation(link, open, access.names(), context, this::answered));
        reportResolved(open);
        Greetings.send(
                open,
                access,
                Greetings.clientName(context.myId(), "cmd"),
                error -> context.complain(address(), Trouble.AUTH, Greetings.wrongPassword(address(), error)));
        context.happened(new Event.LinkOpened(link));
        flush();
    }

    /** The rest of what a node is connected for waits until it says something: many a link is tried, and dropped when another was answered. */
    private void answered() {
        if (!answered && conversation.isPresent()) {
            answered = true;
            feed.ifPresent(HelloFeed::start);
            preflight.ifPresent(Preflight::start);
        }
    }

    private void reportResolved(Wire open) {
        String host = address().host();
        String ip = open.remoteHost();
        if (!Addresses.isLiteral(host) && !ip.isEmpty()) {
            context.happened(new Event.HostResolved(host, ip));
        }
    }

    @Override
    public void failed(LinkEnd how, String detail) {
        onEnd.accept(this);
        reportEnd(how, detail);
    }

    @Override
    public void ended(LinkEnd how, String detail) {
        Optional<Conversation> broken = conversation;
        over();
        onEnd.accept(this);
        if (how == LinkEnd.GARBLED) {
            context.complain(address(), Trouble.PROTOCOL, "answers what is not the Redis protocol: " + detail);
        }
        broken.ifPresent(conversation -> conversation.brokeOff(detail));
        reportEnd(how, detail);
    }

    /** On a command link nobody speaks unasked, except a server that turns us away. */
    @Override
    public void unasked(Reply reply) {
        wire.ifPresent(Wire::close);
        ended(
                LinkEnd.GARBLED,
                reply instanceof Reply.ErrorReply error ? error.text() : "a reply that answers no command");
    }

    private HostPort address() {
        return link.target().address();
    }
}
