package io.vedette.quorum.group;

import io.vedette.quorum.Gossip;
import io.vedette.quorum.OrderStamp;
import io.vedette.quorum.SentinelId;
import java.util.Optional;

/**
 * Orders of an operator to let a group alone. He gives them to one sentinel; it passes them on to all of ours, for one that did not
 * hear of it would fail over in the middle of his work. The order with the later stamp wins, wherever it comes from, and each sentinel
 * stores it before it counts as given.
 *
 * <p>redis-sentinels know no pause. A majority of them can still fail over; {@link VoteDesk} keeps back our votes, which is all that
 * can be done against it.
 */
public final class Pauses {
    private final Ward ward;

    Pauses(Ward ward) {
        this.ward = ward;
    }

    /** The operator's order to pause for that long; 0 to go on. @return the revision that stores it */
    long order(Group group, String reason, long forMs, long nowMs) {
        OrderStamp stamp = group.pause().nextStamp(ward.self().id());
        long revision = take(group, Pause.ordered(reason, forMs, stamp, nowMs), nowMs);
        tellAll(group, nowMs);
        return revision;
    }

    public void heard(SentinelId from, Gossip.Paused said, long nowMs) {
        Optional<Group> group = ward.registry()
                .of(said.group())
                .filter(found -> found.voter(from).isPresent());
        if (group.isEmpty() || !said.stamp().supersedes(group.get().pause().stamp())) {
            return;
        }
        take(group.get(), Pause.ordered(said.reason(), said.remainingMs(), said.stamp(), nowMs), nowMs);
        ward.desk().advance(group.get(), nowMs);
    }

    private long take(Group group, Pause ordered, long nowMs) {
        boolean wasOn = group.pause().isOn(nowMs);
        group.pause(ordered);
        ward.registry().notePaused(group, ordered.isKnown());
        if (ordered.isOn(nowMs)) {
            String payload = ward.announcer().master(group) + " for " + ordered.remainingMs(nowMs) + " ms: ";
            ward.announcer().note(group, "+pause", payload + ordered.reason());
        } else if (wasOn) {
            ward.announcer().note(group, "-pause", ward.announcer().master(group));
        }
        return ward.self().journal().save(group.name());
    }

    /** Repeated with every hello while it lasts: a peer that came to know us only now has not heard it. */
    void repeat(Group group, long nowMs) {
        if (group.pause().isOn(nowMs)) {
            tellAll(group, nowMs);
        }
    }

    private void tellAll(Group group, long nowMs) {
        group.voters().forEach(voter -> tell(group, voter, nowMs));
    }

    /** A peer greets us: whatever was ordered while it was away, the end of a pause too. */
    public void tell(SentinelId peer, long nowMs) {
        ward.registry().paused().forEach(group -> group.voter(peer).ifPresent(voter -> tell(group, voter, nowMs)));
    }

    private void tell(Group group, Voter voter, long nowMs) {
        Pause pause = group.pause();
        // One without a stamp comes from a file that stores none; it could not win against anything.
        if (ward.knowsAsOurs(voter.id()) && !pause.stamp().equals(OrderStamp.NONE)) {
            voter.contact()
                    .gossip(new Gossip.Paused(group.name(), pause.stamp(), pause.remainingMs(nowMs), pause.reason()));
        }
    }
}
