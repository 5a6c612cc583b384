package io.vedette.deploy.doctor;

import io.vedette.quorum.HostPort;
import java.util.Map;
import java.util.Optional;

/**
 * What one data node says.
 *
 * @param refusal why it could not be asked; the rest is empty then
 * @param info sections server, replication and persistence of INFO
 * @param config what CONFIG GET gave; empty where it is not allowed
 * @param slowestPingMs of a few
 * @param clockAheadMs how far its clock is ahead of ours, within the time of one question; empty where it does not tell
 */
public record NodeFacts(
        HostPort address,
        Optional<String> refusal,
        Map<String, String> info,
        Map<String, String> config,
        long slowestPingMs,
        Optional<Long> clockAheadMs) {
    public NodeFacts {
        info = Map.copyOf(info);
        config = Map.copyOf(config);
    }

    static NodeFacts away(HostPort address, String refusal) {
        return new NodeFacts(address, Optional.of(refusal), Map.of(), Map.of(), 0, Optional.empty());
    }

    boolean answers() {
        return refusal.isEmpty();
    }

    boolean isMaster() {
        return "master".equals(info.get("role"));
    }

    String name() {
        return address.name();
    }

    /** Whether an option is known and reads so. */
    boolean has(String option, String value) {
        return value.equals(config.get(option));
    }
}
