package io.vedette.quorum.link;

import io.vedette.quorum.Effect;
import io.vedette.quorum.Link;
import io.vedette.quorum.LinkEnd;
import io.vedette.quorum.desk.Self;
import io.vedette.quorum.liveness.Pulse;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The first link to a target, made again and again: when it is tried, how long that may take, when it is given up. What has
 * come of the last attempts decides how soon there is another one; what it says of the target is not decided here.
 */
final class Line {
    private final Self self;
    private final Contacts contacts;
    private final Contact contact;
    private final Watches watches;
    private LinkState state;

    /** Attempts that came to nothing since a link was open. */
    private int failures;

    /** Those of them, the last ones, that nobody answered. */
    private int timeouts;

    Line(Self self, Contacts contacts, Contact contact, Watches watches, long nowMs) {
        this.self = self;
        this.contacts = contacts;
        this.contact = contact;
        this.watches = watches;
        state = new LinkState.Resting(nowMs);
    }

    LinkState state() {
        return state;
    }

    Optional<Link> openLink() {
        return state.openLink();
    }

    boolean isOpen() {
        return state.openLink().isPresent();
    }

    OptionalLong openSinceMs() {
        return state instanceof LinkState.Open open ? OptionalLong.of(open.sinceMs()) : OptionalLong.empty();
    }

    boolean isResting() {
        return state instanceof LinkState.Resting;
    }

    /** Whether an attempt is under way, or about to be made after a link that was open. */
    boolean isConnecting() {
        return !isOpen() && (state.link().isPresent() || failures == 0);
    }

    boolean isCurrent(Link link) {
        Optional<Link> current = state.link();
        return current.isPresent() && current.get().equals(link);
    }

    /** Whether the pause is over. */
    boolean isDue(long nowMs) {
        return isResting() && state.deadlineMs() <= nowMs;
    }

    /** Whether an attempt takes so long that nothing comes of it any more. */
    boolean isOverdue(long nowMs) {
        return state instanceof LinkState.Connecting && state.deadlineMs() <= nowMs;
    }

    void connect(long nowMs) {
        Link link = new Link(contact.target(), self.nextNumber());
        long withinMs = Reconnect.withinMs(contact.pulse().hasAnswered(), timeouts, watches.shortestDownAfterMs());
        state = new LinkState.Connecting(link, nowMs + 2 * withinMs);
        self.outbox().emit(new Effect.Connect(link, contact.nameToAsk(), withinMs));
    }

    void opened(Link link, long nowMs) {
        state = new LinkState.Open(link, nowMs);
        failures = 0;
    }

    /** It was lost, or never came to be; to be followed by a {@link #rest}. */
    void ended(LinkEnd how) {
        boolean wasOpen = isOpen();
        failures = wasOpen ? 0 : failures + 1;
        timeouts = !wasOpen && how == LinkEnd.TIMED_OUT ? timeouts + 1 : 0;
    }

    /** Waits for as long as what happened suggests. */
    void rest(long nowMs) {
        Pulse pulse = contact.pulse();
        long brokenForMs = nowMs - pulse.brokenSinceMs().orElse(nowMs);
        long delay = Reconnect.delayMs(
                failures, pulse.isSuspectedCrash(), brokenForMs, watches.shortestConfirmMs(), contacts.gone());
        state = new LinkState.Resting(nowMs + delay);
    }

    /** The pause is over at once. */
    void hurry(long nowMs) {
        state = new LinkState.Resting(nowMs);
    }

    /** Nothing has failed: it was we who gave up the link, and another one is wanted at once. */
    void renew(long nowMs) {
        failures = 0;
        state = new LinkState.Resting(nowMs);
    }

    /** Has the link closed, if there is one; it stays current until something else is said. */
    void drop(String reason) {
        state.link().ifPresent(link -> self.outbox().emit(new Effect.Drop(link, reason)));
    }

    /** Whether it has been silent for so long that a new one is more likely to be answered. */
    boolean isHalfOpen(long nowMs) {
        Pulse pulse = contact.pulse();
        if (!(state instanceof LinkState.Open open) || !pulse.isMute()) {
            return false;
        }
        boolean answered = pulse.lastReplyMs() >= open.sinceMs();
        boolean old = nowMs - open.sinceMs() > self.settings().periods().minLinkReconnectMs();
        return nowMs - pulse.muteSinceMs() > Reconnect.silentMs(answered, old, watches.shortestDownAfterMs());
    }
}
