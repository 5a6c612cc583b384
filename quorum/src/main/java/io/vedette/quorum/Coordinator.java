package io.vedette.quorum;

import io.vedette.quorum.desk.Self;
import io.vedette.quorum.failover.Explanation;
import io.vedette.quorum.group.Explainer;
import io.vedette.quorum.group.Operator;
import io.vedette.quorum.group.Viewer;
import io.vedette.quorum.group.Ward;
import io.vedette.quorum.view.GroupView;
import io.vedette.quorum.view.QuorumCheck;
import io.vedette.quorum.view.SentinelView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    private final Self self;
    private final Ward ward;
    private final Operator operator;
    private final EventDesk events;
    private final DurableState born;

    /** Created from what was persisted; {@code random} serves only for jitter among sentinels that are not ours. */
    public Coordinator(DurableState durable, Settings settings, RandomGenerator random) {
        self = new Self(durable.myId(), durable.currentEpoch(), settings, random);
        ward = new Ward(self);
        operator = new Operator(ward);
        events = new EventDesk(ward, operator);
        born = durable;
    }

    /** Must be called once, before the first event: connects to everybody and announces {@code +monitor}. */
    public List<Effect> start(long nowMs) {
        self.health().woken(nowMs, Long.MAX_VALUE, self.settings().blindAfterMs());
        born.groups().forEach(group -> operator.begin(group, self.health().sightedMs()));
        return settle();
    }

    public List<Effect> on(Event event, long nowMs) {
        events.woken(self.health()
                .woken(nowMs, self.agenda().nextMs(), self.settings().blindAfterMs()));
        events.handle(event);
        return settle();
    }

    private List<Effect> settle() {
        self.agenda().ringDue(self.health().sightedMs());
        return self.outbox().drain(events.persist());
    }

    /** When {@link Event.Timer} is wanted next; {@link Long#MAX_VALUE} when not at all. */
    public long nextDeadlineMs() {
        return self.health().shellTimeOf(self.agenda().nextMs());
    }

    /** The whole state to be persisted, e.g. for rewriting the configuration file as one. */
    public DurableState durable() {
        List<DurableGroup> groups = new ArrayList<>();
        ward.registry()
                .all()
                .forEach(group -> groups.add(group.durable(self.health().sightedMs())));
        return new DurableState(self.id(), self.currentEpoch(), groups);
    }

    /** Whether no master is down or seems to have crashed, and no failover of ours is under way. */
    public boolean isAtPeace() {
        return ward.registry().isAtPeace() && ward.contacts().goneMasters() == 0;
    }

    public List<GroupName> groups() {
        return ward.registry().names();
    }

    /** Where clients of the group are sent (GET-MASTER-ADDR-BY-NAME); empty for an unknown name. */
    public Optional<HostPort> masterOf(GroupName group) {
        return ward.registry().of(group).map(found -> ward.announcer().shown(found.master()));
    }

    /** The address with the IP its name stood for when it was last resolved; as it is when that never happened. */
    public HostPort resolved(HostPort address) {
        return self.names().announced(address, false);
    }

    /** The groups that know this node, in order of their names. */
    public List<GroupName> groupsOf(HostPort node) {
        return ward.contacts()
                .of(new Target.Node(self.names().canonical(node)))
                .map(contact -> contact.groups())
                .orElse(List.of());
    }

    public Optional<GroupView> view(GroupName group, long nowMs) {
        return ward.registry().of(group).map(found -> new Viewer(found, ward, sighted(nowMs)).view());
    }

    public SentinelView view(long nowMs) {
        return new SentinelView(
                self.id(),
                self.currentEpoch(),
                self.health().tiltForMs(nowMs),
                self.health().lastGapMs() > 0,
                self.crashesAfterElection(),
                self.crashesAfterPromotion(),
                self.settings(),
                ward.registry().size());
    }

    public Optional<QuorumCheck> checkQuorum(GroupName group) {
        return ward.registry().of(group).map(ward.electorate()::check);
    }

    /** What would be done about the group now, and why: the same rules, without their effects. */
    public Optional<Explanation> explain(GroupName group, long nowMs) {
        return ward.registry().of(group).map(found -> new Explainer(found, ward).explain(sighted(nowMs)));
    }

    private long sighted(long nowMs) {
        return self.health().sightedTimeOf(nowMs);
    }
}
