package io.vedette.node.tracking;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * Which clients may hold a copy of which keys. A client is a number here: one that left or does not track any more is found
 * out when the key changes, as in Redis. Databases are not told apart, for a message names none.
 *
 * <p>Keys are text of one char per byte. Above its limit the table forgets the key it has known longest, whose clients must
 * then be told as if it had changed.
 */
final class TrackingTable {
    /** A limit that was lowered takes effect bit by bit. */
    private static final int FORGOTTEN_AT_ONCE = 100;

    private final Map<String, Set<Long>> clients = new LinkedHashMap<>();
    private long items;
    private long maxKeys = Long.MAX_VALUE;

    /** 0 for no limit. */
    void limit(long keys) {
        maxKeys = keys == 0 ? Long.MAX_VALUE : keys;
    }

    boolean isEmpty() {
        return clients.isEmpty();
    }

    /** A client may hold a copy of the key now; {@code forgotten} is told of those that do not fit any more. */
    void remember(String key, long client, BiConsumer<String, Set<Long>> forgotten) {
        items += clients.computeIfAbsent(key, any -> new TreeSet<>()).add(client) ? 1 : 0;
        shrink(forgotten);
    }

    /** Forgets some of what does not fit any more; whether there is more of that. */
    boolean shrink(BiConsumer<String, Set<Long>> forgotten) {
        for (int i = 0; i < FORGOTTEN_AT_ONCE && clients.size() > maxKeys; i++) {
            String eldest = clients.keySet().iterator().next();
            forgotten.accept(eldest, forget(eldest));
        }
        return clients.size() > maxKeys;
    }

    /** Nobody holds a copy any more; gives those who may have held one. */
    Set<Long> forget(String key) {
        Set<Long> known = clients.remove(key);
        if (known == null) {
            return Set.of();
        }
        items -= known.size();
        return known;
    }

    void clear() {
        clients.clear();
        items = 0;
    }

    long keys() {
        return clients.size();
    }

    /** Pairs of a key and a client. */
    long items() {
        return items;
    }
}
