package io.vedette.quorum.group;

import io.vedette.quorum.HostPort;
import io.vedette.quorum.NodeInfo;
import io.vedette.quorum.NodeOrder;
import io.vedette.quorum.liveness.Pulse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Replicas see the master from elsewhere. When it is silent towards us while its stream still reaches them, it is our network that is
 * broken, and a failover would make two masters out of one.
 *
 * <p>Two things prove that the master was alive after it fell silent: a replica that received something since, by its own count of
 * seconds, and an offset that grew between two INFOs both taken since. The seconds are whole ones of a cached clock, so they are read
 * with a margin: a master that was frozen must never be vouched for.
 *
 * <p>A master that speaks, only to refuse us, proves by itself that it is alive; there a replica's link is enough, for a master that
 * nobody writes to sends its replicas a sign of life no oftener than every ten seconds.
 */
final class Witnesses {
    /** Seconds are truncated, and the node's clock for them ticks ten times a second at worst. */
    static final long CLOCK_MARGIN_MS = 200;

    /** What was still on its way when the master stopped is not a sign of life. */
    static final long DRAIN_MS = 100;

    /** A master sends its replicas something every ten seconds; when nothing came for longer, it is gone for them too. */
    static final long SIGN_OF_LIFE_MS = 11_000 + CLOCK_MARGIN_MS;

    /** A testimony older than this is asked for anew. */
    static final long REPEAT_MS = 200;

    /** The replicas are asked when the master becomes down, or when they can be reached again; so long a failover waits for them. */
    static final long AWAIT_MS = 30;

    void ask(Group group, long nowMs) {
        group.replicas().forEach(replica -> replica.contact().askInfo(true, nowMs));
    }

    /** A replica answered INFO: what it says may be compared with what it says later. */
    void heard(Group group, Replica replica, NodeInfo info, long askedMs) {
        OptionalLong silent = group.masterContact().pulse().silentSinceMs();
        if (silent.isEmpty()) {
            return;
        }
        boolean firstSince = replica.witnessMs() < silent.getAsLong() + DRAIN_MS;
        if (firstSince && askedMs >= silent.getAsLong() + DRAIN_MS) {
            replica.witness(info.offset(), askedMs);
        }
    }

    /** Until when to wait for a replica that could vouch and has not answered since the master became down; empty for nobody. */
    OptionalLong awaitedUntilMs(Group group, long nowMs) {
        OptionalLong sdown = group.standing().sdownSinceMs();
        if (sdown.isEmpty() || !group.rules().witnessVeto()) {
            return OptionalLong.empty();
        }
        long untilMs = nowMs;
        for (Replica replica : group.replicas()) {
            OptionalLong open = replica.contact().openSinceMs();
            boolean reachable = open.isPresent() && !replica.contact().isDownFor(group.name());
            if (reachable
                    && replica.contact().infos().askedSince(sdown.getAsLong()).isEmpty()) {
                untilMs = Math.max(untilMs, Math.max(sdown.getAsLong(), open.getAsLong()) + AWAIT_MS);
            }
        }
        return untilMs > nowMs ? OptionalLong.of(untilMs) : OptionalLong.empty();
    }

    /** Replicas that vouch for it do not say whether it takes writes; where that is asked for, one is tried. */
    void tryWrite(Group group, long nowMs) {
        Canary canary = group.standing().canary();
        boolean asked = group.rules().writeCanary() && group.standing().isSdown() && canary.isDue(nowMs);
        if (asked && !vouching(group, nowMs, nowMs).isEmpty()) {
            group.masterContact().order(new NodeOrder.WriteCanary()).ifPresent(number -> canary.sent(number, nowMs));
        }
    }

    /** The replicas that vouch for the master, asked lately or at least since then: on a slow network "lately" is too short. */
    List<HostPort> vouching(Group group, long sinceMs, long nowMs) {
        List<HostPort> vouching = new ArrayList<>();
        OptionalLong silent = group.masterContact().pulse().silentSinceMs();
        if (silent.isEmpty() || !group.rules().witnessVeto()) {
            return vouching;
        }
        long askedMs = Math.max(silent.getAsLong(), Math.min(sinceMs, nowMs - 3 * REPEAT_MS));
        for (Replica replica : group.replicas()) {
            Optional<NodeInfo> said = replica.contact().infos().askedSince(askedMs);
            if (said.isPresent() && vouches(group, replica, said.get(), silent.getAsLong(), nowMs)) {
                vouching.add(replica.address());
            }
        }
        return vouching;
    }

    private static boolean vouches(Group group, Replica replica, NodeInfo said, long silentMs, long nowMs) {
        Optional<NodeInfo.Upstream> upstream = said.upstream()
                .filter(NodeInfo.Upstream::linkUp)
                .filter(up -> up.master().equals(group.master()));
        if (upstream.isEmpty()) {
            return false;
        }
        Pulse pulse = group.masterContact().pulse();
        if (pulse.refusedUsWithin(group.rules().downAfterMs(), nowMs)) {
            return true;
        }
        OptionalLong quietSeconds = upstream.get().lastIoSecondsAgo();
        if (quietSeconds.isEmpty()) {
            return false;
        }
        long quietMs = (quietSeconds.getAsLong() + 1) * 1_000 + CLOCK_MARGIN_MS;
        boolean received = replica.contact().infos().askedMs() - quietMs > silentMs;
        boolean grew = replica.witnessMs() >= silentMs + DRAIN_MS && said.offset() > replica.witnessOffset();
        return (received || grew) && quietMs <= SIGN_OF_LIFE_MS;
    }
}
