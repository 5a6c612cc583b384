package io.vedette.sentinel.config;

import io.vedette.quorum.Epoch;
import io.vedette.quorum.SentinelId;
import java.util.List;
import java.util.Optional;

/**
 * The {@code sentinel} lines of a file as a whole.
 *
 * @param id empty until one is generated, which happens at the first start
 * @param groups in the order of their {@code monitor} lines
 */
public record SentinelConfig(
        Optional<SentinelId> id,
        Epoch currentEpoch,
        Announcement announcement,
        String sentinelUser,
        String sentinelPassword,
        boolean denyScriptsReconfig,
        boolean resolveHostnames,
        List<GroupConfig> groups) {

    /** What to tell others about ourselves; an empty address and port 0 mean the real ones. */
    public record Announcement(String ip, int port, boolean hostnames) {}

    public SentinelConfig {
        groups = List.copyOf(groups);
    }

    public Optional<GroupConfig> group(String name) {
        return groups.stream().filter(group -> group.name().text().equals(name)).findFirst();
    }

    public SentinelConfig withId(SentinelId generated) {
        return new SentinelConfig(
                Optional.of(generated),
                currentEpoch,
                announcement,
                sentinelUser,
                sentinelPassword,
                denyScriptsReconfig,
                resolveHostnames,
                groups);
    }
}
