package io.vedette.resp.server;

/** What a client said about itself and what it has chosen. */
public final class Session {
    private String name = "";
    private String libraryName = "";
    private String libraryVersion = "";
    private int database;
    private boolean authenticated;

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

    public boolean isAuthenticated() {
        return authenticated;
    }

    void authenticated(boolean yes) {
        authenticated = yes;
    }
}
