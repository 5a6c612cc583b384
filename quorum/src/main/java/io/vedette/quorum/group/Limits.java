package io.vedette.quorum.group;

/** What one group may hold, so that nobody who can publish a hello or answer INFO can fill the memory. */
final class Limits {
    static final int MAX_REPLICAS = 1_024;
    static final int MAX_VOTERS = 256;

    /** Of all groups together. */
    static final int MAX_SENTINELS = MAX_VOTERS * 4;

    /** Nobody means to pause for longer; and no sum with it overflows. */
    static final long MAX_PAUSE_MS = 366L * 24 * 60 * 60 * 1_000;

    static final int MAX_REASON_CHARS = 500;

    private Limits() {}
}
