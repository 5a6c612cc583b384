package io.vedette.quorum.link;

import io.vedette.quorum.Effect;
import io.vedette.quorum.Gossip;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.Link;
import io.vedette.quorum.LinkEnd;
import io.vedette.quorum.NodeInfo;
import io.vedette.quorum.NodeOrder;
import io.vedette.quorum.NodeRole;
import io.vedette.quorum.PingReply;
import io.vedette.quorum.RoleReport;
import io.vedette.quorum.Target;
import io.vedette.quorum.desk.Self;
import io.vedette.quorum.liveness.Pulse;
import io.vedette.quorum.liveness.Tolerance;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One target, shared by all groups that watch it: its pulse and what it said of itself. It keeps its {@link Line} in use and the
 * questions coming; what the answers mean for a group is the group's business.
 */
public final class Contact {
    private final Self self;
    private final Target target;
    private final Pulse pulse;
    private final InfoLog infos;
    private final Alarm alarm;
    private final Watches watches = new Watches();
    private final Routine routine;
    private final Line line;
    private final Spare spare;
    private final Contacts contacts;

    Contact(Self self, Contacts contacts, Target target, NodeRole assumed, long nowMs) {
        this.self = self;
        this.contacts = contacts;
        this.target = target;
        pulse = new Pulse(nowMs);
        infos = new InfoLog(assumed, nowMs);
        routine = new Routine(self, contacts, this, watches);
        line = new Line(self, contacts, this, watches, nowMs);
        spare = new Spare(self, contacts, this, watches);
        alarm = self.agenda().alarm(this::attend);
    }

    public Target target() {
        return target;
    }

    public Pulse pulse() {
        return pulse;
    }

    public InfoLog infos() {
        return infos;
    }

    public boolean isOpen() {
        return line.isOpen();
    }

    /** Since when its link is open; empty while it is not. */
    public OptionalLong openSinceMs() {
        return line.openSinceMs();
    }

    /** Whether an attempt is under way, or about to be made after a link that was open. */
    public boolean isConnecting() {
        return line.isConnecting();
    }

    public Optional<Link> openLink() {
        return line.openLink();
    }

    public boolean isCurrent(Link link) {
        return line.isCurrent(link);
    }

    Spare spare() {
        return spare;
    }

    /** Whose password and names count. */
    Optional<GroupName> nameToAsk() {
        return target instanceof Target.Node ? watches.firstGroup() : Optional.empty();
    }

    /** Who watches it, in order of their names. */
    public List<GroupName> groups() {
        return watches.groups();
    }

    boolean isMaster() {
        return watches.hasMaster();
    }

    public int watchers() {
        return watches.size();
    }

    public boolean isDownFor(GroupName group) {
        return watches.isDownFor(group);
    }

    /** Whether it can be asked now, and need not be expected to be silent. */
    public boolean isReachableFor(GroupName group) {
        return isOpen() && !isDownFor(group);
    }

    public long downSinceMs(GroupName group) {
        return watches.downSinceMs(group);
    }

    void watch(Watcher watcher, Tolerance tolerance, boolean asMaster, long nowMs) {
        unwatch(watcher.name());
        watches.add(watcher, tolerance);
        if (asMaster && watches.addMaster(watcher.name())) {
            contacts.mastersChanged(1);
        }
        alarm.set(nowMs);
    }

    void unwatch(GroupName group) {
        if (watches.remove(group)) {
            contacts.mastersChanged(-1);
        }
    }

    // --- what happens ------------------------------------------------------------------------------------------------

    void opened(Link link, long nowMs) {
        line.opened(link, nowMs);
        pulse.opened();
        contacts.noteGone(target, false);
        routine.ping(link, nowMs);
        if (target instanceof Target.Node) {
            routine.askInfo(link, true, nowMs);
        } else {
            gossip(new Gossip.Greeting(Gossip.VERSION, self.settings().election()));
        }
        attend(nowMs);
    }

    void ended(LinkEnd how, long nowMs) {
        spare.dismiss("the link it was made beside is gone");
        line.ended(how);
        pulse.ended(how, nowMs);
        contacts.noteGone(target, pulse.isSuspectedCrash());
        infos.linkLost();
        line.rest(nowMs);
        attend(nowMs);
    }

    void pingAnswered(PingReply reply, long nowMs) {
        spare.dismiss("the link it was made beside was answered");
        pulse.answered(reply, nowMs);
        attend(nowMs);
    }

    /** Where new connections are refused a silent one is worth nothing: it is made anew, and what comes of that is evidence. */
    void spareEnded(LinkEnd how, long nowMs) {
        spare.lost();
        if (how == LinkEnd.REFUSED) {
            relink("a new connection was refused", nowMs);
        }
    }

    /** The spare was answered first: the silent link has had its time. */
    void takeOver(Link link, long nowMs) {
        line.drop("a newer link was answered first");
        spare.lost();
        infos.linkLost();
        opened(link, nowMs);
    }

    void heard(NodeInfo info, long nowMs) {
        infos.received(info, self.mark(), nowMs);
        schedule(nowMs);
    }

    void heard(RoleReport report, long nowMs) {
        infos.received(report, nowMs);
    }

    /** We were blind: silence that was about to be held against it is given a moment to be broken. */
    void excuse(long nowMs) {
        pulse.excuse(nowMs);
        attend(nowMs);
    }

    void askFailed() {
        infos.unanswered();
    }

    void relink(String reason, long nowMs) {
        spare.dismiss(reason);
        line.drop(reason);
        pulse.dropped(nowMs);
        infos.linkLost();
        line.renew(nowMs);
        attend(nowMs);
    }

    void abandon() {
        spare.dismiss("no longer needed");
        line.drop("no longer needed");
        contacts.noteGone(target, false);
        alarm.cancel();
    }

    // --- what we do --------------------------------------------------------------------------------------------------

    /** Asks for INFO unless enough questions are under way. */
    public void askInfo(boolean urgent, long nowMs) {
        openLink().ifPresent(link -> routine.askInfo(link, urgent, nowMs));
    }

    /** Asks for role and INFO behind whatever was sent before, questions under way or not. */
    public void verify(long nowMs) {
        openLink().ifPresent(link -> routine.verify(link, nowMs));
    }

    /** Something else is about to be said to it: a PING that would follow before long goes first, in the same write. */
    public void pingAlong(long nowMs) {
        openLink().ifPresent(link -> routine.pingAlong(link, nowMs));
    }

    public void gossip(Gossip gossip) {
        openLink().ifPresent(link -> self.outbox().emit(new Effect.SendGossip(link, gossip)));
    }

    /** The order's number, empty when there is no link to send it over. */
    public Optional<Long> order(NodeOrder order) {
        spare.ordered();
        return openLink().map(link -> {
            long number = self.nextNumber();
            self.outbox().emit(new Effect.SendOrder(link, number, order));
            return number;
        });
    }

    /** Connects now instead of at the end of a pause, and asks who was of no use a moment ago whether it still is not. */
    public void hurry(long nowMs) {
        if (line.isResting()) {
            line.hurry(nowMs);
            alarm.set(nowMs);
        } else if (pulse.lastReply().isOutOfService()) {
            openLink().ifPresent(link -> routine.ping(link, nowMs));
        }
    }

    /** Does what is due and sets the alarm for what comes next. */
    void attend(long nowMs) {
        if (watches.isEmpty()) {
            alarm.cancel();
            return;
        }
        if (line.isDue(nowMs)) {
            line.connect(nowMs);
        } else if (line.isOverdue(nowMs)) {
            line.drop("connecting took too long");
            ended(LinkEnd.TIMED_OUT, nowMs);
            return;
        } else if (line.isHalfOpen(nowMs)) {
            relink("no answer for too long", nowMs);
            return;
        }
        if (line.state() instanceof LinkState.Open open) {
            routine.keepUp(open.current(), nowMs);
            spare.attend(open, nowMs);
        }
        watches.reconsider(this, pulse, nowMs);
        schedule(nowMs);
    }

    private void schedule(long nowMs) {
        LinkState state = line.state();
        long next = state instanceof LinkState.Open open
                ? Math.min(routine.nextMs(nowMs), spare.dueMs(open))
                : state.deadlineMs();
        alarm.set(Math.min(next, watches.changesAtMs(pulse, nowMs)));
    }
}
