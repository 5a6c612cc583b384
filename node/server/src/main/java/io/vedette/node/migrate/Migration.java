package io.vedette.node.migrate;

import io.netty.channel.ConnectTimeoutException;
import io.vedette.node.data.KeyHandover;
import io.vedette.resp.Reply;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.RequestWriter;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes the keys of one MIGRATE to their target.
 *
 * <pre>
 *   connect -> introduce (AUTH, SELECT) -> carry: key -> RESTORE -> its reply -> DEL here -> the next
 * </pre>
 *
 * <p>Redis stands still meanwhile; here others go on. So a key that was written to while it was under way stays, and goes
 * again as it is now; where that does not end, it is given up. Nothing is removed while somebody holds back writing.
 * Who has waited {@code timeout} ms for a sign of the target waits no longer.
 */
final class Migration implements Target.User {
    private static final int UNDER_WAY = 64;
    private static final int ATTEMPTS = 20;
    private static final long AGAIN_MS = 10;

    private static final String UNREACHED = "IOERR error or timeout connecting to the client";
    private static final String REFUSED = "IOERR error or timeout writing to target instance";
    private static final String SILENT = "IOERR error or timeout reading to target instance";

    /** A key that has to go. */
    private static final class Errand {
        private final byte[] key;
        private final boolean replace;
        private final int attempt;

        Errand(byte[] key, boolean replace, int attempt) {
            this.key = key;
            this.replace = replace;
            this.attempt = attempt;
        }

        /** The same key, as it has become meanwhile. */
        Errand again() {
            return new Errand(key, true, attempt + 1);
        }
    }

    /** A key that was sent. */
    private record Sent(Errand errand, KeyHandover.Parcel parcel) {}

    /** A key, and what the target says of it. */
    private record Answered(Sent sent, Reply reply) {}

    private final Vertx vertx;
    private final Targets targets;
    private final KeyHandover handover;
    private final Wish wish;
    private final int from;
    private final Promise<Consumer<ReplyWriter>> result = Promise.promise();
    private final Deque<Errand> errands = new ArrayDeque<>();
    private final Deque<Sent> underWay = new ArrayDeque<>();
    private final List<Answered> answered = new ArrayList<>();
    private Optional<Target> target = Optional.empty();
    private Optional<String> error = Optional.empty();
    private int introductions;
    private boolean introduced;
    private boolean heard;
    private boolean over;
    private boolean later;
    private long timer;

    Migration(Vertx vertx, Targets targets, KeyHandover handover, Wish wish, int from, List<byte[]> keys) {
        this.vertx = vertx;
        this.targets = targets;
        this.handover = handover;
        this.wish = wish;
        this.from = from;
        keys.forEach(key -> errands.add(new Errand(key, wish.replace(), 1)));
    }

    /** What to answer, when everything is done or has failed. */
    Future<Consumer<ReplyWriter>> run() {
        timer = vertx.setTimer(wish.timeoutMs(), id -> silent());
        Optional<Target> kept = targets.kept(wish.to());
        if (kept.isPresent()) {
            // Not now: we are in the middle of the command that asks for it.
            vertx.runOnContext(now -> begin(kept.get()));
        } else {
            dial();
        }
        return result.future();
    }

    private void dial() {
        targets.dial(wish.to(), wish.timeoutMs()).onComplete(made -> {
            if (made.failed()) {
                end(Optional.of(isUnreached(made.cause()) ? UNREACHED : REFUSED));
            } else if (over) {
                made.result().close();
            } else {
                begin(made.result());
            }
        });
    }

    /** Nobody is there, in contrast to somebody who does not want us. */
    private static boolean isUnreached(Throwable failure) {
        return failure instanceof ConnectTimeoutException || failure instanceof UnknownHostException;
    }

    private void begin(Target reached) {
        if (reached.isClosed()) {
            dial();
            return;
        }
        target = Optional.of(reached);
        RequestWriter words = new RequestWriter();
        if (reached.isFresh() && !wish.to().login().isEmpty()) {
            words.command(wish.to().login().toArray(String[]::new));
            introductions++;
        }
        if (!reached.hasSelected(wish.database())) {
            words.command("SELECT", Long.toString(wish.database()));
            introductions++;
        }
        reached.serve(this);
        if (introductions == 0) {
            introduced = true;
            carry();
        } else {
            reached.send(words);
        }
    }

    @Override
    public void replied(Reply reply) {
        if (over) {
            return;
        }
        heard = true;
        vertx.cancelTimer(timer);
        timer = vertx.setTimer(wish.timeoutMs(), id -> silent());
        if (introductions > 0) {
            introductions--;
            if (reply instanceof Reply.ErrorReply refused) {
                end(Optional.of(saidBy(refused)));
            } else if (introductions == 0) {
                introduced = true;
                carry();
            }
        } else if (underWay.isEmpty()) {
            end(Optional.of("ERR Target instance said something that nobody had asked for"));
        } else {
            answered.add(new Answered(underWay.remove(), reply));
            carry();
        }
    }

    private static String saidBy(Reply.ErrorReply refused) {
        return "ERR Target instance replied with error: " + refused.text();
    }

    /** Removes what has arrived, and sends what has not been sent. */
    private void carry() {
        boolean ready = wish.copy() ? handover.isReady() : handover.mayWrite();
        if (over) {
            return;
        }
        if (!ready) {
            carryLater();
            return;
        }
        handover.together(() -> {
            answered.forEach(this::settle);
            answered.clear();
            target.ifPresent(this::sendMore);
        });
        if (underWay.isEmpty() && errands.isEmpty()) {
            end(error);
        }
    }

    private void carryLater() {
        if (!later) {
            later = true;
            vertx.setTimer(AGAIN_MS, id -> {
                later = false;
                carry();
            });
        }
    }

    private void settle(Answered one) {
        KeyHandover.Parcel parcel = one.sent().parcel();
        Errand errand = one.sent().errand();
        String refusal = wish.copy() ? null : handover.refusal();
        if (one.reply() instanceof Reply.ErrorReply refused) {
            parcel.kept();
            note(saidBy(refused));
        } else if (wish.copy()) {
            parcel.kept();
        } else if (refusal != null) {
            parcel.kept();
            note(refusal);
        } else if (!parcel.isOutdated()) {
            parcel.removed();
        } else if (errand.attempt == ATTEMPTS) {
            parcel.kept();
            note("ERR A key is written to all the time: it stays here, and the target has what it was");
        } else {
            parcel.kept();
            errands.addFirst(errand.again());
        }
    }

    private void note(String trouble) {
        if (error.isEmpty()) {
            error = Optional.of(trouble);
        }
    }

    private void sendMore(Target to) {
        while (!errands.isEmpty()
                && !to.isClosed()
                && underWay.size() < UNDER_WAY
                && (underWay.isEmpty() || !to.isFull())) {
            Errand errand = errands.remove();
            handover.pack(from, errand.key).ifPresent(parcel -> {
                underWay.add(new Sent(errand, parcel));
                to.send(restore(parcel, errand.replace));
            });
        }
    }

    private static RequestWriter restore(KeyHandover.Parcel parcel, boolean replace) {
        RequestWriter words = new RequestWriter()
                .begin(replace ? 5 : 4)
                .argument("RESTORE")
                .argument(parcel.key())
                .argument(parcel.ttlMs())
                .argument(parcel.dump());
        return replace ? words.argument("REPLACE") : words;
    }

    /** A connection that was kept too long is no reason to give up, unless something was heard by it. */
    @Override
    public void lost() {
        if (over) {
            return;
        }
        if (target.filter(known -> !known.isFresh()).isPresent() && !heard) {
            target = Optional.empty();
            introductions = 0;
            introduced = false;
            for (Sent sent = underWay.pollLast(); sent != null; sent = underWay.pollLast()) {
                sent.parcel().kept();
                errands.addFirst(sent.errand());
            }
            dial();
        } else {
            end(Optional.of(SILENT));
        }
    }

    private void silent() {
        if (target.isEmpty()) {
            end(Optional.of(UNREACHED));
        } else if (underWay.isEmpty() && introductions == 0) {
            // It is we who have been held up.
            timer = vertx.setTimer(wish.timeoutMs(), id -> silent());
        } else {
            end(Optional.of(SILENT));
        }
    }

    private void end(Optional<String> trouble) {
        if (over) {
            return;
        }
        over = true;
        vertx.cancelTimer(timer);
        boolean whole = introduced && underWay.isEmpty() && answered.isEmpty();
        underWay.forEach(sent -> sent.parcel().kept());
        answered.forEach(one -> one.sent().parcel().kept());
        target.ifPresent(used -> {
            if (whole && !used.isClosed()) {
                targets.keep(wish.to(), used.used(wish.database()));
            } else {
                used.close();
            }
        });
        result.complete(reply -> {
            if (trouble.isPresent()) {
                reply.error(trouble.get());
            } else {
                reply.ok();
            }
        });
    }
}
