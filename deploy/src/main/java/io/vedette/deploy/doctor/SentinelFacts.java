package io.vedette.deploy.doctor;

import io.vedette.quorum.HostPort;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one sentinel says about one group.
 *
 * @param address where we reached it
 * @param master the fields of SENTINEL MASTER; empty when it does not watch the group
 * @param own the section {@code vedette} of its INFO; empty for a redis-sentinel
 * @param tilt whether it distrusts its clock
 */
public record SentinelFacts(
        HostPort address,
        String id,
        Map<String, String> master,
        List<Map<String, String>> replicas,
        List<Map<String, String>> peers,
        Map<String, String> own,
        boolean tilt) {
    public SentinelFacts {
        master = Map.copyOf(master);
        replicas = List.copyOf(replicas);
        peers = List.copyOf(peers);
        own = Map.copyOf(own);
    }

    boolean watches() {
        return !master.isEmpty();
    }

    /** This one and those it knows. */
    int voters() {
        return peers.size() + 1;
    }

    String masterName() {
        return master.getOrDefault("ip", "?") + ":" + master.getOrDefault("port", "?");
    }

    Optional<Long> number(String field) {
        return number(master, field);
    }

    static Optional<Long> number(Map<String, String> fields, String field) {
        String text = fields.getOrDefault(field, "");
        return text.matches("-?\\d{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }
}
