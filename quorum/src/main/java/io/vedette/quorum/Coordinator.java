package io.vedette.quorum;

import io.vedette.quorum.failover.Explanation;
import io.vedette.quorum.view.GroupView;
import io.vedette.quorum.view.QuorumCheck;
import io.vedette.quorum.view.SentinelView;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * The one door to everything Vedette decides: an event goes in, effects come out, nothing else happens. Not thread-safe; one loop
 * owns it. Time is an argument and must never go back; it has no epoch, so any monotonic clock in ms serves.
 *
 * <p>A shell does this, and no more:
 *
 * <ol>
 *   <li>create it from what was persisted, carry out {@link #start};
 *   <li>feed each event, carry out its effects in order;
 *   <li>feed {@link Event.Timer} at {@link #nextDeadlineMs()}.
 * </ol>
 */
public final class Coordinator {
    private final SentinelId myId;
    private final Epoch currentEpoch;
    private final Settings settings;
    private final TreeMap<GroupName, DurableGroup> groups = new TreeMap<>();

    /** @param random only for jitter among sentinels that are not ours */
    public Coordinator(DurableState durable, Settings settings, RandomGenerator random) {
        this.settings = settings;
        Objects.requireNonNull(random, "random");
        myId = durable.myId();
        currentEpoch = durable.currentEpoch();
        durable.groups().forEach(group -> groups.put(group.name(), group));
    }

    /** Must be called once, before the first event: connects to everybody and announces {@code +monitor}. */
    public List<Effect> start(long nowMs) {
        return List.of();
    }

    public List<Effect> on(Event event, long nowMs) {
        return List.of();
    }

    /** When {@link Event.Timer} is wanted next; {@link Long#MAX_VALUE} when not at all. */
    public long nextDeadlineMs() {
        return Long.MAX_VALUE;
    }

    /** The whole state to be persisted, e.g. for rewriting the configuration file as one. */
    public DurableState durable() {
        return new DurableState(myId, currentEpoch, new ArrayList<>(groups.values()));
    }

    public List<GroupName> groups() {
        return new ArrayList<>(groups.keySet());
    }

    /** Where clients of the group are sent (GET-MASTER-ADDR-BY-NAME); empty for an unknown name. */
    public Optional<HostPort> masterOf(GroupName group) {
        return Optional.ofNullable(groups.get(group)).map(DurableGroup::master);
    }

    /** The groups that know this node, in order of their names. */
    public List<GroupName> groupsOf(HostPort node) {
        return List.of();
    }

    public Optional<GroupView> view(GroupName group, long nowMs) {
        return Optional.empty();
    }

    public SentinelView view(long nowMs) {
        return new SentinelView(myId, currentEpoch, OptionalLong.empty(), false, false, false, settings, groups.size());
    }

    public Optional<QuorumCheck> checkQuorum(GroupName group) {
        return Optional.empty();
    }

    /** What would be done about the group now, and why: the same rules, without their effects. */
    public Optional<Explanation> explain(GroupName group, long nowMs) {
        return Optional.empty();
    }
}
