package io.vedette.sentinel.shell;

import io.vedette.quorum.Command;
import io.vedette.quorum.Coordinator;
import io.vedette.quorum.Effect;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.Outcome;
import io.vedette.quorum.failover.FlightRecord;
import io.vedette.quorum.view.GroupView;
import io.vedette.sentinel.state.PlannedSwitchover;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Switchovers that were ordered for later, one per group. Each is in the file before it is taken, and out of it before it is carried out, so
 * it is carried out once or, should the sentinel die in that moment, not at all. Where the group is not well when its time comes, or
 * its time is over, it is skipped, and the history says why.
 *
 * <p>It goes by the wall clock, and looks at it each second: that clock jumps.
 */
public final class Planner {
    /** One that is later than this is not what the operator wanted any more. */
    static final Duration LATE = Duration.ofMinutes(1);

    static final Duration FURTHEST = Duration.ofDays(366);
    static final Outcome.Refused NOTHING = new Outcome.Refused("ERR no switchover is planned for this group");

    private final OptionBook options;
    private final Coordinator core;
    private final History history;
    private final Orders orders;
    private final Consumer<Effect.Announce> events;
    private final InstantSource wall;
    private final LongSupplier clock;

    /** Gives an order to the core; the answer is told once. */
    interface Orders {
        void give(Command command, Consumer<Outcome> answer);
    }

    Planner(
            OptionBook options,
            Coordinator core,
            History history,
            Orders orders,
            Consumer<Effect.Announce> events,
            InstantSource wall,
            LongSupplier clock) {
        this.options = options;
        this.core = core;
        this.history = history;
        this.orders = orders;
        this.events = events;
        this.wall = wall;
        this.clock = clock;
    }

    public Instant now() {
        return wall.instant();
    }

    public Optional<PlannedSwitchover> of(GroupName group) {
        return options.planned(group);
    }

    /** Answered when it is in the file, or with what speaks against it. */
    public void plan(PlannedSwitchover planned, Consumer<Outcome> answer) {
        Optional<String> complaint = complaint(planned);
        if (complaint.isPresent()) {
            answer.accept(new Outcome.Refused("ERR " + complaint.get()));
            return;
        }
        options.plan(planned);
        save(outcome -> {
            tell(planned.group(), "+switchover-planned", planned.toString());
            answer.accept(outcome);
        });
    }

    private Optional<String> complaint(PlannedSwitchover planned) {
        Instant now = now();
        if (!planned.at().isAfter(now)) {
            return Optional.of(planned.at() + " is over; it is " + now);
        }
        if (planned.at().isAfter(now.plus(FURTHEST))) {
            return Optional.of(planned.at() + " is more than " + FURTHEST.toDays() + " days away");
        }
        Optional<GroupView> group = core.view(planned.group(), clock.getAsLong());
        if (group.isEmpty()) {
            return Optional.of("No such master with that name");
        }
        boolean stranger = planned.to().isPresent()
                && group.get().replicas().stream()
                        .noneMatch(replica ->
                                replica.instance().address().equals(planned.to().get()));
        if (stranger) {
            return Optional.of(planned.to().get() + " is no replica of this group");
        }
        return of(planned.group()).map(other -> "a switchover is planned already, " + other + "; cancel it first");
    }

    public void cancel(GroupName group, Consumer<Outcome> answer) {
        Optional<PlannedSwitchover> planned = of(group);
        if (planned.isEmpty()) {
            answer.accept(NOTHING);
            return;
        }
        options.unplan(group);
        save(outcome -> {
            tell(group, "-switchover-planned", "cancelled, " + planned.get());
            answer.accept(outcome);
        });
    }

    private void save(Consumer<Outcome> saved) {
        orders.give(new Command.Flush(), saved);
    }

    /** Begins or skips what is due. To be called each second. */
    void tick() {
        Instant now = now();
        for (PlannedSwitchover planned : new ArrayList<>(options.planned())) {
            if (!planned.at().isAfter(now)) {
                options.unplan(planned.group());
                save(kept -> begin(planned));
            }
        }
    }

    private void begin(PlannedSwitchover planned) {
        obstacle(planned)
                .ifPresentOrElse(
                        why -> skip(planned, why),
                        () -> orders.give(new Command.Switchover(planned.group(), planned.to()), outcome -> {
                            if (outcome instanceof Outcome.Refused refused) {
                                skip(planned, refused.error());
                            } else {
                                tell(planned.group(), "-switchover-planned", "begins, " + planned);
                            }
                        }));
    }

    private Optional<String> obstacle(PlannedSwitchover planned) {
        Duration late = Duration.between(planned.at(), now());
        if (late.compareTo(LATE) > 0) {
            return Optional.of("it is " + late.toSeconds() + " s late");
        }
        Optional<GroupView> group = core.view(planned.group(), clock.getAsLong());
        if (group.filter(view -> view.instance().isSdown()).isPresent()) {
            return Optional.of("the master is down");
        }
        return group.flatMap(GroupView::pause).map(pause -> "the group is paused: " + pause.reason());
    }

    private void skip(PlannedSwitchover planned, String why) {
        tell(planned.group(), "-switchover-planned", "skipped, " + why);
        long nowMs = clock.getAsLong();
        core.view(planned.group(), nowMs)
                .ifPresent(group -> history.keep(new FlightRecord(
                        group.name(),
                        group.configEpoch(),
                        group.master(),
                        Optional.empty(),
                        nowMs,
                        nowMs,
                        List.of("a switchover was planned " + planned),
                        List.of(new FlightRecord.Phase("Idle", nowMs, "")),
                        "skipped: " + why,
                        OptionalLong.empty())));
    }

    private void tell(GroupName group, String event, String what) {
        core.masterOf(group).ifPresent(master -> events.accept(announcement(group, master, event, what)));
    }

    private static Effect.Announce announcement(GroupName group, HostPort master, String event, String what) {
        String payload = "master " + group + " " + master.host() + " " + master.port() + " " + what;
        return new Effect.Announce(Effect.EventLevel.WARNING, event, payload, Optional.of(group), true);
    }
}
