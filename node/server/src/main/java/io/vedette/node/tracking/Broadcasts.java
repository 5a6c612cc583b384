package io.vedette.node.tracking;

import io.vedette.resp.client.Tracking;
import io.vedette.resp.client.TrackingClients;
import io.vedette.resp.server.Connection;
import io.vedette.resp.server.Connections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Keys that changed since the loop began its present round, for those who want to hear of whole prefixes: they get one
 * message for each prefix and round, behind the replies of that round.
 */
final class Broadcasts {
    private final TrackingClients trackers;
    private final Connections connections;

    /** By key in the order of its bytes: who changed it last, if it was a client. */
    private final Map<String, Optional<Connection>> changed = new TreeMap<>();

    Broadcasts(TrackingClients trackers, Connections connections) {
        this.trackers = trackers;
        this.connections = connections;
    }

    /** Whether it is the first of its round, so that {@link #send} has to follow. */
    boolean add(String key, Optional<Connection> changer) {
        changed.put(key, changer);
        return changed.size() == 1;
    }

    void send() {
        for (Connection tracker : List.copyOf(trackers.broadcasting())) {
            Tracking tracking = Tracking.of(tracker);
            if (tracking != null) {
                tracking.prefixes().forEach(prefix -> send(tracker, tracking, prefix));
            }
        }
        changed.clear();
    }

    private void send(Connection tracker, Tracking tracking, String prefix) {
        List<String> keys = changed.entrySet().stream()
                .filter(change -> change.getKey().startsWith(prefix))
                .filter(change -> !tracking.noLoop()
                        || change.getValue().filter(tracker::equals).isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        if (!keys.isEmpty()) {
            Invalidation.of(keys).sendTo(tracker, tracking, connections);
        }
    }
}
