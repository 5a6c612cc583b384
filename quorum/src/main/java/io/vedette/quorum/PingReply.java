package io.vedette.quorum;

/** What a PING was answered with. Any answer shows a living process; only some show a usable one. */
public enum PingReply {
    PONG(true),
    LOADING(true),
    MASTERDOWN(true),
    BUSY(false),
    MISCONF(false),
    NOAUTH(false),
    OTHER_ERROR(false);

    private final boolean valid;

    PingReply(boolean valid) {
        this.valid = valid;
    }

    /** Redis's notion: a valid reply ends the pending ping, any other leaves its age growing. */
    public boolean isValid() {
        return valid;
    }
}
