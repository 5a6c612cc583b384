package io.vedette.sentinel.config;

import io.vedette.quorum.Epoch;
import io.vedette.quorum.SentinelId;
import java.util.List;
import java.util.Optional;

/**
 * The {@code sentinel} lines of a file as a whole.
 *
 * @param id empty until one is generated, which happens at the first start
 * @param requirepass the default user's password, where it stands in a file of its own
 * @param stateDir where state goes when the file cannot be rewritten; empty for the working folder
 * @param doors where others than Redis clients are answered
 * @param ensemble that elects the leaders of failovers; empty where sentinels vote
 * @param groups in the order of their {@code monitor} lines
 */
public record SentinelConfig(
        Optional<SentinelId> id,
        Epoch currentEpoch,
        Announcement announcement,
        String sentinelUser,
        Optional<Secret> sentinelPassword,
        boolean denyScriptsReconfig,
        boolean resolveHostnames,
        Trust trust,
        int pingsPerSecond,
        long blindAfterMs,
        Optional<Secret> requirepass,
        String stateDir,
        Doors doors,
        Optional<EnsembleLine> ensemble,
        List<GroupConfig> groups) {

    /** What to tell others about ourselves; an empty address and port 0 mean the real ones. */
    public record Announcement(String ip, int port, boolean hostnames) {}

    /** Which hellos to believe; without a secret ours are not signed. */
    public record Trust(Optional<Secret> secret, boolean onlySigned, long maxEpochJump) {}

    public SentinelConfig {
        groups = List.copyOf(groups);
    }

    public Optional<GroupConfig> group(String name) {
        return groups.stream().filter(group -> group.name().text().equals(name)).findFirst();
    }
}
