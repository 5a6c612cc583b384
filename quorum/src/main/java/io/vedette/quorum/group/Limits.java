package io.vedette.quorum.group;

/** What one group may hold, so that nobody who can publish a hello or answer INFO can fill the memory. */
final class Limits {
    static final int MAX_REPLICAS = 1_024;
    static final int MAX_VOTERS = 256;

    private Limits() {}
}
