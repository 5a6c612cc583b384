package io.vedette.quorum.link;

import io.vedette.quorum.Effect;
import io.vedette.quorum.Link;
import io.vedette.quorum.Target;
import io.vedette.quorum.desk.Self;
import io.vedette.quorum.liveness.Pulse;

/** What one target is asked again and again while its link is open, PING and INFO, and when. */
final class Routine {
    private final Self self;
    private final Contacts contacts;
    private final Contact contact;
    private final Watches watches;
    private final Pulse pulse;
    private final InfoLog infos;
    private final boolean node;

    Routine(Self self, Contacts contacts, Contact contact, Watches watches) {
        this.self = self;
        this.contacts = contacts;
        this.contact = contact;
        this.watches = watches;
        pulse = contact.pulse();
        infos = contact.infos();
        node = contact.target() instanceof Target.Node;
    }

    void ping(Link link, long nowMs) {
        pulse.pinged(nowMs);
        self.outbox().emit(new Effect.Ping(link));
    }

    /** Asks for INFO unless enough questions are under way. */
    void askInfo(Link link, boolean urgent, long nowMs) {
        if (infos.mayAsk(urgent, nowMs)) {
            infos.asked(self.nextNumber(), nowMs);
            self.outbox().emit(new Effect.AskInfo(link));
        }
    }

    /** Asks for role and INFO behind whatever was sent before, questions under way or not. */
    void verify(Link link, long nowMs) {
        infos.roleAsked(self.nextNumber(), nowMs);
        self.outbox().emit(new Effect.AskRole(link));
        infos.asked(self.nextNumber(), nowMs);
        self.outbox().emit(new Effect.AskInfo(link));
    }

    /** Asks what is due. */
    void keepUp(Link link, long nowMs) {
        if (nowMs >= nextPingMs()) {
            pingAndAsk(link, nowMs);
        } else if (node && nowMs >= nextInfoMs()) {
            askInfo(link, false, nowMs);
        }
    }

    /**
     * Something else is about to be said to this node: a PING that would follow before long leaves in the same write, and is answered in
     * the same read. It goes first, for a node that holds back writes answers nothing behind one.
     */
    void pingAlong(Link link, long nowMs) {
        boolean soon = nowMs - pulse.lastPingMs() >= pingPaceMs() / 2;
        if (node && soon && !pulse.isPingPending()) {
            pingAndAsk(link, nowMs);
        }
    }

    /** An INFO that would be due before the next PING is asked for with this one. */
    private void pingAndAsk(Link link, long nowMs) {
        ping(link, nowMs);
        long paceMs = pingPaceMs();
        if (node && nextInfoMs() < nowMs + paceMs - Rhythm.beatMs(paceMs)) {
            askInfo(link, false, nowMs);
        }
    }

    /** When the next is due, an INFO that is overdue in the next millisecond: it may not be asked for now. */
    long nextMs(long nowMs) {
        return node ? Math.min(nextPingMs(), Math.max(nextInfoMs(), nowMs + 1)) : nextPingMs();
    }

    private long nextPingMs() {
        long pace = pingPaceMs();
        return pulse.isPingPending()
                ? pulse.lastPingMs() + PingPace.repeatMs(watches.shortestDownAfterMs(), pace)
                : Rhythm.notAfter(pulse.lastPingMs() + pace, pace);
    }

    private long pingPaceMs() {
        return watches.pingPaceMs(contacts.masters(), self.settings());
    }

    private long nextInfoMs() {
        long period = watches.infoPeriodMs(contact, self.settings().periods().infoMs());
        return Rhythm.notAfter(infos.lastAskMs().orElse(Long.MIN_VALUE / 2) + period, period);
    }
}
