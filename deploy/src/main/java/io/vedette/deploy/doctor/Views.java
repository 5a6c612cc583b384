package io.vedette.deploy.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whether the sentinels agree, and what state they see the group in. */
final class Views {
    private Views() {}

    static void check(Facts facts, List<Finding> found) {
        List<SentinelFacts> watching = facts.watching();
        differ(facts, "the master", SentinelFacts::masterName, true, found);
        for (String option : List.of("quorum", "down-after-milliseconds", "failover-timeout", "parallel-syncs")) {
            differ(facts, option, sentinel -> sentinel.master().getOrDefault(option, "?"), false, found);
        }
        differ(facts, "config-epoch", sentinel -> sentinel.master().getOrDefault("config-epoch", "?"), false, found);
        differ(facts, "the number of voters", sentinel -> Integer.toString(sentinel.voters()), false, found);
        for (SentinelFacts sentinel : watching) {
            state(facts, sentinel, found);
        }
        timing(facts, found);
    }

    private static void differ(
            Facts facts, String what, Function<SentinelFacts, String> value, boolean serious, List<Finding> found) {
        Map<String, List<String>> said = new LinkedHashMap<>();
        for (SentinelFacts sentinel : facts.watching()) {
            said.computeIfAbsent(value.apply(sentinel), any -> new ArrayList<>())
                    .add(sentinel.address().name());
        }
        if (said.size() < 2) {
            return;
        }
        String text = "sentinels differ about " + what + ": "
                + said.entrySet().stream()
                        .map(entry -> entry.getKey() + " say " + String.join(", ", entry.getValue()))
                        .collect(Collectors.joining("; "));
        found.add(new Finding(
                serious ? Finding.Weight.SERIOUS : Finding.Weight.WARNING,
                "views-differ",
                facts.group(),
                text,
                serious || what.startsWith("the number") || what.equals("config-epoch")
                        ? "if it stays so they do not hear each other: look at firewalls, passwords and announce-ip"
                        : "'vedette set " + facts.group() + " " + what + " <value>' sets it at all of them"));
    }

    private static void state(Facts facts, SentinelFacts sentinel, List<Finding> found) {
        String flags = sentinel.master().getOrDefault("flags", "");
        String where = sentinel.address().name();
        if (sentinel.tilt()) {
            found.add(Finding.serious(
                    "tilt",
                    where,
                    "is in TILT: its clock jumped or its process stood still, and it does not act",
                    "look for a starved machine or a jumping clock there; it ends by itself after 30 s of calm"));
        }
        if (flags.contains("down")) {
            found.add(Finding.serious(
                    "master-down",
                    where,
                    "holds the master " + sentinel.masterName() + " for down: " + flags,
                    "'vedette explain " + facts.group() + " --sentinel " + where + "' says what it waits for"));
        }
        if (flags.contains("failover_in_progress")) {
            found.add(Finding.note("failover", where, "a failover is in progress", "ask again when it is over"));
        }
    }

    /** Silence shorter than a few of the slowest answers is not worth calling silence. */
    private static void timing(Facts facts, List<Finding> found) {
        long slowest =
                facts.nodes().stream().mapToLong(NodeFacts::slowestPingMs).max().orElse(0);
        facts.watching().stream()
                .flatMap(sentinel -> sentinel.number("down-after-milliseconds").stream())
                .mapToLong(Long::longValue)
                .min()
                .ifPresent(least -> {
                    if (least < Math.max(4 * slowest, 200)) {
                        found.add(Finding.warning(
                                "down-after-too-low",
                                facts.group(),
                                "down-after-milliseconds is " + least + ", and the slowest of our PINGs took " + slowest
                                        + " ms: a pause of the network or a slow command looks like a failure",
                                "'vedette set " + facts.group() + " down-after-milliseconds "
                                        + Math.max(1000, 10 * slowest) + "'"));
                    }
                });
    }
}
