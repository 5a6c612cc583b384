package io.vedette.sentinel.link;

import io.vedette.quorum.HostPort;
import io.vedette.quorum.LinkEnd;
import io.vedette.resp.Reply;
import io.vedette.resp.ReplyLimits;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds out, in peace, whether a node would obey us in a failover. What would be sent then is queued in a transaction that is
 * never executed: a server checks permissions when it queues. Only after MULTI was accepted is anything queued, the connection is
 * closed without EXEC, and the arguments are such that nothing would happen even if they were carried out. ACL DRYRUN would tell
 * the same, but servers before 7 do not have it and the user of a sentinel may seldom use it.
 */
final class Preflight implements Wire.Listener, Dialer.Outcome {
    private static final long FIRST_MS = 2_000;
    private static final long AGAIN_WHEN_REFUSED_MS = 10_000;
    private static final long AGAIN_MS = 3_600_000;
    private static final long PATIENCE_MS = 5_000;
    private static final ReplyLimits LIMITS = new ReplyLimits(1 << 10, 16 << 10, 4);

    /** Nobody's type of client, no port, no hello: each would be refused for its arguments. */
    private static final List<List<String>> NEEDED = List.of(
            List.of("PING"),
            List.of("INFO"),
            List.of("SLAVEOF", "vedette", "preflight"),
            List.of("CONFIG", "REWRITE"),
            List.of("CLIENT", "KILL", "TYPE", "preflight"),
            List.of("PUBLISH", HelloText.CHANNEL, ""));

    private final Vertx vertx;
    private final Dialer dialer;
    private final LinkContext context;
    private final HostPort node;
    private final Access access;
    private final List<String> missing = new ArrayList<>();
    private Optional<Dialer.Attempt> attempt = Optional.empty();
    private Optional<Wire> wire = Optional.empty();
    private long timer = -1;
    private int open;

    Preflight(Vertx vertx, Dialer dialer, LinkContext context, HostPort node, Access access) {
        this.vertx = vertx;
        this.dialer = dialer;
        this.context = context;
        this.node = node;
        this.access = access;
    }

    void start() {
        after(FIRST_MS);
    }

    void stop() {
        vertx.cancelTimer(timer);
        attempt.ifPresent(Dialer.Attempt::hangUp);
        hangUp();
    }

    private void after(long ms) {
        timer = vertx.setTimer(ms, fired -> {
            missing.clear();
            attempt = Optional.of(dialer.dial(node, PATIENCE_MS, this));
        });
    }

    @Override
    public void connected(LinkSocket socket) {
        Wire open = new Wire(socket, LIMITS, this);
        wire = Optional.of(open);
        timer = vertx.setTimer(PATIENCE_MS, fired -> unknown());
        Greetings.send(open, access, Greetings.clientName(context.myId(), "check"));
        send(List.of("MULTI"), this::mayBegin);
        open.flush();
    }

    private void mayBegin(Reply reply) {
        if (isRefused("MULTI", reply)) {
            done();
        } else if (reply instanceof Reply.ErrorReply) {
            unknown();
        } else {
            send(List.of("EXEC"), this::mayExecute);
        }
    }

    /** An empty transaction, so nothing is executed; the next one never is. */
    private void mayExecute(Reply reply) {
        isRefused("EXEC", reply);
        if (reply instanceof Reply.ErrorReply) {
            queueAll();
        } else {
            send(List.of("MULTI"), again -> {
                if (again instanceof Reply.ErrorReply) {
                    unknown();
                } else {
                    queueAll();
                }
            });
        }
    }

    private void queueAll() {
        open = NEEDED.size();
        for (List<String> command : NEEDED) {
            send(command, reply -> {
                isRefused(name(command), reply);
                open--;
                if (open == 0) {
                    done();
                }
            });
        }
    }

    /** {@code CONFIG REWRITE} has two words of name, {@code SLAVEOF} one. */
    private static String name(List<String> command) {
        boolean container = command.get(0).equals("CONFIG") || command.get(0).equals("CLIENT");
        return container ? command.get(0) + " " + command.get(1) : command.get(0);
    }

    private boolean isRefused(String command, Reply reply) {
        boolean refused = reply instanceof Reply.ErrorReply error
                && (error.code().equals("NOPERM") || error.text().contains("unknown command"));
        if (refused) {
            missing.add(command);
        }
        return refused;
    }

    private void send(List<String> words, Consumer<Reply> onReply) {
        List<String> named = new ArrayList<>(words);
        named.set(0, access.names().of(words.get(0)));
        wire.ifPresent(to -> {
            to.send(named, onReply);
            to.flush();
        });
    }

    private void done() {
        hangUp();
        context.mayNot(node, missing);
        after(missing.isEmpty() ? AGAIN_MS : AGAIN_WHEN_REFUSED_MS);
    }

    private void unknown() {
        hangUp();
        after(AGAIN_WHEN_REFUSED_MS);
    }

    private void hangUp() {
        vertx.cancelTimer(timer);
        wire.ifPresent(Wire::close);
        wire = Optional.empty();
    }

    @Override
    public void failed(LinkEnd how, String detail) {
        after(AGAIN_WHEN_REFUSED_MS);
    }

    @Override
    public void ended(LinkEnd how, String detail) {
        unknown();
    }

    @Override
    public void unasked(Reply reply) {
        unknown();
    }
}
