package io.vedette.resp.server;

/** Whether the replies of a connection are sent: CLIENT REPLY. */
public enum ReplyMode {
    ON,
    OFF,
    /** The command that asked for it is not answered, and neither is the next one. */
    SKIP_NEXT,
    /** The command that is being executed is the one to skip. */
    SKIPPING
}
