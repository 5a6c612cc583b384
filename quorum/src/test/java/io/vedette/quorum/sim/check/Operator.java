package io.vedette.quorum.sim.check;

import io.vedette.quorum.Command;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.sim.sentinel.SentinelProcess;
import io.vedette.quorum.sim.time.Scheduler;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the operator ordered of late, so that an invariant can tell it from what was decided without him. */
public final class Operator {
    private static final long REMEMBERED_US = 60_000_000;

    private final Scheduler clock;
    private final Map<Place, Long> failovers = new HashMap<>();
    private final Map<Place, Long> choices = new HashMap<>();
    private final Map<Place, Paused> pauses = new HashMap<>();
    private final Set<Place> forgetful = new HashSet<>();

    private record Paused(int incarnation, long untilUs) {}

    private record Place(SentinelProcess sentinel, GroupName group) {}

    public Operator(Scheduler clock) {
        this.clock = clock;
    }

    public void commands(SentinelProcess sentinel, Command command) {
        if (command instanceof Command.Failover failover) {
            failovers.put(new Place(sentinel, failover.group()), clock.nowUs());
            failover.to().ifPresent(to -> choices.put(new Place(sentinel, failover.group()), clock.nowUs()));
        } else if (command instanceof Command.Switchover switchover) {
            failovers.put(new Place(sentinel, switchover.group()), clock.nowUs());
            switchover.to().ifPresent(to -> choices.put(new Place(sentinel, switchover.group()), clock.nowUs()));
        } else if (command instanceof Command.Pause pause && sentinel.isHealthy()) {
            long untilUs = clock.nowUs() + pause.forMs() * 1000 * 95 / 100;
            pauses.put(new Place(sentinel, pause.group()), new Paused(sentinel.incarnation(), untilUs));
        } else if (command instanceof Command.Resume resume) {
            pauses.remove(new Place(sentinel, resume.group()));
        } else if (command instanceof Command.Reset reset) {
            reset.groups().forEach(group -> forgetful.add(new Place(sentinel, group)));
        } else if (command instanceof Command.ForgetReplica forget) {
            forgetful.add(new Place(sentinel, forget.group()));
        }
    }

    /** Whether it was ever told to forget replicas of this group. */
    boolean madeItForget(SentinelProcess sentinel, GroupName group) {
        return forgetful.contains(new Place(sentinel, group));
    }

    /** Told to this process, not to one before it; a little less than it was told to, for its clock may run fast. */
    boolean pauseIsInForce(SentinelProcess sentinel, GroupName group) {
        Paused pause = pauses.get(new Place(sentinel, group));
        return pause != null && pause.incarnation() == sentinel.incarnation() && clock.nowUs() < pause.untilUs();
    }

    boolean orderedFailover(SentinelProcess sentinel, GroupName group) {
        return isFresh(failovers.get(new Place(sentinel, group)));
    }

    boolean choseReplica(SentinelProcess sentinel, GroupName group) {
        return isFresh(choices.get(new Place(sentinel, group)));
    }

    private boolean isFresh(@Nullable Long atUs) {
        return atUs != null && clock.nowUs() - atUs < REMEMBERED_US;
    }
}
