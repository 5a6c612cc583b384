package io.vedette.quorum.group;

import io.vedette.quorum.DurableGroup;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.OrderOutcome;
import io.vedette.quorum.Rules;
import io.vedette.quorum.RunId;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.Target;
import io.vedette.quorum.failover.Failover;
import io.vedette.quorum.failover.Idle;
import io.vedette.quorum.failover.Recorder;
import io.vedette.quorum.failover.Scene;
import io.vedette.quorum.link.Alarm;
import io.vedette.quorum.link.Contact;
import io.vedette.quorum.link.Watcher;
import io.vedette.quorum.liveness.Tolerance;
import io.vedette.quorum.vote.Ballot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Everything known about one group: its master, replicas and voters, and how far a failover has come. It holds facts and keeps them
 * consistent; the rules that act on them are beside it, one per file.
 */
public final class Group implements Watcher {
    private static final long LOST = Long.MAX_VALUE;

    private final GroupName name;
    private final Ward ward;
    private final Alarm alarm;
    private final long bornMs;
    private final TreeMap<HostPort, Replica> replicas = new TreeMap<>();
    private final TreeMap<SentinelId, Voter> voters = new TreeMap<>();
    private Rules rules;
    private HostPort master;
    private Contact masterContact;
    private Epoch configEpoch;
    private Ballot ballot;
    /** The revision that makes the last vote durable; none of it is told to anybody before. */
    private long voteRevision;

    private Standing standing = new Standing();
    private Failover failover = Idle.INSTANCE;
    private Optional<Recorder> recorder = Optional.empty();
    private Optional<Scene.Demand> demand = Optional.empty();
    private Optional<Follow> follow = Optional.empty();
    private Optional<Grace> grace = Optional.empty();
    private Pause pause;
    private long orderNumber;
    private Optional<OrderOutcome> orderOutcome = Optional.empty();
    private long nextHelloMs;
    private long switchedMs;
    private boolean cold = true;
    private boolean advancing;

    /** We voted for somebody else and give them time to finish. */
    record Grace(SentinelId leader, long sinceMs, long untilMs) {}

    /** A later configuration was announced; its master is asked before it is believed. */
    record Follow(HostPort master, Epoch configEpoch, SentinelId from, long sinceMs) {}

    Group(DurableGroup durable, Ward ward, long nowMs) {
        name = durable.name();
        this.ward = ward;
        bornMs = nowMs;
        switchedMs = nowMs;
        rules = durable.rules();
        master = durable.master();
        configEpoch = durable.configEpoch();
        ballot = new Ballot(durable.leaderEpoch(), durable.votedFor());
        pause = durable.pause().map(saved -> Pause.restored(saved, nowMs)).orElse(Pause.NEVER);
        alarm = ward.self().agenda().alarm(due -> ward.desk().advance(this, due));
        nextHelloMs = nowMs;
        masterContact = watch(master, true, nowMs);
        durable.replicas().stream()
                .filter(replica -> !replica.equals(master))
                .forEach(replica -> addReplica(replica, nowMs));
        durable.peers().forEach(peer -> addVoter(peer, nowMs));
    }

    private Contact watch(HostPort node, boolean asMaster, long nowMs) {
        return ward.contacts().watch(new Target.Node(node), this, Tolerance.of(rules), asMaster, nowMs);
    }

    // --- Watcher -----------------------------------------------------------------------------------------------------

    @Override
    public GroupName name() {
        return name;
    }

    @Override
    public long infoPeriodMs(Contact contact) {
        return ward.curiosity().infoPeriodMs(this, contact);
    }

    @Override
    public void suspects(Contact contact, long nowMs) {
        ward.desk().suspects(this, contact, nowMs);
    }

    @Override
    public void verdictChanged(Contact contact, boolean down, long nowMs) {
        ward.desk().verdictChanged(this, contact, down, nowMs);
    }

    // --- members -----------------------------------------------------------------------------------------------------

    Optional<Replica> addReplica(HostPort address, long nowMs) {
        if (address.equals(master) || replicas.containsKey(address) || replicas.size() >= Limits.MAX_REPLICAS) {
            return Optional.empty();
        }
        Replica replica = new Replica(address, watch(address, false, nowMs));
        replicas.put(address, replica);
        return Optional.of(replica);
    }

    void removeReplica(HostPort address) {
        if (replicas.remove(address) != null && !isFollowed(address)) {
            ward.contacts().unwatch(new Target.Node(address), name);
        }
    }

    Voter addVoter(Target.Peer peer, long nowMs) {
        removeVoter(peer.id());
        Contact contact = ward.contacts().watch(peer, this, Tolerance.of(rules), false, nowMs);
        Voter voter = new Voter(peer, contact, nowMs);
        voters.put(peer.id(), voter);
        return voter;
    }

    Optional<Voter> removeVoter(SentinelId id) {
        Voter voter = voters.remove(id);
        if (voter != null) {
            ward.contacts().unwatch(voter.target(), name);
        }
        return Optional.ofNullable(voter);
    }

    Collection<Replica> replicas() {
        return replicas.values();
    }

    Optional<Replica> replica(HostPort address) {
        return Optional.ofNullable(replicas.get(address));
    }

    Collection<Voter> voters() {
        return voters.values();
    }

    Optional<Voter> voter(SentinelId id) {
        return Optional.ofNullable(voters.get(id));
    }

    /** The contact of any node of the group, also of one that is only followed so far. */
    Optional<Contact> node(HostPort address) {
        return address.equals(master)
                ? Optional.of(masterContact)
                : ward.contacts().of(new Target.Node(address));
    }

    /** Everybody a hello is published to. */
    List<Contact> everybody() {
        List<Contact> all = new ArrayList<>();
        all.add(masterContact);
        replicas.values().forEach(replica -> all.add(replica.contact()));
        voters.values().forEach(voter -> all.add(voter.contact()));
        return all;
    }

    /** Another master from now on: the old one becomes a replica that does not know it yet. */
    void switchTo(HostPort next, Epoch epoch, long nowMs) {
        HostPort old = master;
        Optional<RunId> oldId = masterContact.infos().runId();
        Optional<Follow> followed = follow;
        configEpoch = epoch;
        switchedMs = nowMs;
        cold = false;
        follow = Optional.empty();
        standing = new Standing();
        voters.values().forEach(Voter::forgetOpinion);
        if (next.equals(old)) {
            return;
        }
        replicas.remove(next);
        master = next;
        masterContact = watch(next, true, nowMs);
        Replica former = new Replica(old, watch(old, false, nowMs));
        former.superseded(true);
        former.memberId(oldId);
        replicas.put(old, former);
        replicas.values().forEach(Replica::anew);
        followed.ifPresent(this::unwatchFollowed);
    }

    /** Forgets all that was learnt, as RESET does; the epochs stay. */
    void reset(long nowMs) {
        new ArrayList<>(replicas.keySet()).forEach(this::removeReplica);
        new ArrayList<>(voters.keySet()).forEach(this::removeVoter);
        dropFollow();
        standing = new Standing();
        failover = Idle.INSTANCE;
        recorder = Optional.empty();
        demand = Optional.empty();
        grace = Optional.empty();
        ward.contacts().relink(new Target.Node(master), "reset", nowMs);
    }

    void dismiss() {
        new ArrayList<>(replicas.keySet()).forEach(this::removeReplica);
        new ArrayList<>(voters.keySet()).forEach(this::removeVoter);
        dropFollow();
        ward.contacts().unwatch(new Target.Node(master), name);
        alarm.cancel();
    }

    void rules(Rules newRules, long nowMs) {
        boolean watchAnew = !Tolerance.of(newRules).equals(Tolerance.of(rules));
        rules = newRules;
        if (watchAnew) {
            watch(master, true, nowMs);
            replicas.keySet().forEach(replica -> watch(replica, false, nowMs));
            voters.values()
                    .forEach(voter -> ward.contacts().watch(voter.target(), this, Tolerance.of(rules), false, nowMs));
        }
    }

    // --- following a later configuration -----------------------------------------------------------------------------

    void follow(Follow announced, long nowMs) {
        dropFollow();
        follow = Optional.of(announced);
        if (!announced.master().equals(master) && !replicas.containsKey(announced.master())) {
            watch(announced.master(), false, nowMs);
        }
    }

    void dropFollow() {
        Optional<Follow> dropped = follow;
        follow = Optional.empty();
        dropped.ifPresent(this::unwatchFollowed);
    }

    private void unwatchFollowed(Follow followed) {
        HostPort address = followed.master();
        if (!address.equals(master) && !replicas.containsKey(address)) {
            ward.contacts().unwatch(new Target.Node(address), name);
        }
    }

    private boolean isFollowed(HostPort address) {
        return follow.filter(announced -> announced.master().equals(address)).isPresent();
    }

    Optional<Follow> follow() {
        return follow;
    }

    // --- votes -------------------------------------------------------------------------------------------------------

    Ballot ballot() {
        return ballot;
    }

    void vote(Ballot cast, long revision) {
        ballot = cast;
        voteRevision = revision;
    }

    long voteRevision() {
        return voteRevision;
    }

    /** The write that was to make the last vote durable failed. */
    boolean isVoteLost() {
        return voteRevision == LOST;
    }

    void voteLost() {
        voteRevision = LOST;
    }

    void voteRevision(long revision) {
        voteRevision = revision;
    }

    Optional<Grace> grace() {
        return grace;
    }

    void grace(Optional<Grace> given) {
        grace = given;
    }

    // --- failover ----------------------------------------------------------------------------------------------------

    Failover failover() {
        return failover;
    }

    void failover(Failover next) {
        failover = next;
    }

    Optional<Recorder> recorder() {
        return recorder;
    }

    void recorder(Optional<Recorder> account) {
        recorder = account;
    }

    Optional<Scene.Demand> demand() {
        return demand;
    }

    void demand(Optional<Scene.Demand> ordered) {
        demand = ordered;
    }

    void awaitOrder(long number) {
        orderNumber = number;
        orderOutcome = Optional.empty();
    }

    boolean orderEnded(long number, OrderOutcome outcome) {
        if (number != orderNumber) {
            return false;
        }
        orderOutcome = Optional.of(outcome);
        return true;
    }

    void orderImpossible(String why) {
        orderNumber = 0;
        orderOutcome = Optional.of(new OrderOutcome.Unknown(why));
    }

    Optional<OrderOutcome> orderOutcome() {
        return orderOutcome;
    }

    // --- plain facts -------------------------------------------------------------------------------------------------

    Rules rules() {
        return rules;
    }

    public HostPort master() {
        return master;
    }

    Contact masterContact() {
        return masterContact;
    }

    Epoch configEpoch() {
        return configEpoch;
    }

    void configEpoch(Epoch later) {
        configEpoch = later;
    }

    Standing standing() {
        return standing;
    }

    Tolerance tolerance() {
        return Tolerance.of(rules);
    }

    /** When the last switch was. */
    long switchedMs() {
        return switchedMs;
    }

    long bornMs() {
        return bornMs;
    }

    /** Since we started nobody was seen to serve as the master, and no other one was announced. */
    boolean isCold() {
        return cold;
    }

    /** The master has its data set, whatever it is. */
    void masterSeen() {
        cold = false;
    }

    Pause pause() {
        return pause;
    }

    void pause(Pause ordered) {
        pause = ordered;
    }

    long nextHelloMs() {
        return nextHelloMs;
    }

    void nextHelloMs(long dueMs) {
        nextHelloMs = dueMs;
    }

    Alarm alarm() {
        return alarm;
    }

    /** Whether this is the outermost call; false when it is being advanced already, further up the stack. */
    boolean beginAdvance() {
        boolean first = !advancing;
        advancing = true;
        return first;
    }

    void endAdvance() {
        advancing = false;
    }

    public DurableGroup durable(long nowMs) {
        List<Target.Peer> peers = new ArrayList<>();
        voters.values().forEach(voter -> peers.add(voter.target()));
        return new DurableGroup(
                name,
                master,
                rules,
                configEpoch,
                ballot.epoch(),
                ballot.votedFor(),
                new ArrayList<>(replicas.keySet()),
                peers,
                pause.isKnown()
                        ? Optional.of(new DurableGroup.Pause(pause.reason(), pause.remainingMs(nowMs), pause.stamp()))
                        : Optional.empty());
    }
}
