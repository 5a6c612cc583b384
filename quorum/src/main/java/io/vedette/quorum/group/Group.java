package io.vedette.quorum.group;

import io.vedette.quorum.DurableGroup;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.Rules;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.Target;
import io.vedette.quorum.failover.Failover;
import io.vedette.quorum.link.Alarm;
import io.vedette.quorum.link.Contact;
import io.vedette.quorum.link.Watcher;
import io.vedette.quorum.liveness.Tolerance;
import io.vedette.quorum.vote.Ballot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Everything known about one group: its {@link Members}, what we hold of its master ({@link Standing}), our {@link Votes} and how far a
 * failover has come ({@link Proceedings}). It holds facts and keeps them consistent; the rules that act on them are beside it, one per
 * file.
 */
public final class Group implements Watcher {
    private final GroupName name;
    private final Ward ward;
    private final Alarm alarm;
    private final long bornMs;
    private final int turn;
    private final Members members;
    private final Votes votes;
    private Proceedings proceedings = new Proceedings();
    private Standing standing = new Standing();
    private Rules rules;
    private Epoch configEpoch;
    private Pause pause;
    private long nextHelloMs;
    private long switchedMs;
    private boolean cold = true;
    private boolean advancing;

    /** Somebody else got our vote, or a majority of them, and is given time to finish. */
    record Grace(SentinelId leader, Epoch epoch, long sinceMs, long untilMs) {}

    /** A later configuration was announced; its master is asked before it is believed. */
    record Follow(HostPort master, Epoch configEpoch, SentinelId from, long sinceMs) {}

    Group(DurableGroup durable, Ward ward, long nowMs) {
        name = durable.name();
        this.ward = ward;
        bornMs = nowMs;
        turn = ward.registry().size();
        switchedMs = nowMs;
        rules = durable.rules();
        configEpoch = durable.configEpoch();
        votes = new Votes(new Ballot(durable.leaderEpoch(), durable.votedFor()));
        pause = durable.pause().map(saved -> Pause.restored(saved, nowMs)).orElse(Pause.NEVER);
        alarm = ward.self().agenda().alarm(due -> ward.desk().advance(this, due));
        nextHelloMs = nowMs;
        members = new Members(this, ward.contacts(), durable.master(), nowMs);
        durable.replicas().forEach(replica -> members.addReplica(replica, nowMs));
        durable.peers().forEach(peer -> members.addVoter(peer, nowMs));
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

    // --- what it is made of ------------------------------------------------------------------------------------------

    Members members() {
        return members;
    }

    Standing standing() {
        return standing;
    }

    Votes votes() {
        return votes;
    }

    Proceedings proceedings() {
        return proceedings;
    }

    public HostPort master() {
        return members.master();
    }

    Contact masterContact() {
        return members.masterContact();
    }

    Collection<Replica> replicas() {
        return members.replicas();
    }

    Optional<Replica> replica(HostPort address) {
        return members.replica(address);
    }

    /** Who may be at work on a failover now, unless it died since: nobody else is helped to begin another one beside it. */
    Optional<Grace> awaitedLeader(long nowMs) {
        Optional<Grace> given = votes.grace();
        boolean awaited = given.isPresent() && nowMs < given.get().untilMs() && !isDead(given.get());
        return awaited ? given : Optional.empty();
    }

    /** Down before it asked for our vote says nothing: who asks is alive, its links are just not made anew yet. */
    private boolean isDead(Grace given) {
        return voter(given.leader())
                .map(Voter::contact)
                .filter(leader -> leader.isDownFor(name) && leader.downSinceMs(name) >= given.sinceMs())
                .isPresent();
    }

    Collection<Voter> voters() {
        return members.voters();
    }

    Optional<Voter> voter(SentinelId id) {
        return members.voter(id);
    }

    Optional<Contact> node(HostPort address) {
        return members.node(address);
    }

    Optional<Follow> follow() {
        return members.follow();
    }

    Failover failover() {
        return proceedings.failover();
    }

    // --- what happens to it as a whole -------------------------------------------------------------------------------

    /** Another master from now on. */
    void switchTo(HostPort next, Epoch epoch, long nowMs) {
        configEpoch = epoch;
        switchedMs = nowMs;
        cold = false;
        standing = new Standing();
        members.switchTo(next, nowMs);
    }

    /** Forgets all that was learnt, as RESET does; the epochs stay. */
    void reset(long nowMs) {
        members.clear();
        standing = new Standing();
        proceedings = new Proceedings();
        votes.grace(Optional.empty());
        members.relinkMaster(nowMs);
    }

    void dismiss() {
        members.dismiss();
        alarm.cancel();
    }

    void rules(Rules newRules, long nowMs) {
        boolean watchAnew = !Tolerance.of(newRules).equals(tolerance());
        if (!newRules.hook().equals(rules.hook())) {
            standing.consent(Consent.NONE);
        }
        rules = newRules;
        if (watchAnew) {
            members.watchAnew(nowMs);
        }
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

    // --- plain facts -------------------------------------------------------------------------------------------------

    Rules rules() {
        return rules;
    }

    Tolerance tolerance() {
        return Tolerance.of(rules);
    }

    Epoch configEpoch() {
        return configEpoch;
    }

    void configEpoch(Epoch later) {
        configEpoch = later;
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

    /** Its place among all groups, of which not all say hello in the same millisecond. */
    int turn() {
        return turn;
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

    public DurableGroup durable(long nowMs) {
        List<Target.Peer> peers = new ArrayList<>();
        voters().forEach(voter -> peers.add(voter.target()));
        return new DurableGroup(
                name,
                master(),
                rules,
                configEpoch,
                votes.ballot().epoch(),
                votes.ballot().votedFor(),
                members.replicaAddresses(),
                peers,
                pause.isKnown()
                        ? Optional.of(new DurableGroup.Pause(pause.reason(), pause.remainingMs(nowMs), pause.stamp()))
                        : Optional.empty());
    }
}
