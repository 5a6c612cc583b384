package io.vedette.deploy.doctor;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether there are enough sentinels, in enough places, and whether the quorum suits them. */
final class Voters {
    private static final int FEWEST = 3;

    private Voters() {}

    static void check(Facts facts, List<Finding> found) {
        facts.away()
                .forEach(away -> found.add(Finding.serious(
                        "sentinel-away",
                        away.address().name(),
                        "cannot be asked: " + away.reason(),
                        "start it or let us in; if it is gone for good, 'vedette forget " + facts.group()
                                + " <its id>'")));
        facts.sentinels().stream()
                .filter(sentinel -> !sentinel.watches())
                .forEach(sentinel -> found.add(Finding.serious(
                        "not-watched",
                        sentinel.address().name(),
                        "does not watch " + facts.group(),
                        "'vedette monitor " + facts.group() + " <master> <quorum> --sentinel " + sentinel.address()
                                + "', or ask those that do")));
        // Views may differ, which is a finding of its own; each mistake is told once.
        Set<String> told = new HashSet<>();
        for (SentinelFacts sentinel : facts.watching()) {
            quorum(facts, sentinel, told, found);
            dead(facts, sentinel, told, found);
        }
        hosts(facts, found);
    }

    private static void quorum(Facts facts, SentinelFacts sentinel, Set<String> told, List<Finding> found) {
        int voters = sentinel.voters();
        long quorum = sentinel.number("quorum").orElse(0L);
        int majority = voters / 2 + 1;
        String where = facts.group();
        if (quorum > voters && told.add("quorum-unreachable")) {
            found.add(Finding.serious(
                    "quorum-unreachable",
                    where,
                    "the quorum is " + quorum + ", but only " + voters + " sentinels are known to " + sentinel.address()
                            + ": the master will never be held for down",
                    "'vedette set " + where + " quorum " + majority + "', or start the missing sentinels"));
        } else if (quorum < majority && told.add("quorum-below-majority")) {
            found.add(Finding.warning(
                    "quorum-below-majority",
                    where,
                    "the quorum " + quorum + " is below the majority of " + voters
                            + " sentinels: a few that see badly can" + " start a failover",
                    "'vedette set " + where + " quorum " + majority + "'"));
        }
        if (voters < FEWEST && told.add("number")) {
            found.add(Finding.serious(
                    "few-sentinels",
                    where,
                    voters + " sentinels: when one is lost with the master nobody can fail over",
                    "run three, on three hosts"));
        } else if (voters % 2 == 0 && told.add("number")) {
            found.add(Finding.warning(
                    "even-sentinels",
                    where,
                    voters + " sentinels survive no more failures than " + (voters - 1),
                    "add one, or stop one and let the others forget it"));
        }
    }

    private static void dead(Facts facts, SentinelFacts sentinel, Set<String> told, List<Finding> found) {
        for (Map<String, String> peer : sentinel.peers()) {
            String id = peer.getOrDefault("runid", "?");
            if (peer.getOrDefault("flags", "").contains("s_down") && told.add(id)) {
                found.add(Finding.warning(
                        "dead-voter",
                        peer.getOrDefault("ip", "?") + ":" + peer.getOrDefault("port", "?"),
                        "does not answer " + sentinel.address() + " and still counts as a voter",
                        "start it, or 'vedette forget " + facts.group() + " " + id + "'"));
            }
        }
    }

    /** By the addresses the others use; where all are alike it is one host, or one NAT that hides them. */
    private static void hosts(Facts facts, List<Finding> found) {
        Map<String, Set<String>> voters = new HashMap<>();
        for (SentinelFacts sentinel : facts.watching()) {
            sentinel.peers()
                    .forEach(peer -> voters.computeIfAbsent(peer.getOrDefault("ip", "?"), any -> new HashSet<>())
                            .add(peer.getOrDefault("runid", "?")));
        }
        long known = voters.values().stream().flatMap(Set::stream).distinct().count();
        voters.forEach((host, there) -> {
            if (known > 1 && there.size() > known / 2) {
                found.add(Finding.warning(
                        "one-host",
                        host,
                        there.size() + " of " + known + " sentinels run there: with this host the majority is lost",
                        "spread them over three hosts"));
            }
        });
    }
}
