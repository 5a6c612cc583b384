package io.vedette.engine.client;

import io.vedette.engine.keyspace.Database;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who watches which keys. A change costs one look at an empty table as long as nobody watches anything; no key carries
 * a version.
 */
public final class Watches {

    /** A watched key; one that was over already when the watch began is no news when it is removed. */
    private record Watch(Session session, Database database, Key key, boolean wasOver) {}

    /** A watch with its places in two lists and a table. */
    private static final int OF_A_WATCH = 200;

    /** By the database's contents, which SWAPDB moves: so by number. */
    private final Map<Integer, Map<Key, List<Watch>>> byDatabase = new HashMap<>();

    private final Map<Session, List<Watch>> bySession = new LinkedHashMap<>();

    public void watch(Session session, Database database, byte[] key) {
        List<Watch> own = bySession.computeIfAbsent(session, any -> new ArrayList<>());
        Key wanted = new Key(key);
        for (Watch watch : own) {
            if (watch.database() == database && watch.key().equals(wanted)) {
                return;
            }
        }
        Watch watch = new Watch(session, database, wanted, database.isExpired(key));
        own.add(watch);
        session.watchedBytes(session.watchedBytes() + OF_A_WATCH + key.length);
        byDatabase
                .computeIfAbsent(database.number(), any -> new HashMap<>())
                .computeIfAbsent(wanted, any -> new ArrayList<>())
                .add(watch);
    }

    /** The session watches nothing any more, and nothing has overtaken it. */
    public void unwatch(Session session) {
        session.overtaken(false);
        session.watchedBytes(0);
        List<Watch> own = bySession.remove(session);
        if (own == null) {
            return;
        }
        for (Watch watch : own) {
            Map<Key, List<Watch>> keys = keysOf(watch.database());
            List<Watch> watchers = keys == null ? null : keys.get(watch.key());
            if (keys != null && watchers != null) {
                watchers.remove(watch);
                if (watchers.isEmpty()) {
                    keys.remove(watch.key());
                }
                if (keys.isEmpty()) {
                    byDatabase.remove(watch.database().number());
                }
            }
        }
    }

    /** Whether the time of a watched key ran out since, though nobody has removed it yet. */
    public boolean sawExpiry(Session session) {
        for (Watch watch : bySession.getOrDefault(session, List.of())) {
            if (!watch.wasOver() && watch.database().isExpired(watch.key().bytes())) {
                return true;
            }
        }
        return false;
    }

    public void modified(Database database, byte[] array, int offset, int length) {
        Map<Key, List<Watch>> keys = keysOf(database);
        if (keys != null) {
            List<Watch> watchers = keys.get(new Key(Arrays.copyOfRange(array, offset, offset + length)));
            if (watchers != null) {
                watchers.forEach(watch -> touch(database, watch));
            }
        }
    }

    /** A database is about to lose everything, and perhaps to get the contents of another instead. */
    public void replaced(Database database, @Nullable Database by) {
        Map<Key, List<Watch>> keys = keysOf(database);
        if (keys == null) {
            return;
        }
        keys.forEach((key, watchers) -> {
            boolean is = database.holds(key.bytes());
            boolean becomes = by != null && by.holds(key.bytes());
            if (is || becomes) {
                boolean over = by != null && by.isExpired(key.bytes());
                watchers.replaceAll(watch -> replaced(watch, is, becomes, over));
            }
        });
    }

    /**
     * What a watched key is from now on.
     *
     * @param is whether it was there, its time over or not
     * @param becomes whether it will be there
     * @param over whether its time will be over then
     */
    private Watch replaced(Watch watch, boolean is, boolean becomes, boolean over) {
        if (watch.wasOver() && !becomes) {
            return renewed(watch, false);
        }
        if (watch.wasOver() && over) {
            return watch;
        }
        if (!watch.wasOver() && !is && over) {
            return renewed(watch, true);
        }
        watch.session().overtaken(true);
        return watch;
    }

    private Watch renewed(Watch watch, boolean wasOver) {
        Watch renewed = new Watch(watch.session(), watch.database(), watch.key(), wasOver);
        bySession.getOrDefault(watch.session(), List.of()).replaceAll(own -> own.equals(watch) ? renewed : own);
        return renewed;
    }

    private static void touch(Database database, Watch watch) {
        // What was over when the watch began and is removed now is no change for the watcher.
        if (!watch.wasOver() || database.contains(watch.key().bytes())) {
            watch.session().overtaken(true);
        }
    }

    private @Nullable Map<Key, List<Watch>> keysOf(Database database) {
        return byDatabase.isEmpty() ? null : byDatabase.get(database.number());
    }
}
