package io.vedette.resp.pubsub;

import io.vedette.resp.server.Attachment;
import io.vedette.resp.server.Connection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What one connection listens to. */
public final class Subscriptions {
    static final Attachment<Subscriptions> KEY = Attachment.of(Subscriptions.class);

    /** A name in our set and, with us as a listener, among all topics. */
    private static final int OF_A_NAME = 300;

    private long bytes;
    private final Map<Kind, Set<String>> names = new EnumMap<>(Kind.class);

    private Subscriptions() {
        for (Kind kind : Kind.values()) {
            names.put(kind, new LinkedHashSet<>(0));
        }
    }

    static Subscriptions of(Connection connection) {
        return connection.attachment(KEY, Subscriptions::new);
    }

    /** How many names of one kind a connection listens to. */
    public static int count(Connection connection, Kind kind) {
        Subscriptions present = connection.attachment(KEY);
        return present == null ? 0 : present.names(kind).size();
    }

    /** What the names take that a connection listens to. */
    public static long bytes(Connection connection) {
        Subscriptions present = connection.attachment(KEY);
        return present == null ? 0 : present.bytes;
    }

    /** Whether it is new. */
    boolean add(Kind kind, String name) {
        boolean added = names(kind).add(name);
        bytes += added ? OF_A_NAME + name.length() : 0;
        return added;
    }

    /** Whether it was there. */
    boolean remove(Kind kind, String name) {
        boolean removed = names(kind).remove(name);
        bytes -= removed ? OF_A_NAME + name.length() : 0;
        return removed;
    }

    Set<String> names(Kind kind) {
        return names.getOrDefault(kind, Set.of());
    }

    /** The figure in the reply to a (un)subscription: channels and patterns count together, shard channels alone. */
    int replyCount(Kind kind) {
        return kind == Kind.SHARD
                ? names(Kind.SHARD).size()
                : names(Kind.CHANNEL).size() + names(Kind.PATTERN).size();
    }

    boolean isEmpty() {
        return names.values().stream().allMatch(Set::isEmpty);
    }
}
