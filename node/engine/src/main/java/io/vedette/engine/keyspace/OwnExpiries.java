package io.vedette.engine.keyspace;

import io.vedette.resp.Bytes;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Keys to which clients of a replica that may be written gave a time. Of those the master knows nothing and will never say that they
 * go, so the replica removes them itself. What the master says of such a key later holds, and the key is the master's again.
 */
public final class OwnExpiries {
    private final Keyspace keyspace;
    private final List<Set<Bytes>> keys;

    OwnExpiries(Keyspace keyspace, int databases) {
        this.keyspace = keyspace;
        this.keys =
                Stream.<Set<Bytes>>generate(LinkedHashSet::new).limit(databases).toList();
    }

    /** Whoever speaks now gave this key a time, which is no news on a master. */
    void given(Database database, Entry entry) {
        if (!keyspace.isReplica()) {
            return;
        }
        Set<Bytes> ours = keys.get(database.number());
        if (keyspace.seesExpiry()) {
            ours.add(key(entry));
        } else if (!ours.isEmpty()) {
            ours.remove(key(entry));
        }
    }

    private static Bytes key(Entry entry) {
        return Bytes.copyOf(entry.keyArray(), 0, entry.keyLength());
    }

    /** How many there are. */
    public int size() {
        int sum = 0;
        for (Set<Bytes> ours : keys) {
            sum += ours.size();
        }
        return sum;
    }

    /** Looks at up to so many of each database, those first that it has not looked at for longest; whether more of it would be worth while. */
    public boolean run(int budget) {
        boolean found = false;
        for (Database database : keyspace.databases()) {
            found |= run(database, keys.get(database.number()), budget);
        }
        return found;
    }

    private static boolean run(Database database, Set<Bytes> ours, int budget) {
        boolean all = ours.size() <= budget;
        boolean found = false;
        for (int left = Math.min(budget, ours.size()); left > 0; left--) {
            Iterator<Bytes> first = ours.iterator();
            Bytes known = first.next();
            first.remove();
            byte[] key = known.toArray();
            Entry entry = database.contents().find(key, 0, key.length);
            if (entry != null && database.isOver(entry)) {
                database.expire(entry);
                found = true;
            } else if (entry != null && entry.expires()) {
                ours.add(known);
            }
        }
        return found && !all;
    }

    /** There is no master any more, or other data. */
    public void clear() {
        keys.forEach(Set::clear);
    }
}
