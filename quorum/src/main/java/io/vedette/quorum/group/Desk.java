package io.vedette.quorum.group;

import io.vedette.quorum.Event;
import io.vedette.quorum.Link;
import io.vedette.quorum.NodeInfo;
import io.vedette.quorum.OrderOutcome;
import io.vedette.quorum.PingReply;
import io.vedette.quorum.RoleReport;
import io.vedette.quorum.Target;
import io.vedette.quorum.failover.Repointing;
import io.vedette.quorum.link.Contact;
import io.vedette.quorum.liveness.Evidence;
import java.util.List;

/**
 * Brings a group up to date after something happened: judge the master, ask the peers, step the failover, correct roles, say hello,
 * and set the one alarm for what comes next. Its cost depends on the group alone.
 */
public final class Desk {
    private final Ward ward;

    Desk(Ward ward) {
        this.ward = ward;
    }

    public void advance(Group group, long nowMs) {
        // A verdict may change while we are at it (a contact is asked, another is watched): the loop in Runner sees
        // that.
        if (!group.beginAdvance()) {
            return;
        }
        ward.judge().judge(group, nowMs);
        ward.witnesses().tryWrite(group, nowMs);
        ward.opinions().exchange(group, nowMs);
        ward.hellos().verify(group, nowMs);
        ward.preFailover().ask(group, nowMs);
        ward.runner().run(group, nowMs);
        ward.corrections().correct(group, nowMs);
        ward.rounds().beginIfDue(group, nowMs);
        schedule(group, nowMs);
        group.endAdvance();
    }

    private void schedule(Group group, long nowMs) {
        long next = group.nextHelloMs();
        next = Math.min(next, ward.judge().changesAtMs(group));
        next = Math.min(next, ward.opinions().dueMs(group));
        next = Math.min(next, ward.hellos().verifyDueMs(group));
        next = Math.min(next, group.failover().deadlineMs());
        next = Math.min(next, ward.runner().askDueMs(group));
        next = Math.min(next, ward.corrections().dueMs(group));
        if (group.failover() instanceof Repointing) {
            next = Math.min(next, ward.repointer().dueMs(group, nowMs));
        }
        group.alarm().set(Math.max(next, nowMs + 1));
    }

    void suspects(Group group, Contact contact, long nowMs) {
        if (contact == group.masterContact()) {
            ward.witnesses().ask(group, nowMs);
        }
    }

    void verdictChanged(Group group, Contact contact, boolean down, long nowMs) {
        announceVerdict(group, contact, down);
        advance(group, nowMs);
    }

    /** The master's verdict is announced by {@link Judge}, which knows more than its pulse. */
    private void announceVerdict(Group group, Contact contact, boolean down) {
        String event = down ? "+sdown" : "-sdown";
        if (contact.target() instanceof Target.Peer peer) {
            if (group.voter(peer.id()).isPresent()) {
                ward.announcer().warn(group, event, ward.announcer().sentinel(group, peer.id(), peer.address()));
            }
        } else if (group.replica(contact.target().address()).isPresent()) {
            ward.announcer()
                    .warn(
                            group,
                            event,
                            ward.announcer().replica(group, contact.target().address()));
        }
    }

    /** A link of the group opened. */
    public void opened(Group group, Contact contact, long nowMs) {
        if (contact.target() instanceof Target.Peer && group.standing().isSdown()) {
            group.voter(((Target.Peer) contact.target()).id())
                    .ifPresent(voter -> ward.opinions().tell(group, voter));
        }
        ward.runner().opened(group, contact, nowMs);
        advance(group, nowMs);
    }

    public void heard(Group group, Contact contact, NodeInfo info, long nowMs) {
        ward.infos().heard(group, contact, info, nowMs);
        advance(group, nowMs);
    }

    public void heard(Group group, Contact contact, RoleReport report, long nowMs) {
        ward.infos().reportRole(group, contact, report.role());
        advance(group, nowMs);
    }

    /** A node answered PING in a way that matters beyond being a sign of life. */
    public void unwell(Group group, Contact contact, PingReply reply, long nowMs) {
        if (contact != group.masterContact()) {
            return;
        }
        if (reply == PingReply.BUSY && contact.isDownFor(group.name())) {
            ward.judge().killScript(group);
        }
        if (reply == PingReply.LOADING
                && nowMs - contact.infos().lastAskMs().orElse(Long.MIN_VALUE / 2) >= Curiosity.URGENT_MS) {
            contact.askInfo(true, nowMs);
        }
    }

    public void orderAnswered(Group group, Link link, long number, OrderOutcome outcome, long nowMs) {
        group.proceedings().orderEnded(number, outcome);
        group.standing().canary().answered(number, outcome);
        ward.repointer().answered(group, link.target().address(), number, outcome, nowMs);
        advance(group, nowMs);
    }

    public void hookAnswered(Group group, Event.HookAnswered answered, long nowMs) {
        ward.preFailover().answered(group, answered, nowMs);
        advance(group, nowMs);
    }

    /** We were blind for that long: what we led may be led by somebody else now. */
    public void blinded(Group group, long forMs, long nowMs) {
        ward.runner().stoodStill(group, forMs, nowMs);
        advance(group, nowMs);
    }

    List<Evidence> evidence(Group group, long nowMs) {
        return ward.judge().evidence(group, nowMs);
    }
}
