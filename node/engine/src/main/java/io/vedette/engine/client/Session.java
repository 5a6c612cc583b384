package io.vedette.engine.client;

import io.vedette.engine.keyspace.Database;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One client of the engine. */
public final class Session {

    private final Client client;
    private final boolean master;
    private Database database;
    private @Nullable Transaction transaction;
    private @Nullable Waiter waiter;
    private boolean executing;
    private long watchedBytes;

    /** Whether a key it watches was changed. */
    private boolean overtaken;

    /** @param master whether it is the link to our master, whose commands repeat effects */
    public Session(Client client, boolean master, Database database) {
        this.client = client;
        this.master = master;
        this.database = database;
    }

    public boolean isMaster() {
        return master;
    }

    public Client client() {
        return client;
    }

    public Database database() {
        return database;
    }

    public void select(Database other) {
        database = other;
    }

    /** The commands queued since MULTI, if there was one. */
    public @Nullable Transaction transaction() {
        return transaction;
    }

    public void begin() {
        transaction = new Transaction();
    }

    public void end() {
        transaction = null;
    }

    /** Whether the commands of its transaction are running, none of which may wait. */
    public boolean isExecuting() {
        return executing;
    }

    public void executing(boolean yes) {
        executing = yes;
    }

    /** Whether it waits for a key; it must not be asked to execute anything meanwhile. */
    public boolean isWaiting() {
        return waiter != null;
    }

    public Optional<Waiter> waiter() {
        return Optional.ofNullable(waiter);
    }

    void waiter(@Nullable Waiter parked) {
        waiter = parked;
    }

    /** What the keys take that it watches. */
    public long watchedBytes() {
        return watchedBytes;
    }

    void watchedBytes(long bytes) {
        watchedBytes = bytes;
    }

    public boolean isOvertaken() {
        return overtaken;
    }

    void overtaken(boolean yes) {
        overtaken = yes;
    }
}
