package io.vedette.resp.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All open connections of a server by their id, oldest first. */
public final class Connections {
    private final Map<Long, Connection> byId = new LinkedHashMap<>();
    private long lastId;

    public int size() {
        return byId.size();
    }

    public Optional<Connection> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** A copy, so that whoever goes through it may close connections on the way. */
    public List<Connection> all() {
        return new ArrayList<>(byId.values());
    }

    /** One that no connection had, for a link of the server's own, too. */
    public long nextId() {
        return ++lastId;
    }

    void add(Connection connection) {
        byId.put(connection.id(), connection);
    }

    void remove(Connection connection) {
        byId.remove(connection.id());
    }
}
