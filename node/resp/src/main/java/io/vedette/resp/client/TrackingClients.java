package io.vedette.resp.client;

import io.vedette.resp.server.Connection;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The clients that asked for CLIENT TRACKING, those who came first before the others. */
public final class TrackingClients {
    private final Set<Connection> all = new LinkedHashSet<>();
    private final Set<Connection> broadcasting = new LinkedHashSet<>();

    public Collection<Connection> all() {
        return Collections.unmodifiableSet(all);
    }

    /** Those who want to hear of every key with some prefix. */
    public Collection<Connection> broadcasting() {
        return Collections.unmodifiableSet(broadcasting);
    }

    /** How many different prefixes they named. */
    public long prefixes() {
        return broadcasting.stream()
                .map(Tracking::of)
                .flatMap(tracking -> tracking == null ? null : tracking.prefixes().stream())
                .distinct()
                .count();
    }

    /** The client asked for this, or for nothing any more. */
    void keep(Connection connection, @Nullable Tracking tracking) {
        all.remove(connection);
        broadcasting.remove(connection);
        if (tracking != null) {
            all.add(connection);
        }
        if (tracking != null && tracking.mode() == Tracking.Mode.BROADCAST) {
            broadcasting.add(connection);
        }
    }
}
