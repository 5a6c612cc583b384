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
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes the keys of one MIGRATE to their target: finds it, introduces itself, and waits; what happens to the keys is up to {@link
 * Luggage}.
 *
 * <pre>
 *   connect -> introduce (AUTH, SELECT) -> carry: key -> RESTORE -> its reply -> DEL here -> the next
 * </pre>
 *
 * <p>Redis stands still meanwhile; here others go on. Who has waited {@code timeout} ms for a sign of the target waits no longer.
 */
final class Migration implements Target.User {
    private static final long AGAIN_MS = 10;

    private static final String UNREACHED = "IOERR error or timeout connecting to the client";
    private static final String REFUSED = "IOERR error or timeout writing to target instance";
    private static final String SILENT = "IOERR error or timeout reading to target instance";

    private final Vertx vertx;
    private final Targets targets;
    private final Wish wish;
    private final Luggage luggage;
    private final Promise<Consumer<ReplyWriter>> result = Promise.promise();
    private Optional<Target> target = Optional.empty();
    private int introductions;
    private boolean introduced;
    private boolean heard;
    private boolean over;
    private boolean later;
    private long timer;

    Migration(Vertx vertx, Targets targets, KeyHandover handover, Wish wish, int from, List<byte[]> keys) {
        this.vertx = vertx;
        this.targets = targets;
        this.wish = wish;
        this.luggage = new Luggage(handover, wish, from, keys);
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
        // Also by a connection that knows us: what let us in may not any more.
        if (!wish.to().login().isEmpty()) {
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
                end(Optional.of(Luggage.saidBy(refused)));
            } else if (introductions == 0) {
                introduced = true;
                carry();
            }
        } else if (!luggage.isUnderWay()) {
            end(Optional.of("ERR Target instance said something that nobody had asked for"));
        } else {
            luggage.answered(reply);
            carry();
        }
    }

    /** Removes what has arrived, and sends what has not been sent. */
    private void carry() {
        boolean ready = luggage.mayGoOn();
        if (over) {
            return;
        }
        if (!ready) {
            carryLater();
            return;
        }
        luggage.goOn(target);
        if (luggage.isGone()) {
            end(luggage.trouble());
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
            luggage.goesAgain();
            dial();
        } else {
            end(Optional.of(SILENT));
        }
    }

    private void silent() {
        if (target.isEmpty()) {
            end(Optional.of(UNREACHED));
        } else if (!luggage.isUnderWay() && introductions == 0) {
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
        boolean whole = introduced && luggage.isSettled();
        luggage.stays();
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
