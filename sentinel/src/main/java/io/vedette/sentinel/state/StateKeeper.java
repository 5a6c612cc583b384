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
import java.io.IOException;
import java.util.ArrayList;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what the core wants persisted to disk, off the loop and in order. While one write is under way, what comes meanwhile is
 * gathered: the next write carries the newest state, and its revision stands for all before it. So a hundred groups that
 * vote at once cost two writes, not a hundred.
 */
public final class StateKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(StateKeeper.class);

    /** What writes; it may block. */
    @FunctionalInterface
    public interface Writer {
        void write(SentinelState state) throws IOException;
    }

    private final Worker worker;
    private final Writer writer;
    private final Function<DurableState, SentinelState> withOptions;
    private final Consumer<Event> events;
    private final SentinelId myId;
    private final TreeMap<GroupName, DurableGroup> groups = new TreeMap<>();
    private Epoch currentEpoch;
    private long wantedRevision;
    private long attemptedRevision;
    private boolean writing;
    private boolean failing;

    /**
     * @param worker of its own: nothing else may keep a vote from the disk
     * @param withOptions adds what the core does not know, as it is at that moment
     * @param events told {@link Event.Persisted} and {@link Event.PersistFailed}, on the loop
     */
    public StateKeeper(
            Worker worker,
            Writer writer,
            DurableState initial,
            Function<DurableState, SentinelState> withOptions,
            Consumer<Event> events) {
        this.worker = worker;
        this.writer = writer;
        this.withOptions = withOptions;
        this.events = events;
        this.myId = initial.myId();
        this.currentEpoch = initial.currentEpoch();
        initial.groups().forEach(group -> groups.put(group.name(), group));
    }

    public void persist(long revision, StateDelta delta) {
        currentEpoch = delta.currentEpoch();
        delta.changed().forEach(group -> groups.put(group.name(), group));
        delta.removed().forEach(groups::remove);
        wantedRevision = revision;
        writeNext();
    }

    private void writeNext() {
        if (writing || attemptedRevision == wantedRevision) {
            return;
        }
        writing = true;
        attemptedRevision = wantedRevision;
        long revision = wantedRevision;
        SentinelState state = withOptions.apply(new DurableState(myId, currentEpoch, new ArrayList<>(groups.values())));
        worker.step(() -> writer.write(state)).onComplete(result -> written(revision, result));
    }

    private void written(long revision, AsyncResult<Void> result) {
        writing = false;
        if (result.succeeded()) {
            recovered();
            events.accept(new Event.Persisted(revision));
        } else {
            String reason = String.valueOf(result.cause().getMessage());
            failing = true;
            LOG.warn(
                    "WARNING: Sentinel was not able to save the new configuration on disk!!!: {}: {}",
                    result.cause().getClass().getSimpleName(),
                    reason);
            events.accept(new Event.PersistFailed(revision, reason));
        }
        writeNext();
    }

    private void recovered() {
        if (failing) {
            LOG.info("Sentinel new configuration saved on disk");
            failing = false;
        }
    }
}
