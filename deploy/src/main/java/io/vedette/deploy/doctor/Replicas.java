package io.vedette.deploy.doctor;

import io.vedette.deploy.ask.Plain;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whether there is somebody to promote, and whether sentinels and master know the same replicas. */
final class Replicas {
    private Replicas() {}

    static void check(Facts facts, List<Finding> found) {
        Set<String> told = new HashSet<>();
        for (SentinelFacts sentinel : facts.watching()) {
            for (Map<String, String> replica : sentinel.replicas()) {
                if (told.add(name(replica))) {
                    one(facts, sentinel, replica, found);
                }
            }
            if (promotable(sentinel) == 0 && told.add("nobody")) {
                found.add(Finding.serious(
                        "none-promotable",
                        facts.group(),
                        "no replica could be promoted, by what " + sentinel.address() + " knows",
                        "'vedette explain " + facts.group()
                                + "' says why not each; add a replica, or mend one of them"));
            }
        }
        facts.master().filter(NodeFacts::answers).ifPresent(master -> unknown(facts, master, found));
    }

    private static void one(Facts facts, SentinelFacts sentinel, Map<String, String> replica, List<Finding> found) {
        String flags = replica.getOrDefault("flags", "");
        if (flags.contains("s_down")) {
            found.add(Finding.warning(
                    "replica-away",
                    name(replica),
                    "does not answer " + sentinel.address(),
                    "start it; if it is gone for good, 'vedette forget " + facts.group() + " " + name(replica) + "'"));
        } else if (!replica.getOrDefault("master-link-status", "ok").equals("ok")) {
            found.add(
                    Finding.warning(
                            "replica-link",
                            name(replica),
                            "its link to the master is down, so it grows old",
                            "look into its log: masterauth, a firewall, or a sync that does not fit client-output-buffer-limit"));
        }
        if (replica.getOrDefault("slave-priority", "").equals("0")) {
            found.add(Finding.note(
                    "priority-zero",
                    name(replica),
                    "has replica-priority 0 and is never promoted",
                    "leave it if that is meant; otherwise 'CONFIG SET replica-priority 100' there"));
        }
        Optional<String> upstream = Optional.ofNullable(replica.get("master-host"))
                .filter(host -> !host.equals("?"))
                .map(host -> host + ":" + replica.get("master-port"));
        if (upstream.isPresent() && !upstream.get().equals(sentinel.masterName())) {
            found.add(Finding.note(
                    "chained",
                    name(replica),
                    "follows " + upstream.get() + " and not the master " + sentinel.masterName(),
                    "sentinels correct that within seconds; where it stays so the replica names its master by another"
                            + " address (announce-ip, NAT)"));
        }
    }

    private static long promotable(SentinelFacts sentinel) {
        return sentinel.replicas().stream()
                .filter(replica -> !replica.getOrDefault("flags", "").contains("down"))
                .filter(replica ->
                        replica.getOrDefault("master-link-status", "ok").equals("ok"))
                .filter(replica -> !replica.getOrDefault("slave-priority", "").equals("0"))
                .count();
    }

    /** The master names its replicas as {@code slave0:ip=...,port=...}. */
    private static void unknown(Facts facts, NodeFacts master, List<Finding> found) {
        Set<String> known = new TreeSet<>();
        facts.watching().forEach(sentinel -> sentinel.replicas().forEach(replica -> known.add(name(replica))));
        master.info().forEach((field, value) -> {
            if (field.matches("slave\\d+")) {
                String name = name(Plain.pairs(value, "lag"));
                if (!known.contains(name)) {
                    found.add(Finding.warning(
                            "replica-unknown",
                            name,
                            "follows the master, and no sentinel knows it by this address",
                            "wait ten seconds and ask again; where it stays so set replica-announced yes, or"
                                    + " replica-announce-ip to what sentinels can reach"));
                }
            }
        });
    }

    private static String name(Map<String, String> replica) {
        return replica.getOrDefault("ip", "?") + ":" + replica.getOrDefault("port", "?");
    }
}
