package io.vedette.quorum.link;

import io.vedette.quorum.Effect;
import io.vedette.quorum.Link;
import io.vedette.quorum.Target;
import io.vedette.quorum.desk.Self;
import io.vedette.quorum.liveness.Pulse;
import java.util.Optional;

/**
 * A second link, made beside one that has fallen silent. TCP sends again what was lost after 0.2, 0.6, 1.4 and 3 s, and all that was said
 * since waits for it; a new connection knows nothing of that. So the silent link is kept, new ones are tried beside it, one after the other,
 * and whichever is answered first stays.
 *
 * <p>Only an answer counts. A spare that is silent, lost or late says nothing about the target that the silence of the first link does not
 * say already.
 */
final class Spare {
    /** A shorter silence is none that TCP could have caused. */
    static final long SHORTEST_STEP_MS = 200;

    static final long LONGEST_STEP_MS = 1_000;

    /** Who has answered none of so many is not cut off by chance; a frozen process would find all of them when it wakes up. */
    static final int TRIES = 4;

    private final Self self;
    private final Contacts contacts;
    private final Contact contact;
    private final Watches watches;
    private final Pulse pulse;
    private Optional<Link> link = Optional.empty();
    private int tries;
    private long answeredBeforeOrderMs = Long.MIN_VALUE;

    Spare(Self self, Contacts contacts, Contact contact, Watches watches) {
        this.self = self;
        this.contacts = contacts;
        this.contact = contact;
        this.watches = watches;
        pulse = contact.pulse();
    }

    /** The time from one attempt to the next: more than one fits into down-after, unless that is shorter than TCP's first pause. */
    static long stepMs(long downAfterMs) {
        return Math.max(SHORTEST_STEP_MS, Math.min(LONGEST_STEP_MS, downAfterMs / (TRIES + 1)));
    }

    boolean is(Link other) {
        return link.isPresent() && link.get().equals(other);
    }

    void opened(Link opened) {
        self.outbox().emit(new Effect.Ping(opened));
    }

    /** Of no use any more, for it ended by itself or is the first link now. */
    void lost() {
        contacts.spareGone(contact.target());
        link = Optional.empty();
    }

    /** The silence is over, or the first link is. */
    void dismiss(String reason) {
        drop(reason);
        tries = 0;
    }

    private void drop(String reason) {
        if (link.isPresent()) {
            self.outbox().emit(new Effect.Drop(link.get(), reason));
            lost();
        }
    }

    /** An order goes over the first link: its answer would be lost with that. */
    void ordered() {
        answeredBeforeOrderMs = pulse.lastReplyMs();
    }

    /** Makes another one when it is time. */
    void attend(LinkState.Open first, long nowMs) {
        if (nowMs < dueMs(first)) {
            return;
        }
        drop("it was not answered in time");
        tries++;
        if (contacts.spareWanted(contact.target())) {
            Link fresh = new Link(contact.target(), self.nextNumber());
            link = Optional.of(fresh);
            self.outbox().emit(new Effect.Connect(fresh, contact.nameToAsk(), step()));
        }
    }

    /**
     * A link that was never answered is as good as a new one, and none is given up with something on it that may be answered yet: an order,
     * or the question for a vote, which a peer answers when it is on its disk, and nothing before that.
     */
    long dueMs(LinkState.Open first) {
        if (!pulse.isMute() || tries == TRIES || contact.target() instanceof Target.Peer) {
            return Long.MAX_VALUE;
        }
        boolean usable = pulse.lastReplyMs() >= first.sinceMs();
        boolean awaited = pulse.lastReplyMs() <= answeredBeforeOrderMs;
        return usable && !awaited ? pulse.muteSinceMs() + (tries + 1) * step() : Long.MAX_VALUE;
    }

    private long step() {
        return stepMs(watches.shortestDownAfterMs());
    }
}
