package io.vedette.quorum.link;

/**
 * When to connect again. A link that broke is tried again at once and, while a crash is suspected, several times within the time a
 * crash must be confirmed in; later at growing intervals that stay short enough for a healed partition to be noticed. Many that are gone
 * at once share what may be spent on that: a dozen attempts at each of a hundred masters cost as much as asking for all the votes.
 */
final class Reconnect {
    static final long FIRST_MS = 10;
    static final long CAP_MS = 500;
    /** A host that has answered before is near enough to answer within this; others get more time. */
    static final long KNOWN_CONNECT_MS = 500;

    /** No host is that near that it could not need this. */
    static final long SHORTEST_CONNECT_MS = 100;

    /** A lost SYN is sent again after a second: whoever must hear within down-after needs more than one try before. */
    private static final int TRIES_WITHIN_DOWN_AFTER = 3;

    static final long UNKNOWN_CONNECT_MS = 2_000;

    /** TCP repeats what was lost after 0.2, 0.6, 1.4 and 3 s; a new connection is there before it does so once more. */
    static final long TCP_PATIENCE_MS = 3_000;

    private static final long NEVER = Long.MAX_VALUE;

    /** Attempts that share one crash confirmation. */
    private static final int PROBES = 5;

    /** For each that is gone: together they are tried two hundred times a second. */
    private static final long SHARE_MS = 5;

    /** So few are not many. */
    private static final int FEW = 10;

    private Reconnect() {}

    /**
     * The pause before the next attempt.
     *
     * @param failures attempts that failed since the link was last open
     * @param suspectedCrash whether refusals are being counted
     * @param confirmMs shortest confirmation time of those who watch
     * @param gone how many crashed, or seem to have, this one among them; none of them is confirmed later for it
     */
    static long delayMs(int failures, boolean suspectedCrash, long brokenForMs, long confirmMs, int gone) {
        if (failures == 0) {
            return 0;
        }
        long shareMs = gone > FEW ? SHARE_MS * gone : 0;
        if (suspectedCrash && brokenForMs <= confirmMs) {
            long step = Math.max(1, confirmMs / PROBES);
            long pause = shareMs > step ? Math.min(shareMs, Math.max(1, confirmMs - brokenForMs)) : step;
            return Math.min(CAP_MS, pause);
        }
        long growing = FIRST_MS << Math.min(10, failures - 1);
        return Math.min(CAP_MS, failures == 1 ? growing : Math.max(shareMs, growing));
    }

    /**
     * How long an attempt may take. Where the first ones took too long, it may be the handshake that does, and not a lost SYN.
     *
     * @param timeouts attempts in a row that took too long
     * @param downAfterMs shortest of those who watch
     */
    static long withinMs(boolean hasAnswered, int timeouts, long downAfterMs) {
        if (!hasAnswered) {
            return UNKNOWN_CONNECT_MS;
        }
        if (timeouts >= TRIES_WITHIN_DOWN_AFTER) {
            return KNOWN_CONNECT_MS;
        }
        return Math.max(SHORTEST_CONNECT_MS, Math.min(KNOWN_CONNECT_MS, downAfterMs / TRIES_WITHIN_DOWN_AFTER));
    }

    /**
     * How long an open link may be silent until it is given up, although no {@link Spare} was answered either. One that was never
     * answered is left alone until it is old, or it would be made anew for ever.
     *
     * @param answered whether anything came over this link
     * @param downAfterMs shortest of those who watch
     */
    static long silentMs(boolean answered, boolean old, long downAfterMs) {
        boolean may = answered || old;
        return may ? Math.min(downAfterMs, Math.max(downAfterMs / 2, TCP_PATIENCE_MS)) : NEVER;
    }
}
