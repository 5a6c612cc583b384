package io.vedette.engine.keyspace;

import io.vedette.engine.value.EditedString;
import io.vedette.engine.value.StringValue;
import io.vedette.engine.value.Value;
import java.util.Arrays;

/**
 * How strings get into a database: as a new entry, or, as long as nobody saves what is there, written over the string
 * that the key holds. So a key that is set again and again during a snapshot costs one entry more, not one for each time.
 */
public final class Strings {
    private final Database database;
    private final Keyspace keyspace;

    Strings(Database database, Keyspace keyspace) {
        this.database = database;
        this.keyspace = keyspace;
    }

    /** Sets a string, as a number where it looks like one; the key does not expire any more unless {@code keepTtl}. */
    public void set(byte[] ka, int ko, int kl, byte[] va, int vo, int vl, boolean keepTtl) {
        Entry old = database.living(ka, ko, kl);
        if (old != null && mayOverwrite(old) && database.contents().overwrite(old, va, vo, vl)) {
            if (!keepTtl) {
                database.persist(old);
            }
            keyspace.used(old);
        } else {
            database.set(old, Entry.ofString(ka, ko, kl, va, vo, vl), keepTtl);
        }
    }

    /** Whether a string may be written over where it lies, because nobody saves what was there. */
    private boolean mayOverwrite(Entry entry) {
        return keyspace.mayOverwrite() || database.contents().cameLater(entry);
    }

    /** Sets a string that stays bytes even if it looks like a number. */
    public void setBytes(byte[] key, byte[] value, boolean keepTtl) {
        database.set(new EmbeddedEntry(key, 0, key.length, value, 0, value.length), keepTtl);
    }

    /** Writes a number over the one that a key holds, which {@link Database#write} gave; whether that could be done. */
    public boolean overwrite(StringValue held, long number) {
        if (!(held instanceof NumberEntry entry) || !mayOverwrite(entry)) {
            return false;
        }
        entry.number(number);
        return true;
    }

    /** Sets a number; a key that expires goes on expiring. */
    public void setNumber(byte[] ka, int ko, int kl, long number) {
        database.set(new NumberEntry(Arrays.copyOfRange(ka, ko, ko + kl), number), true);
    }

    /** The string under this key as one that can be written into until it has so many bytes; the key must hold a string. */
    public EditedString writable(byte[] array, int offset, int length, int bytes) {
        Value value = database.write(array, offset, length);
        if (value instanceof EditedString edited && edited.mayBecome(bytes)) {
            return edited;
        }
        if (!(value instanceof StringValue string)) {
            throw new IllegalStateException("there is no string to write into, but " + value);
        }
        EditedString edited = EditedString.of(string, bytes);
        database.set(new ValueEntry(Arrays.copyOfRange(array, offset, offset + length), edited), true);
        return edited;
    }
}
