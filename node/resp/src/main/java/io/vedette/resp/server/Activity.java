package io.vedette.resp.server;

/** When a connection came and what it did, in the server's own time. */
public final class Activity {
    private final long createdMs;
    private long lastInteractionMs;
    private String lastCommand = "NULL";
    private long bytesIn;
    private long bytesOut;
    private long commands;

    Activity(long nowMs) {
        createdMs = nowMs;
        lastInteractionMs = nowMs;
    }

    public long ageMs(long nowMs) {
        return nowMs - createdMs;
    }

    public long idleMs(long nowMs) {
        return nowMs - lastInteractionMs;
    }

    /** The last command in its full name, {@code container|sub}. */
    public String lastCommand() {
        return lastCommand;
    }

    public long bytesIn() {
        return bytesIn;
    }

    public long bytesOut() {
        return bytesOut;
    }

    public long commands() {
        return commands;
    }

    void read(int bytes, long nowMs) {
        bytesIn += bytes;
        lastInteractionMs = nowMs;
    }

    void wrote(int bytes, long nowMs) {
        bytesOut += bytes;
        lastInteractionMs = nowMs;
    }

    void executing(String fullName) {
        lastCommand = fullName;
        commands++;
    }
}
