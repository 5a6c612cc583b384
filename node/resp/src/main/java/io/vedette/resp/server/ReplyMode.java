package io.vedette.resp.server;

/** Whether the replies of a connection are sent: CLIENT REPLY. */
public enum ReplyMode {
    ON,
    OFF,
    /** Asked for by the running command, which is not answered either. */
    SKIP_NEXT,
    /** The next command is the one to skip. */
    SKIP;

    /** What holds for the command after one that was not answered. */
    public ReplyMode afterCommand() {
        return switch (this) {
            case ON, SKIP -> ON;
            case OFF -> OFF;
            case SKIP_NEXT -> SKIP;
        };
    }
}
