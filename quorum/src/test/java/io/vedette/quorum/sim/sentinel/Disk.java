package io.vedette.quorum.sim.sentinel;

import io.vedette.quorum.DurableGroup;
import io.vedette.quorum.DurableState;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.StateDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A sentinel's disk: one write at a time, everything asked for meanwhile goes into the next one. A crash in the middle of a
 * write leaves either the old or the new state (the file is renamed into place), and nobody learns which before the restart.
 */
public final class Disk {
    private final SentinelId owner;
    private final RandomGenerator random;
    private final TreeMap<GroupName, DurableGroup> groups = new TreeMap<>();
    private final List<Write> waiting = new ArrayList<>();
    private final List<Write> inFlight = new ArrayList<>();
    private Epoch currentEpoch = Epoch.ZERO;
    private long latencyUs;
    private boolean full;
    private int writes;
    private Runnable onNextWrite = () -> {};

    private record Write(long revision, StateDelta delta) {}

    /** Does something after a while, unless the process died meanwhile. */
    interface Timer {
        void after(long delayUs, Runnable action);
    }

    /** Hears what became of the writes. */
    interface Report {
        void written(long revision);

        void failed(long revision, String reason);
    }

    public Disk(SentinelId owner, DurableState first, long latencyUs, RandomGenerator random) {
        this.owner = owner;
        this.latencyUs = latencyUs;
        this.random = random;
        currentEpoch = first.currentEpoch();
        first.groups().forEach(group -> groups.put(group.name(), group));
    }

    public void latency(long us) {
        latencyUs = us;
    }

    public long latencyUs() {
        return latencyUs;
    }

    public void full(boolean yes) {
        full = yes;
    }

    /** To be done once, when the next write has reached the disk and nobody was told yet. */
    public void onNextWrite(Runnable action) {
        onNextWrite = action;
    }

    public int writes() {
        return writes;
    }

    public Epoch currentEpoch() {
        return currentEpoch;
    }

    public @Nullable DurableGroup group(GroupName name) {
        return groups.get(name);
    }

    /** What a process finds that starts now. */
    public DurableState content() {
        return new DurableState(owner, currentEpoch, new ArrayList<>(groups.values()));
    }

    void write(long revision, StateDelta delta, Timer timer, Report report) {
        waiting.add(new Write(revision, delta));
        if (inFlight.isEmpty()) {
            next(timer, report);
        }
    }

    /** As a process does that stops everything until its file is written, and does not look whether it was. */
    public void writeNow(StateDelta delta) {
        if (!full) {
            apply(new Write(0, delta));
        }
    }

    private void next(Timer timer, Report report) {
        inFlight.addAll(waiting);
        waiting.clear();
        timer.after(latencyUs, () -> finish(timer, report));
    }

    private void finish(Timer timer, Report report) {
        List<Write> done = List.copyOf(inFlight);
        inFlight.clear();
        if (full) {
            done.forEach(write -> report.failed(write.revision(), "No space left on device"));
        } else {
            done.forEach(this::apply);
            Runnable action = onNextWrite;
            onNextWrite = () -> {};
            action.run();
            report.written(done.get(done.size() - 1).revision());
        }
        if (!waiting.isEmpty() && inFlight.isEmpty()) {
            next(timer, report);
        }
    }

    private void apply(Write write) {
        writes++;
        currentEpoch = write.delta().currentEpoch();
        write.delta().changed().forEach(group -> groups.put(group.name(), group));
        write.delta().removed().forEach(groups::remove);
    }

    /** The process is gone: what was being written may or may not have become the file. */
    void crash() {
        if (!full && !inFlight.isEmpty() && random.nextBoolean()) {
            inFlight.forEach(this::apply);
        }
        inFlight.clear();
        waiting.clear();
    }
}
