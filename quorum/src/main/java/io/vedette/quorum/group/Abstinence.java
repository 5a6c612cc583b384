package io.vedette.quorum.group;

import io.vedette.quorum.Gossip;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.Target;
import io.vedette.quorum.link.Alarm;
import io.vedette.quorum.liveness.Pulse;

/**
 * A sentinel that was blind does not know what its opinions are worth. It takes back what it said, keeps silent until it has read what
 * piled up meanwhile, and then says what it holds now. To peers that do not understand gossip it says "not down" so long, as a
 * redis-sentinel in TILT does.
 *
 * <p>Its peers begin nothing on what it had said, but do not give up what they have begun: nobody saw the master alive. It is the
 * question in the election that decides, and to that it answers what it sees by then.
 *
 * <p>It is not prolonged by the next gap: a sentinel that is always late still speaks, if late.
 */
public final class Abstinence {
    private final Ward ward;
    private final Alarm end;
    private boolean abstaining;

    Abstinence(Ward ward) {
        this.ward = ward;
        end = ward.self().agenda().alarm(this::end);
    }

    /** We turn out to have been blind. */
    public void begin(long nowMs) {
        if (!abstaining) {
            abstaining = true;
            tellAll(true);
            end.set(nowMs + Pulse.EXCUSE_MS);
        }
    }

    private void end(long nowMs) {
        abstaining = false;
        ward.registry().down().forEach(group -> ward.opinions().tellAll(group, nowMs));
        // Told last: what was not said anew by then is void.
        tellAll(false);
    }

    private void tellAll(boolean yes) {
        ward.contacts().peers().forEach(contact -> {
            if (contact.target() instanceof Target.Peer peer && ward.knowsAsOurs(peer.id())) {
                contact.gossip(new Gossip.Abstaining(yes));
            }
        });
    }

    boolean isOn() {
        return abstaining;
    }

    /** A peer was blind: nothing it said counts in any group, except for what has begun, until it says it anew. */
    public void heard(SentinelId from, Gossip.Abstaining said, long nowMs) {
        ward.registry()
                .all()
                .forEach(group -> group.voter(from).ifPresent(said.yes() ? Voter::abstains : Voter::seesAgain));
        ward.registry().down().forEach(group -> ward.desk().advance(group, nowMs));
    }
}
