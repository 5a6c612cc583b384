package io.vedette.resp.pubsub;

import io.vedette.resp.command.Glob;
import io.vedette.resp.server.Connection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One name and those who listen to it, in the order in which they began to. */
final class Topic {
    private final byte[] name;
    private final Set<Connection> listeners = new LinkedHashSet<>();
    private @Nullable Glob glob;

    Topic(String name) {
        this.name = ChannelNames.bytes(name);
    }

    byte[] name() {
        return name;
    }

    Set<Connection> listeners() {
        return listeners;
    }

    /** Whether the name, taken as a pattern, takes this channel. */
    boolean takes(byte[] channel) {
        Glob pattern = glob;
        if (pattern == null) {
            pattern = Glob.of(name);
            glob = pattern;
        }
        return pattern.matches(channel);
    }
}
