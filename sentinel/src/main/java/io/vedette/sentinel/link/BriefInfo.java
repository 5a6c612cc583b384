package io.vedette.sentinel.link;

import java.util.List;

/**
 * Whether a node has to be asked for all of INFO, or for those sections only that tell who it is and whom it follows. All of it has two
 * hundred lines and costs a node three times as much, in the very moment in which its role changes and each sentinel asks it ten times a
 * second. The rest is read by {@code SENTINEL INFO-CACHE} and the page, for which one of a moment ago will do.
 */
public final class BriefInfo {
    /** What {@link InfoText} reads stands in these. */
    static final List<String> QUESTION = List.of("INFO", "server", "replication", "persistence");

    /** In peace a replica is asked each ten seconds only, so what it answers is always all of it. */
    static final long WHOLE_FOR_MS = 2_000;

    private static final String VERSION = "redis_version:";

    /** Before, INFO took one section. */
    private static final int SINCE_MAJOR = 7;

    private boolean understood;
    private boolean refused;
    private long wholeAtMs;

    /** All of it was answered. */
    public void whole(String text, long nowMs) {
        understood = majorVersion(text) >= SINCE_MAJOR;
        wholeAtMs = nowMs;
    }

    /** What claims to be as new as that does not understand it. */
    public void refused() {
        refused = true;
    }

    public boolean isEnough(long nowMs) {
        return understood && !refused && ageMs(nowMs) < WHOLE_FOR_MS;
    }

    /** Since all of it was answered. */
    public long ageMs(long nowMs) {
        return nowMs - wholeAtMs;
    }

    /** 0 where it says none. */
    private static int majorVersion(String text) {
        int major = 0;
        int at = text.indexOf(VERSION);
        for (int i = at + VERSION.length(); at >= 0 && i < text.length() && Addresses.isDigit(text.charAt(i)); i++) {
            major = Math.min(major * 10 + text.charAt(i) - '0', Short.MAX_VALUE);
        }
        return major;
    }
}
