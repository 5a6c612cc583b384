package io.vedette.engine.snapshot;

import io.vedette.engine.keyspace.Database;
import io.vedette.engine.keyspace.Entry;
import io.vedette.engine.keyspace.Keyspace;
import io.vedette.engine.rdb.BadRdb;
import io.vedette.engine.rdb.Loaded;
import io.vedette.engine.rdb.RdbContent;
import io.vedette.engine.rdb.RdbOrigin;
import io.vedette.engine.rdb.Usage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What a file holds, beside the data that are served, so that a file that breaks off in the middle costs nothing. One
 * thread fills it, which need not be the loop's; afterwards the engine adopts it.
 */
public final class FreshData implements RdbContent {

    /** Fields about the file that are kept; one that has more is not from a server. */
    private static final int MOST_FIELDS = 100;

    /** What who listens is told of a key without a value; fields of files have other names. */
    public static final String EMPTY_KEY = "empty key";

    /** What to do with keys whose time is over. */
    public enum Expired {
        /**
         * They are gone: who loads is a master, and the file is all there is. But where it says at what place of a stream
         * the data stand, replicas may stand there with the same keys, and have to be told of each that goes.
         */
        DROP,

        /** They stay: a master, or the rest of an append-only file, will say when they go. */
        KEEP
    }

    private final Keyspace keyspace;
    private final Expired expired;
    private final Map<String, String> fields = new LinkedHashMap<>();
    private final List<byte[]> functions = new ArrayList<>();
    private BiConsumer<String, String> told = (name, value) -> {};
    private long keys;
    private long dropped;
    private long emptyKeys;

    private FreshData(Keyspace keyspace, Expired expired) {
        this.keyspace = keyspace;
        this.expired = expired;
    }

    /** None yet, beside this keyspace and at its time. */
    public static FreshData beside(Keyspace served, Expired expired) {
        return new FreshData(served.fresh(), expired);
    }

    /** Whom to tell what the file says about itself, as soon as it does; by whoever fills this. */
    public FreshData telling(BiConsumer<String, String> whom) {
        told = whom;
        return this;
    }

    @Override
    public void field(String name, String value) {
        told.accept(name, value);
        if (fields.size() < MOST_FIELDS) {
            fields.put(name, value);
        }
    }

    @Override
    public void function(byte[] code) {
        functions.add(code);
    }

    @Override
    public void empty(byte[] key) {
        emptyKeys++;
        told.accept(EMPTY_KEY, new String(key, StandardCharsets.UTF_8));
    }

    @Override
    public void sizes(int database, long keysToCome, long expiringToCome) {
        numbered(database).loads().reserve(keysToCome, expiringToCome);
    }

    @Override
    public void entry(int database, byte[] key, Loaded value, long expiresAtMs, Usage usage) {
        Database into = numbered(database);
        boolean over = expiresAtMs != Database.NEVER && expiresAtMs < keyspace.nowMs();
        if (over && expired == Expired.DROP && position().isEmpty()) {
            dropped++;
            return;
        }
        Entry entry = add(into, key, value);
        if (entry == null) {
            throw new BadRdb("the key is there twice");
        }
        keys++;
        if (expiresAtMs != Database.NEVER) {
            into.expire(entry, expiresAtMs);
        }
        boolean counted = keyspace.frequency(entry).isPresent();
        if (counted && usage.frequency() != Usage.UNKNOWN) {
            keyspace.frequency(entry, usage.frequency());
        } else if (!counted && usage.idleSeconds() != Usage.UNKNOWN) {
            keyspace.idle(entry, usage.idleSeconds());
        }
    }

    private static @Nullable Entry add(Database into, byte[] key, Loaded value) {
        if (value instanceof Loaded.Text text) {
            return into.loads().add(key, text.bytes());
        }
        if (value instanceof Loaded.Whole whole) {
            return into.loads().add(key, whole.value());
        }
        throw new IllegalStateException("a key without a value: " + value);
    }

    private Database numbered(int database) {
        if (database >= keyspace.databases().size()) {
            throw new BadRdb("database " + database + " is not among the "
                    + keyspace.databases().size() + " that are configured ('databases')");
        }
        return keyspace.database(database);
    }

    /** What the file says about itself. */
    public Map<String, String> fields() {
        return new LinkedHashMap<>(fields);
    }

    /** Where in the history of a master the data stand, if the file tells. */
    public Optional<RdbOrigin.Position> position() {
        return RdbOrigin.position(fields);
    }

    /** Keys that were loaded. */
    public long keys() {
        return keys;
    }

    /** Keys whose time was over. */
    public long dropped() {
        return dropped;
    }

    /** Keys that were left out because their values had no elements. */
    public long emptyKeys() {
        return emptyKeys;
    }

    /** The texts of the libraries of functions. */
    public List<byte[]> functions() {
        return List.copyOf(functions);
    }

    public Keyspace keyspace() {
        return keyspace;
    }
}
