package io.vedette.quorum;

/** What a PING was answered with. Any answer shows a living process; only some show a usable one. */
public enum PingReply {
    PONG(true, false),
    LOADING(true, true),
    MASTERDOWN(true, false),
    BUSY(false, true),
    MISCONF(false, true),
    NOAUTH(false, false),
    OTHER_ERROR(false, false);

    private final boolean valid;
    private final boolean outOfService;

    PingReply(boolean valid, boolean outOfService) {
        this.valid = valid;
        this.outOfService = outOfService;
    }

    /** Redis's notion: a valid reply ends the pending ping, any other leaves its age growing. */
    public boolean isValid() {
        return valid;
    }

    /** The node says of itself that it serves nobody, or takes no writes; other errors may concern us alone. */
    public boolean isOutOfService() {
        return outOfService;
    }
}
