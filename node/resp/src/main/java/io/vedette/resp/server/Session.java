package io.vedette.resp.server;

import io.vedette.resp.acl.AclUser;
import org.jspecify.annotations.Nullable;

/** What a client said about itself and what it has chosen. */
public final class Session {
    /** What {@link #queuedCommands} says outside of a transaction. */
    public static final int NO_TRANSACTION = -1;

    private String name = "";
    private String libraryName = "";
    private String libraryVersion = "";
    private int database;
    private int queuedCommands = NO_TRANSACTION;
    private long transactionBytes;
    private boolean authenticated;
    private @Nullable AclUser user;

    public String name() {
        return name;
    }

    public void name(String chosen) {
        name = chosen;
    }

    public String libraryName() {
        return libraryName;
    }

    public void libraryName(String said) {
        libraryName = said;
    }

    public String libraryVersion() {
        return libraryVersion;
    }

    public void libraryVersion(String said) {
        libraryVersion = said;
    }

    public int database() {
        return database;
    }

    public void database(int chosen) {
        database = chosen;
    }

    /** How many commands wait for EXEC. */
    public int queuedCommands() {
        return queuedCommands;
    }

    public void queuedCommands(int commands) {
        queuedCommands = commands;
    }

    /** What the commands that wait for EXEC take, and the keys it watches. */
    public long transactionBytes() {
        return transactionBytes;
    }

    public void transactionBytes(long bytes) {
        transactionBytes = bytes;
    }

    public boolean isAuthenticated() {
        return authenticated;
    }

    /** Who the client is, or is taken for until it has proved to be somebody. */
    public AclUser user() {
        AclUser known = user;
        if (known == null) {
            throw new IllegalStateException("nobody has said yet who begins on this connection");
        }
        return known;
    }

    void login(AclUser newUser, boolean proved) {
        user = newUser;
        authenticated = proved;
    }
}
