package io.vedette.sentinel.shell;

import io.vedette.quorum.Coordinator;
import io.vedette.quorum.DurableGroup;
import io.vedette.quorum.HostPort;
import io.vedette.sentinel.link.Addresses;
import java.util.Optional;

/**
 * What host names stand for. While {@code resolve-hostnames} holds they stand for themselves, and are looked up at each connect.
 * Once it does not, each name stands for the address it had last: we go on watching what we watched, and write addresses
 * down, because names would keep the next start from reading the file.
 */
final class Places {
    private final OptionBook options;
    private final Coordinator coordinator;

    Places(OptionBook options, Coordinator coordinator) {
        this.options = options;
        this.coordinator = coordinator;
    }

    /** What to connect to for that host; empty for a name that may not be looked up, and never was. */
    Optional<String> of(String host) {
        if (options.global().resolveHostnames() || Addresses.isLiteral(host)) {
            return Optional.of(host);
        }
        return Optional.of(coordinator.resolved(new HostPort(host, 0)).host()).filter(Addresses::isLiteral);
    }

    /** The group as it is to be written down. */
    DurableGroup written(DurableGroup group) {
        return options.global().resolveHostnames() ? group : group.with(coordinator::resolved);
    }
}
