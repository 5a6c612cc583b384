package io.vedette.quorum.group;

import io.vedette.quorum.Effect;
import io.vedette.quorum.Link;
import io.vedette.quorum.link.Contact;
import io.vedette.quorum.link.Rhythm;
import java.util.Optional;

/**
 * Says hello, round after round: to the master and to the other sentinels in each of them, to a replica in each unless {@link Accord}
 * prevails. Of all that a sentinel says and hears in peace hellos on replicas would be the most.
 */
final class HelloRounds {
    private final Ward ward;

    HelloRounds(Ward ward) {
        this.ward = ward;
    }

    void beginIfDue(Group group, long nowMs) {
        if (nowMs < group.nextHelloMs()) {
            return;
        }
        long periodMs = ward.self().settings().periods().publishMs();
        group.nextHelloMs(Rhythm.nextInTurn(nowMs, periodMs, group.turn()));
        ward.pauses().repeat(group, nowMs);
        boolean accord = Accord.prevails(group, ward, nowMs);
        greet(group, group.masterContact(), nowMs);
        for (Replica replica : group.replicas()) {
            greet(group, replica, accord, nowMs);
        }
        for (Voter voter : group.voters()) {
            greet(group, voter.contact(), nowMs);
        }
    }

    private void greet(Group group, Replica replica, boolean accord, long nowMs) {
        Told told = replica.told();
        Optional<Link> link = replica.contact().openLink();
        if (accord && told.suffices(link, group.master(), group.configEpoch())) {
            told.passedBy();
        } else {
            greet(group, replica.contact(), nowMs);
            told.said(link, group.master(), group.configEpoch(), accord ? 0 : group.turn() % Told.ROUNDS);
        }
    }

    private void greet(Group group, Contact contact, long nowMs) {
        contact.pingAlong(nowMs);
        say(group, contact);
    }

    /** Tells one of them our configuration. */
    void say(Group group, Contact contact) {
        if (isHeldBack(group, contact)) {
            return;
        }
        Optional<Link> link = contact.openLink();
        if (link.isPresent()) {
            ward.self()
                    .outbox()
                    .emit(new Effect.PublishHello(
                            link.get(),
                            group.name(),
                            ward.announcer().shown(group.master()),
                            group.configEpoch(),
                            ward.self().currentEpoch()));
        }
    }

    /** PUBLISH is a write to a master that holds its writes: it would block our link, and the orders behind it that end the pause. */
    private static boolean isHeldBack(Group group, Contact contact) {
        return contact == group.masterContact()
                && group.failover().chosen().isPresent()
                && group.failover()
                        .mission()
                        .filter(mission -> mission.from().equals(group.master()))
                        .isPresent();
    }
}
