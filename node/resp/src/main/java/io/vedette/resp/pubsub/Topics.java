package io.vedette.resp.pubsub;

import io.vedette.resp.server.Connection;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who listens to which name of one kind; names nobody listens to are forgotten at once. */
final class Topics {
    private final Map<String, Topic> byName = new LinkedHashMap<>();

    void add(String name, Connection connection) {
        byName.computeIfAbsent(name, Topic::new).listeners().add(connection);
    }

    void remove(String name, Connection connection) {
        Topic topic = byName.get(name);
        if (topic != null
                && topic.listeners().remove(connection)
                && topic.listeners().isEmpty()) {
            byName.remove(name);
        }
    }

    @Nullable
    Topic find(String name) {
        return byName.get(name);
    }

    Collection<Topic> all() {
        return Collections.unmodifiableCollection(byName.values());
    }

    int size() {
        return byName.size();
    }
}
