package io.vedette.sentinel.state;

import io.vedette.quorum.DurableGroup;
import io.vedette.quorum.DurableState;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.Event;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.StateDelta;
import io.vedette.resp.process.Worker;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what the core wants persisted to disk, off the loop and in order. Votes and what is learnt are added to a journal; what an
 * operator orders, and whatever cannot be said there, rewrites the file. While the one or the other is under way, what comes
 * meanwhile is gathered: the next write carries all of it, and its revision stands for all before it. So a hundred groups that
 * vote at once cost two short writes.
 *
 * <p>When a journal has rested for a while it is worked into the file, beside the votes that may come meanwhile; so the file, which
 * another program may be started from, lags behind by moments only.
 */
public final class StateKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(StateKeeper.class);

    /** A journal that gets this long is worked into the file though votes have to wait for it. */
    static final long LONGEST_JOURNAL = 4 << 20;

    /** What is on disk; every method may block, and what it did is durable on return. */
    public interface Store {
        /** All of it. */
        void write(SentinelState state) throws IOException;

        /** What is new alone; tells how many bytes were added since the last {@link #forgetAdded}. */
        long add(StateNews news) throws IOException;

        /** All that was added has been written since. */
        void forgetAdded() throws IOException;

        /** The same, and nothing will be added any more. */
        void deleteAdded() throws IOException;
    }

    private final Worker journalist;
    private final Worker rewriter;
    private final Store store;
    private final UnaryOperator<DurableGroup> asWritten;
    private final Function<DurableState, SentinelState> withOptions;
    private final Consumer<Event> events;
    private final SentinelId myId;
    private final Rest rest;
    private final TreeMap<GroupName, DurableGroup> groups = new TreeMap<>();
    /** Groups that changed and are not on disk yet, as they were before. */
    private final TreeMap<GroupName, DurableGroup> before = new TreeMap<>();

    private Epoch currentEpoch;
    private long wantedRevision;
    private long attemptedRevision;
    /** Something changed that the journal has no words for. */
    private boolean wholeWanted;
    /** What the core waits for is under way. */
    private boolean storing;
    /** The journal is being worked into the file, which nobody waits for. */
    private boolean tidying;
    /** Counts what is added, so that nothing is forgotten that was added while the file was written. */
    private long added;
    /** So much of it stands in the file. */
    private long worked;

    private boolean failing;
    private Optional<Promise<Void>> closing = Optional.empty();

    /**
     * @param journalist of its own: nothing else may keep a vote from the disk
     * @param rewriter of its own as well, for the same reason
     * @param asWritten the group with what stands for its names at that moment
     * @param withOptions adds what the core does not know, as it is at that moment
     * @param events told {@link Event.Persisted} and {@link Event.PersistFailed}, on the loop
     */
    public StateKeeper(
            Vertx vertx,
            Worker journalist,
            Worker rewriter,
            Store store,
            DurableState initial,
            UnaryOperator<DurableGroup> asWritten,
            Function<DurableState, SentinelState> withOptions,
            Consumer<Event> events) {
        this.journalist = journalist;
        this.rewriter = rewriter;
        this.store = store;
        this.asWritten = asWritten;
        this.withOptions = withOptions;
        this.events = events;
        this.myId = initial.myId();
        this.currentEpoch = initial.currentEpoch();
        this.rest = new Rest(vertx, this::tidy);
        initial.groups().forEach(group -> groups.put(group.name(), group));
    }

    /** What is persisted next rewrites the file: options changed that only the file holds, or an operator wants it so. */
    public void wantWhole() {
        wholeWanted = true;
    }

    public void persist(long revision, StateDelta delta) {
        currentEpoch = delta.currentEpoch();
        delta.changed().forEach(this::change);
        for (GroupName removed : delta.removed()) {
            groups.remove(removed);
            before.remove(removed);
            wholeWanted = true;
        }
        wantedRevision = revision;
        storeNext();
    }

    private void change(DurableGroup group) {
        DurableGroup known = groups.put(group.name(), group);
        if (known == null) {
            wholeWanted = true;
        } else {
            before.putIfAbsent(group.name(), known);
        }
    }

    private void storeNext() {
        if (storing) {
            return;
        }
        if (attemptedRevision == wantedRevision) {
            finishClosing();
            return;
        }
        storing = true;
        attemptedRevision = wantedRevision;
        long revision = wantedRevision;
        Optional<StateNews> news = wholeWanted ? Optional.empty() : news();
        before.clear();
        news.ifPresentOrElse(said -> add(revision, said), () -> write(revision));
    }

    /** What changed since the last write; empty where it cannot be said. */
    private Optional<StateNews> news() {
        List<GroupNews> all = new ArrayList<>();
        for (DurableGroup known : before.values()) {
            Optional<GroupNews> news =
                    Optional.ofNullable(groups.get(known.name())).flatMap(now -> between(known, now));
            if (news.isEmpty()) {
                return Optional.empty();
            }
            all.add(news.get());
        }
        return Optional.of(new StateNews(myId, currentEpoch, all));
    }

    private Optional<GroupNews> between(DurableGroup known, DurableGroup now) {
        return GroupNews.between(asWritten.apply(known), asWritten.apply(now));
    }

    private void add(long revision, StateNews news) {
        added++;
        journalist.run(() -> store.add(news)).onComplete(result -> {
            storing = false;
            if (result.succeeded()) {
                wholeWanted |= result.result() > LONGEST_JOURNAL;
                rest.begin();
                stored(revision);
            } else {
                LOG.debug(
                        "The journal cannot be written ({}); writing the file instead",
                        result.cause().toString());
                wholeWanted = true;
                attemptedRevision = revision - 1;
                storeNext();
            }
        });
    }

    private void write(long revision) {
        wholeWanted = false;
        rewriter.step(writing()).onComplete(result -> {
            storing = false;
            if (result.succeeded()) {
                rest.end();
                worked = added;
                forget();
                stored(revision);
            } else {
                // What was gathered for it is not on disk, and not remembered one by one either.
                wholeWanted = true;
                complain(result);
                events.accept(new Event.PersistFailed(
                        revision, String.valueOf(result.cause().getMessage())));
                storeNext();
            }
        });
    }

    private Worker.Step writing() {
        List<DurableGroup> written = groups.values().stream().map(asWritten).toList();
        SentinelState state = withOptions.apply(new DurableState(myId, currentEpoch, written));
        return () -> store.write(state);
    }

    private void stored(long revision) {
        if (failing) {
            LOG.info("Sentinel new configuration saved on disk");
            failing = false;
        }
        events.accept(new Event.Persisted(revision));
        storeNext();
    }

    private void forget() {
        journalist
                .step(store::forgetAdded)
                .onFailure(failure -> LOG.warn("The journal cannot be emptied: {}", failure.toString()));
    }

    private void tidy() {
        if (storing || tidying) {
            rest.begin();
            return;
        }
        tidying = true;
        long addedBefore = added;
        long begunNanos = System.nanoTime();
        rewriter.step(writing()).onComplete(result -> {
            tidying = false;
            rest.took(System.nanoTime() - begunNanos);
            if (result.failed()) {
                complain(result);
            }
            worked = result.succeeded() ? addedBefore : worked;
            if (worked == added) {
                forget();
            } else {
                rest.begin();
            }
            storeNext();
        });
    }

    private void complain(AsyncResult<?> result) {
        failing = true;
        LOG.warn(
                "WARNING: Sentinel was not able to save the new configuration on disk!!!: {}: {}",
                result.cause().getClass().getSimpleName(),
                String.valueOf(result.cause().getMessage()));
    }

    /** Works the journal into the file, after all that is under way; then nothing but the file is left. */
    public Future<Void> close() {
        Promise<Void> closed = Promise.promise();
        closing = Optional.of(closed);
        storeNext();
        return closed.future();
    }

    private void finishClosing() {
        if (closing.isEmpty() || tidying) {
            return;
        }
        Promise<Void> closed = closing.get();
        closing = Optional.empty();
        rest.end();
        Future<Void> written = worked == added ? Future.succeededFuture() : rewriter.step(writing());
        written.compose(done -> journalist.step(store::deleteAdded)).onComplete(result -> {
            if (result.failed()) {
                // The journal still has it.
                complain(result);
            }
            closed.complete();
        });
    }
}
