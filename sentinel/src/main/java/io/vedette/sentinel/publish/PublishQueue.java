package io.vedette.sentinel.publish;

import io.vedette.quorum.Epoch;
import io.vedette.sentinel.config.PublishLine;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Between a group and one publisher. It holds one wish, the newest: what was wanted in the meantime nobody needs any more when an
 * outage ends. A publication that fails is tried again, with pauses that double up to a limit. What is older than the wish is
 * refused. No queue knows of another, so none can hold another up.
 *
 * <p>It keeps no timer: whoever owns it calls {@link #tend} at {@link #nextDeadlineMs}. Everything happens on {@code loop}.
 */
public final class PublishQueue {
    private static final Logger LOG = LoggerFactory.getLogger(PublishQueue.class);

    private static final long FIRST_PAUSE_MS = 100;
    private static final long LONGEST_PAUSE_MS = 5_000;

    private record Wish(Publication publication, long sinceMs) {}

    private final PublishLine line;
    private final Publisher publisher;
    private final Executor loop;
    private final LongSupplier clock;
    private final PublishMeter meter;
    private PublishState state = new PublishState.Resting(PublishState.NEVER);
    private Optional<Wish> wish = Optional.empty();
    private Optional<Publication> settled = Optional.empty();
    private Optional<Epoch> shown = Optional.empty();
    private OptionalLong lastDelayMs = OptionalLong.empty();
    private Optional<String> error = Optional.empty();
    private long pauseMs = FIRST_PAUSE_MS;
    private long failures;

    /** @param loop runs what publishers report, wherever they report it */
    public PublishQueue(PublishLine line, Publisher publisher, Executor loop, LongSupplier clock, PublishMeter meter) {
        this.line = line;
        this.publisher = publisher;
        this.loop = loop;
        this.clock = clock;
        this.meter = meter;
    }

    /** Wants this to be known, unless it is older than what is wanted already, or the same. */
    public void offer(Publication publication) {
        if (wish.filter(before -> stands(before.publication(), publication)).isPresent()) {
            return;
        }
        wish = Optional.of(new Wish(publication, clock.getAsLong()));
        state = state.hurried();
        tend();
    }

    private boolean stands(Publication before, Publication now) {
        return before.epoch().isAfter(now.epoch())
                || (before.namesTheMasterOf(now)
                        && (!publisher.tellsReplicas() || before.replicas().equals(now.replicas())));
    }

    /** Publishes what is due. */
    public void tend() {
        long nowMs = clock.getAsLong();
        boolean open = state.isToRenew(nowMs) || error.isPresent();
        Optional<Wish> due = wish.filter(wanted -> open || !isSettled(wanted.publication()));
        if (due.isPresent() && state.mayBegin(nowMs)) {
            begin(due.get());
        }
    }

    private boolean isSettled(Publication publication) {
        return settled.equals(Optional.of(publication));
    }

    private void begin(Wish wanted) {
        state = new PublishState.Publishing(wanted.publication());
        // Composed, so that a publisher that throws has failed, and the loop it was called from has not.
        Future.succeededFuture(wanted.publication())
                .compose(publisher::publish)
                .onComplete(result -> loop.execute(() -> ended(wanted, result)));
    }

    private void ended(Wish wanted, AsyncResult<Receipt> result) {
        if (result.succeeded()) {
            settle(wanted, result.result());
        } else {
            fail(String.valueOf(result.cause()));
        }
        tend();
    }

    private void settle(Wish wanted, Receipt receipt) {
        Publication publication = wanted.publication();
        long renewMs = publisher.renewMs();
        state = new PublishState.Resting(
                renewMs == PublishState.NEVER ? PublishState.NEVER : clock.getAsLong() + renewMs);
        pauseMs = FIRST_PAUSE_MS;
        error = Optional.empty();
        if (!isSettled(publication)) {
            settled = Optional.of(publication);
            tell(wanted, receipt);
        }
    }

    private void tell(Wish wanted, Receipt receipt) {
        Publication publication = wanted.publication();
        long delayMs = clock.getAsLong() - wanted.sinceMs();
        if (receipt == Receipt.OUTDATED) {
            LOG.warn("{} has something newer than epoch {} and keeps it", this, publication.epoch());
        } else {
            shown = Optional.of(publication.epoch());
            lastDelayMs = OptionalLong.of(delayMs);
            meter.shown(delayMs);
            LOG.info("{} shows {} of epoch {} after {} ms", this, publication.master(), publication.epoch(), delayMs);
        }
    }

    private void fail(String reason) {
        failures++;
        meter.failed();
        if (error.isEmpty()) {
            LOG.warn("{} could not be told, and will be tried again until it can: {}", this, reason);
        }
        error = Optional.of(reason);
        state = new PublishState.Waiting(clock.getAsLong() + pauseMs);
        pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
    }

    /** Tries whether it would work, and says in the log what is in the way: a mistake is better found before a failover. */
    public void rehearse() {
        Future.succeededFuture()
                .compose(turn -> publisher.rehearse())
                .onFailure(missing -> LOG.warn(
                        "{}: '{}' would not work now: {}",
                        line.directive().origin(),
                        line.directive().text(),
                        missing.toString()));
    }

    /** When {@link #tend} is wanted next. */
    public long nextDeadlineMs() {
        return state.deadlineMs();
    }

    public PublishStatus status() {
        return new PublishStatus(
                line.group(),
                line.kind(),
                line.target(),
                state.word(),
                shown,
                lastDelayMs,
                failures,
                error,
                publisher.note());
    }

    public Future<Void> withdraw() {
        return publisher.withdraw();
    }

    public void close() {
        publisher.close();
    }

    @Override
    public String toString() {
        return line.kind() + " " + line.target() + " of " + line.group();
    }
}
