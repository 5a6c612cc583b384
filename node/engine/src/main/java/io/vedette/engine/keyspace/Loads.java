package io.vedette.engine.keyspace;

import io.vedette.engine.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * How keys get into a database from a file, before anybody asks for them: each is there once, nobody is told of it, and its
 * value is weighed at once, since it is all there.
 */
public final class Loads {
    private final Database database;
    private final Keyspace keyspace;

    Loads(Database database, Keyspace keyspace) {
        this.database = database;
        this.keyspace = keyspace;
    }

    /** Makes room for so many keys, within reason. */
    public void reserve(long keys, long expiring) {
        database.contents().reserve(keys, expiring);
    }

    /** Adds a string; null if the key is there already. */
    public @Nullable Entry add(byte[] key, byte[] text) {
        return add(Entry.ofString(key, 0, key.length, text, 0, text.length));
    }

    /** Adds a value; null if the key is there already. */
    public @Nullable Entry add(byte[] key, Value value) {
        return add(new ValueEntry(key, value));
    }

    private @Nullable Entry add(Entry entry) {
        entry.access(keyspace.aging().fresh(keyspace.nowMs()));
        Contents contents = database.contents();
        if (!contents.addNew(entry)) {
            return null;
        }
        contents.account().addFinished(entry);
        return entry;
    }
}
