package io.vedette.sentinel.publish;

import io.vedette.quorum.Epoch;
import io.vedette.quorum.GroupName;
import io.vedette.resp.process.Worker;
import io.vedette.sentinel.lease.Lease;
import io.vedette.sentinel.lease.Lease.Round;
import io.vedette.sentinel.lease.Lenders;
import io.vedette.sentinel.lease.Wish;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.SocketException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An address that moves with the master: the sentinel on the master's host holds it, as long as a majority of the sentinels lends it the
 * right to. It is given up the moment the master is elsewhere or somebody with a newer epoch asks, and then the right is given back, so
 * that the next need not wait. Where nothing is given back, because a process or a host or the network is gone, three clocks run out
 * one after the other: ours, the kernel's, the lenders'.
 *
 * <p>On the loop, except for what {@link HostAddress} does on a thread of its own, one thing after the other.
 */
final class VirtualIp implements Publisher {
    private static final Logger LOG = LoggerFactory.getLogger(VirtualIp.class);

    private static final long RENEW_MS = 400;
    /** From the beginning of a round; the kernel's seconds begin when it is put there, so that must not be late. */
    private static final long PUT_WITHIN_MS = 600;

    /** While the one before is likely to be giving it back. */
    private static final long SHORT_PAUSE_MS = 10;

    private static final long SHORT_PAUSES = 100;
    private static final long LONG_PAUSE_MS = 100;
    private static final long PATIENCE_MS = 9_000;

    /** Rights once found are taken for granted. */
    private static final long RIGHTS_LAST_MS = 60_000;

    private final Vertx vertx;
    private final VipLine line;
    private final HostAddress address;
    private final Worker worker;
    private final Lease lease;
    private final String name;
    private Optional<Epoch> wanted = Optional.empty();
    private Optional<Promise<Receipt>> waiting = Optional.empty();
    private String trouble = "";
    private boolean held;
    /** Goes up each time it is given up: what was begun before does not count. */
    private long turn;

    private long endsMs;
    private long rightsUntilMs = Long.MIN_VALUE;
    private long attempts;
    private long timer = -1;

    VirtualIp(Vertx vertx, GroupName group, VipLine line, HostAddress address, Lenders lenders) {
        this.vertx = vertx;
        this.line = line;
        this.address = address;
        this.name = group + "/" + line.address();
        this.worker = Worker.named(vertx, "vip " + name + " " + line.device());
        this.lease = new Lease(lenders, group, name, UUID.randomUUID().toString());
        lenders.listen(name, this::rival);
        // What a process before us has left would be without a lease.
        worker.step(address::remove)
                .onFailure(failure -> LOG.warn("{} may be left here: {}", this, failure.toString()));
    }

    private static long nowMs() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    @Override
    public Future<Receipt> publish(Publication publication) {
        return worker.run(() -> HostAddress.isOurs(publication.master().host()))
                .compose(here -> here ? claim(publication.epoch()) : leave());
    }

    private Future<Receipt> claim(Epoch epoch) {
        wanted = Optional.of(epoch);
        if (held) {
            return Future.succeededFuture(Receipt.SHOWN);
        }
        Promise<Receipt> promise = Promise.promise();
        waiting = Optional.of(promise);
        long patience =
                vertx.setTimer(PATIENCE_MS, late -> promise.tryFail(trouble.isEmpty() ? lease.inWords() : trouble));
        promise.future().onComplete(over -> vertx.cancelTimer(patience));
        attempts = 0;
        round();
        return promise.future();
    }

    /** That we could take it is found out here: better now than when the master comes. Not while it goes from host to host. */
    private Future<Receipt> leave() {
        wanted = Optional.empty();
        Future<Void> gone = drop("the master is elsewhere");
        return (nowMs() < rightsUntilMs ? gone : gone.compose(dropped -> requireRights())).map(Receipt.SHOWN);
    }

    private Future<Void> requireRights() {
        return worker.step(address::requireRights).onSuccess(had -> rightsUntilMs = nowMs() + RIGHTS_LAST_MS);
    }

    /** Also when it is not held: something may have been left. */
    private Future<Void> drop(String reason) {
        if (held) {
            LOG.info("{} is given up: {}", this, reason);
        }
        held = false;
        turn++;
        Runnable giveBack = lease.end();
        return worker.step(address::remove)
                .onSuccess(gone -> giveBack.run())
                .onFailure(failure -> LOG.warn("{} cannot be taken away: {}", this, failure.toString()));
    }

    private void rival(Wish wish) {
        if (wanted.filter(ours -> wish.epoch().isAfter(ours)).isPresent()) {
            drop("another sentinel has epoch " + wish.epoch()).onSuccess(gone -> again(SHORT_PAUSE_MS));
        }
    }

    private void round() {
        vertx.cancelTimer(timer);
        if (wanted.isEmpty()) {
            return;
        }
        long nowMs = nowMs();
        if (held && nowMs >= endsMs) {
            drop("no majority has lent it for " + Lease.LASTS_MS + " ms");
        }
        again(held ? RENEW_MS / 2 : pauseMs());
        try {
            long sinceCentis = HostAddress.uptimeCentis();
            lease.ask(wanted.get(), nowMs, (stands, beganMs) -> heard(stands, beganMs, sinceCentis));
        } catch (IOException noClock) {
            trouble = noClock.toString();
        }
    }

    private long pauseMs() {
        attempts++;
        return attempts <= SHORT_PAUSES ? SHORT_PAUSE_MS : LONG_PAUSE_MS;
    }

    private void again(long afterMs) {
        vertx.cancelTimer(timer);
        timer = vertx.setTimer(afterMs, due -> round());
    }

    private void heard(Round round, long beganMs, long sinceCentis) {
        if (round == Round.LENT) {
            again(RENEW_MS);
            long begun = turn;
            worker.run(() -> address.put(sinceCentis, PUT_WITHIN_MS) && address.isThere())
                    .onSuccess(there -> {
                        if (begun == turn) {
                            put(there, beganMs);
                        }
                    })
                    .onFailure(this::failed);
        } else if (round == Round.OLD && wanted.isPresent()) {
            wanted = Optional.empty();
            drop("somebody has asked for it with a newer epoch").onSuccess(gone -> told(Receipt.OUTDATED));
        }
    }

    private void told(Receipt receipt) {
        waiting.ifPresent(promise -> promise.tryComplete(receipt));
        waiting = Optional.empty();
    }

    private void put(boolean there, long beganMs) {
        if (!there) {
            again(SHORT_PAUSE_MS);
            return;
        }
        endsMs = beganMs + Lease.LASTS_MS;
        trouble = "";
        if (!held) {
            held = true;
            LOG.info("{} is held here", this);
            worker.step(this::announce);
        }
        told(Receipt.SHOWN);
    }

    private void announce() {
        try {
            address.announce();
        } catch (SocketException untold) {
            LOG.warn("{} is here, but: {}", this, untold.toString());
        }
    }

    private void failed(Throwable failure) {
        trouble = String.valueOf(failure.getMessage());
        waiting.ifPresent(promise -> promise.tryFail(trouble));
        waiting = Optional.empty();
    }

    @Override
    public Future<Void> rehearse() {
        return worker.step(() -> {
            address.requireRights();
            address.requireAnnouncements();
        });
    }

    @Override
    public String note() {
        if (held) {
            return "held here";
        }
        return wanted.isPresent() ? "not held: " + (trouble.isEmpty() ? lease.inWords() : trouble) : "not wanted here";
    }

    @Override
    public boolean tellsReplicas() {
        return false;
    }

    @Override
    public Future<Void> withdraw() {
        wanted = Optional.empty();
        vertx.cancelTimer(timer);
        return drop("this sentinel ends");
    }

    @Override
    public void close() {
        withdraw().compose(gone -> worker.step(address::close)).onComplete(closed -> worker.close());
    }

    @Override
    public String toString() {
        return line.withPrefix() + " on " + line.device();
    }
}
