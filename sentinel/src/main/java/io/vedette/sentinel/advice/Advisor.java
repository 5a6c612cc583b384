package io.vedette.sentinel.advice;

import io.vedette.quorum.HostPort;
import io.vedette.quorum.view.GroupView;
import io.vedette.quorum.view.PeerView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** Looks for faults in how a group is set up. None of them stops anything; each makes a failover less likely or less safe. */
public final class Advisor {
    /** Silence shorter than this many times the slowest answer is not worth calling silence. */
    static final int ANSWERS_IN_DOWN_AFTER = 4;

    private final Observations observations;

    public Advisor(Observations observations) {
        this.observations = observations;
    }

    /**
     * The faults of one group, none twice.
     *
     * @param ownAddresses where this sentinel tells others to find it
     */
    public List<Warning> about(GroupView group, Set<HostPort> ownAddresses, long nowMs) {
        List<Warning> found = new ArrayList<>();
        int known = group.peers().size() + 1;
        voters(known, group.rules().quorum(), found);
        hosts(group, known, ownAddresses, found);
        downAfter(group, nowMs, found);
        permissions(group, found);
        observations
                .hookLacks(group.name())
                .ifPresent(missing -> found.add(new Warning(
                        "pre-failover-hook",
                        "the pre-failover hook cannot be asked: " + missing
                                + "; mend that, or SENTINEL SET pre-failover-hook")));
        return found;
    }

    private static void voters(int known, int quorum, List<Warning> found) {
        int majority = known / 2 + 1;
        if (known % 2 == 0) {
            found.add(new Warning(
                    "even-sentinels",
                    known + " sentinels survive no more failures than " + (known - 1)
                            + "; add one, or remove one and FORGET-SENTINEL it"));
        }
        if (quorum < majority) {
            found.add(new Warning(
                    "quorum-below-majority",
                    "quorum " + quorum + " is below the majority of " + known + " sentinels; SENTINEL SET quorum "
                            + majority));
        }
        if (quorum > known) {
            found.add(new Warning(
                    "quorum-unreachable",
                    "quorum " + quorum + " is more than the " + known + " sentinels that are known"));
        }
    }

    /** A host whose loss takes the majority along. Our own is counted under the address most others can have of us. */
    private static void hosts(GroupView group, int known, Set<HostPort> ownAddresses, List<Warning> found) {
        Map<String, Integer> voters = new LinkedHashMap<>();
        for (PeerView peer : group.peers()) {
            voters.merge(peer.instance().address().host(), 1, Integer::sum);
        }
        ownAddresses.stream()
                .map(HostPort::host)
                .distinct()
                .filter(host -> voters.containsKey(host) || ownAddresses.size() == 1)
                .findFirst()
                .ifPresent(host -> voters.merge(host, 1, Integer::sum));
        voters.forEach((host, count) -> {
            if (known > 1 && count >= known / 2 + 1) {
                found.add(new Warning(
                        "one-host",
                        count + " of " + known + " sentinels run on " + host
                                + "; when it is lost nobody can fail over: spread them"));
            }
        });
    }

    private void downAfter(GroupView group, long nowMs, List<Warning> found) {
        long downAfterMs = group.rules().downAfterMs();
        for (HostPort address : everybody(group)) {
            OptionalLong slowest = observations.slowestMs(address, nowMs);
            if (slowest.orElse(0) * ANSWERS_IN_DOWN_AFTER > downAfterMs) {
                found.add(new Warning(
                        "down-after-too-low",
                        "down-after-milliseconds " + downAfterMs + " is less than " + ANSWERS_IN_DOWN_AFTER
                                + " times the slowest answer to a PING, " + slowest.orElse(0) + " ms by " + address
                                + "; raise it"));
                return;
            }
        }
    }

    private void permissions(GroupView group, List<Warning> found) {
        for (HostPort node : nodes(group)) {
            List<String> missing = observations.missingOn(node);
            if (!missing.isEmpty()) {
                found.add(new Warning(
                        "permissions",
                        node + " would refuse us " + String.join(", ", missing)
                                + "; grant that to our user there (ACL SETUSER), or name it by rename-command"));
            }
        }
    }

    private static List<HostPort> nodes(GroupView group) {
        List<HostPort> all = new ArrayList<>(List.of(group.instance().address()));
        group.replicas().forEach(replica -> all.add(replica.instance().address()));
        return all;
    }

    private static List<HostPort> everybody(GroupView group) {
        List<HostPort> all = nodes(group);
        group.peers().forEach(peer -> all.add(peer.instance().address()));
        return all;
    }
}
