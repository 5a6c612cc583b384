package io.vedette.deploy.backup;

import io.vedette.deploy.ask.Access;
import io.vedette.deploy.ask.Places;
import io.vedette.deploy.ask.Plain;
import io.vedette.deploy.local.Refusal;
import io.vedette.quorum.HostPort;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out from whom to take a snapshot: of the replicas of a group that are connected the one that is farthest, or the
 * master where there is none.
 */
final class Source {
    private static final int LONGEST_LIST = 1000;

    private final Access access;
    private final PrintWriter err;

    /** @param access to the nodes */
    Source(Access access, PrintWriter err) {
        this.access = access;
        this.err = err;
    }

    /** A node that answered. */
    record Seen(HostPort address, boolean master, boolean connected, long offset) {}

    /** Asks these nodes, and whom they name. */
    HostPort among(List<HostPort> nodes) throws Refusal {
        Set<HostPort> asked = new LinkedHashSet<>();
        List<HostPort> open = new ArrayList<>(nodes);
        List<Seen> seen = new ArrayList<>();
        while (!open.isEmpty() && asked.size() < LONGEST_LIST) {
            HostPort next = open.remove(0);
            if (asked.add(next)) {
                look(next, open).ifPresent(seen::add);
            }
        }
        return best(seen).orElseThrow(() -> new Refusal("none of " + asked + " can give a snapshot now"));
    }

    static Optional<HostPort> best(List<Seen> seen) {
        Comparator<Seen> farther = Comparator.comparingLong(Seen::offset);
        return seen.stream()
                .filter(node -> !node.master() && node.connected())
                .max(farther)
                .or(() -> seen.stream().filter(Seen::master).max(farther))
                .map(Seen::address);
    }

    private Optional<Seen> look(HostPort node, List<HostPort> open) {
        try (Talk talk = Talk.open(node, access)) {
            Map<String, String> info = Plain.info(Plain.text(talk.ask("INFO", "replication")));
            boolean master = info.getOrDefault("role", "").equals("master");
            if (!master) {
                Places.of(info.getOrDefault("master_host", ""), info.getOrDefault("master_port", ""))
                        .ifPresent(open::add);
            }
            for (int i = 0; info.containsKey("slave" + i); i++) {
                Places.of(Plain.pairs(info.getOrDefault("slave" + i, ""), "lag"))
                        .ifPresent(open::add);
            }
            String offset = info.getOrDefault(master ? "master_repl_offset" : "slave_repl_offset", "0");
            return Optional.of(new Seen(
                    node,
                    master,
                    info.getOrDefault("master_link_status", "").equals("up"),
                    offset.matches("\\d{1,18}") ? Long.parseLong(offset) : 0));
        } catch (IOException unreachable) {
            err.println("vedette: passed over: " + unreachable.getMessage());
            return Optional.empty();
        }
    }

    /** Asks a sentinel for the master of a group. */
    HostPort masterOf(String group, HostPort sentinel) throws IOException, Refusal {
        try (Talk talk = Talk.open(sentinel, access.with(Optional.empty(), Optional.empty()))) {
            List<String> answer = talk.ask("SENTINEL", "GET-MASTER-ADDR-BY-NAME", group).asList().stream()
                    .map(Plain::text)
                    .toList();
            if (answer.size() != 2) {
                throw new Refusal("the sentinel " + sentinel + " knows no group '" + group + "'");
            }
            return Places.of(answer.get(0), answer.get(1))
                    .orElseThrow(() -> new Refusal("the sentinel " + sentinel + " answered " + answer));
        }
    }
}
