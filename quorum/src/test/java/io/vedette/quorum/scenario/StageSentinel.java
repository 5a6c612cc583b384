package io.vedette.quorum.scenario;

import io.vedette.quorum.Coordinator;
import io.vedette.quorum.DurableState;
import io.vedette.quorum.Effect;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.Link;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** A sentinel on the stage: one that really decides, or a ghost whose words the scenario writes. */
final class StageSentinel {
    /** What its disk does with what is to be persisted. */
    enum Disk {
        OK,
        HOLD,
        FULL
    }

    private final SentinelId id;
    private final HostPort address;
    private final boolean ghost;
    private final boolean ours;
    private final Settings settings;
    private Optional<Coordinator> coordinator = Optional.empty();
    private DurableState durable;
    private final List<Link> open = new ArrayList<>();
    private final List<Effect.Persist> held = new ArrayList<>();
    private Disk disk = Disk.OK;
    private boolean reachable;

    StageSentinel(SentinelId id, HostPort address, boolean ghost, boolean ours, Settings settings) {
        this.id = id;
        this.address = address;
        this.ghost = ghost;
        this.reachable = ghost;
        this.ours = ours;
        this.settings = settings;
        durable = DurableState.fresh(id);
    }

    SentinelId id() {
        return id;
    }

    HostPort address() {
        return address;
    }

    boolean isGhost() {
        return ghost;
    }

    /** It answers greetings. */
    boolean isOurs() {
        return ours;
    }

    Optional<Coordinator> coordinator() {
        return coordinator;
    }

    /** Comes (back) to life with what its disk holds. */
    Coordinator boot() {
        Coordinator born = new Coordinator(durable, settings, new SplittableRandom(id.hashCode()));
        coordinator = Optional.of(born);
        open.clear();
        held.clear();
        return born;
    }

    void die() {
        coordinator = Optional.empty();
        reachable = false;
        open.clear();
    }

    /** Goes on where it stopped; the connections it had are still there. */
    void wake(Coordinator stopped, List<Link> links) {
        coordinator = Optional.of(stopped);
        reachable = true;
        open.addAll(links);
    }

    boolean isReachable() {
        return reachable;
    }

    void reachable(boolean yes) {
        reachable = yes;
    }

    DurableState durable() {
        return durable;
    }

    void durable(DurableState state) {
        durable = state;
    }

    void write(Effect.Persist persist) {
        durable = durable.with(persist.delta());
    }

    Disk disk() {
        return disk;
    }

    void disk(Disk now) {
        disk = now;
    }

    List<Effect.Persist> held() {
        return held;
    }

    void opened(Link link) {
        open.add(link);
    }

    boolean isOpen(Link link) {
        return open.contains(link);
    }

    void closed(Link link) {
        open.remove(link);
    }

    /** The open links to this target's address. */
    List<Link> openTo(HostPort other) {
        return open.stream()
                .filter(link -> link.target().address().equals(other))
                .toList();
    }

    List<Link> open() {
        return List.copyOf(open);
    }
}
