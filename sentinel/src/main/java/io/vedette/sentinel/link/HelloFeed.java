package io.vedette.sentinel.link;

import io.vedette.quorum.HostPort;
import io.vedette.quorum.LinkEnd;
import io.vedette.resp.Bytes;
import io.vedette.resp.Reply;
import io.vedette.resp.ReplyLimits;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to the hellos on one node, on a connection of its own, for as long as the command link lives. It mends itself: when
 * the connection ends, or not even our own hellos come back, it is made again. Its end is no evidence about the node; the command
 * link gives that.
 */
final class HelloFeed implements Wire.Listener, Dialer.Outcome {
    private static final Logger LOG = LoggerFactory.getLogger(HelloFeed.class);

    static final long CONNECT_WITHIN_MS = 2_000;
    private static final long FIRST_RETRY_MS = 50;
    private static final long LONGEST_RETRY_MS = 1_000;
    private static final ReplyLimits LIMITS = new ReplyLimits(1 << 10, 16 << 10, 4);
    private static final Bytes MESSAGE = Bytes.of("message");
    private static final Bytes CHANNEL = Bytes.of(HelloText.CHANNEL);

    private final Vertx vertx;
    private final Dialer dialer;
    private final LinkContext context;
    private final HostPort node;
    private final Supplier<String> name;
    private final Access access;
    private Optional<Dialer.Attempt> attempt = Optional.empty();
    private Optional<Wire> wire = Optional.empty();
    private Echo echo = new Echo();
    private long timer = -1;
    private int failures;
    private boolean stopped;

    HelloFeed(Vertx vertx, Dialer dialer, LinkContext context, HostPort node, Access access) {
        this.vertx = vertx;
        this.dialer = dialer;
        this.context = context;
        this.node = node;
        this.name = node::name;
        this.access = access;
    }

    void start() {
        attempt = Optional.of(dialer.dial(node, CONNECT_WITHIN_MS, this));
    }

    void stop() {
        stopped = true;
        vertx.cancelTimer(timer);
        attempt.ifPresent(Dialer.Attempt::hangUp);
        wire.ifPresent(open -> {
            LOG.trace("-pubsub-link-reconnection {} #closed with the command link", node);
            open.close();
        });
    }

    @Override
    public void connected(LinkSocket socket) {
        Wire open = new Wire(socket, LIMITS, this);
        wire = Optional.of(open);
        Greetings.send(open, access, clientName());
        open.send(List.of(access.names().of("SUBSCRIBE"), HelloText.CHANNEL), this::subscribed);
        open.flush();
        echo = new Echo();
    }

    /** We say hello to the node, and shall hear that here. */
    void said() {
        if (wire.isPresent() && echo.isMissed(System.nanoTime())) {
            wire.get().close();
            wire = Optional.empty();
            retry("our own hellos do not come back");
        }
    }

    private String clientName() {
        return Greetings.clientName(context.myId(), "pubsub");
    }

    private void subscribed(Reply reply) {
        echo.heard();
        if (reply instanceof Reply.ErrorReply error) {
            context.complain(node, Trouble.SUBSCRIBE, "refuses SUBSCRIBE " + HelloText.CHANNEL + ": " + error.text());
        } else {
            failures = 0;
        }
    }

    @Override
    public void failed(LinkEnd how, String detail) {
        retry(detail);
    }

    @Override
    public void ended(LinkEnd how, String detail) {
        wire = Optional.empty();
        retry(detail);
    }

    @Override
    public void unasked(Reply reply) {
        echo.heard();
        List<Reply> parts = reply.asList();
        if (parts.size() == 3
                && parts.get(0) instanceof Reply.Bulk kind
                && kind.bytes().equals(MESSAGE)
                && parts.get(1) instanceof Reply.Bulk channel
                && channel.bytes().equals(CHANNEL)
                && parts.get(2) instanceof Reply.Bulk hello) {
            context.heard(name, hello.bytes());
        }
    }

    private void retry(String detail) {
        if (!stopped) {
            LOG.trace("-pubsub-link-reconnection {} #{}", node, detail);
            long delayMs = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS << Math.min(10, failures++));
            timer = vertx.setTimer(delayMs, fired -> start());
        }
    }
}
