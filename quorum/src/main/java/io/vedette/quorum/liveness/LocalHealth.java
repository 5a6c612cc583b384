package io.vedette.quorum.liveness;

import java.util.OptionalLong;

/**
 * How well this sentinel itself can see. While its loop stands still (a pause of the VM, a collected heap, a frozen machine) nothing
 * is heard, and what is not heard then is not silence of others.
 *
 * <p>So time here is <em>sighted time</em>: the shell's clock less all the time we were blind. Every age in the core is counted
 * in it, which is all the abstaining there needs to be: a PING that was pending for 10 ms before a freeze of four seconds has been
 * pending for 10 ms after it, and the answers that piled up meanwhile are heard before anybody is judged.
 *
 * <p>TILT is what clients of SENTINEL are shown as specified; nothing is decided by it.
 */
public final class LocalHealth {
    private static final long NEVER = Long.MIN_VALUE;

    private long blindMs;
    private long shellNowMs;
    private boolean begun;
    private long blindUntilMs = NEVER;
    private long lastGapMs;
    private long tiltSinceMs = NEVER;

    /**
     * The shell calls at {@code nowMs}; the core wanted to be called by {@code deadlineMs} (sighted).
     *
     * @param ordinaryMs a timer that comes this late, or less, is ordinary scheduling
     * @return for how long we turn out to have been blind; 0 when we were not
     */
    public long woken(long nowMs, long deadlineMs, long ordinaryMs) {
        if (begun && nowMs < shellNowMs) {
            throw new IllegalArgumentException("time went back from " + shellNowMs + " to " + nowMs);
        }
        begun = true;
        shellNowMs = nowMs;
        long lateMs = deadlineMs == Long.MAX_VALUE ? 0 : nowMs - blindMs - deadlineMs;
        return lateMs > ordinaryMs ? blinded(lateMs) : 0;
    }

    /**
     * The shell says it stood still for {@code forMs} until now. What was already noticed of the same gap is not counted twice.
     *
     * @return by how much longer we were blind than was known
     */
    public long reported(long forMs, long ordinaryMs) {
        long known = blindUntilMs == shellNowMs ? lastGapMs : 0;
        return forMs - known > ordinaryMs ? blinded(forMs - known) : 0;
    }

    private long blinded(long forMs) {
        lastGapMs = blindUntilMs == shellNowMs ? lastGapMs + forMs : forMs;
        blindUntilMs = shellNowMs;
        blindMs += forMs;
        return forMs;
    }

    /** Length of the gap that ended just now, all reports of it together. */
    public long lastGapMs() {
        return blindUntilMs == shellNowMs ? lastGapMs : 0;
    }

    public long sightedMs() {
        return shellNowMs - blindMs;
    }

    /** The sighted time of a moment of the shell's that is not yet past. */
    public long sightedTimeOf(long shellMs) {
        return shellMs - blindMs;
    }

    /** The shell's time of a sighted one that lies ahead. */
    public long shellTimeOf(long sightedMs) {
        return sightedMs == Long.MAX_VALUE ? Long.MAX_VALUE : sightedMs + blindMs;
    }

    /** Tells whether it was not shown already. */
    public boolean tilt() {
        boolean entered = tiltSinceMs == NEVER;
        tiltSinceMs = shellNowMs;
        return entered;
    }

    public boolean endTilt(long tiltMs) {
        if (tiltSinceMs == NEVER || shellNowMs - tiltSinceMs < tiltMs) {
            return false;
        }
        tiltSinceMs = NEVER;
        return true;
    }

    /** When the tilt that is shown ends (sighted), or never. */
    public long tiltEndsMs(long tiltMs) {
        return tiltSinceMs == NEVER ? Long.MAX_VALUE : tiltSinceMs + tiltMs - blindMs;
    }

    public OptionalLong tiltForMs(long shellMs) {
        return tiltSinceMs == NEVER ? OptionalLong.empty() : OptionalLong.of(shellMs - tiltSinceMs);
    }
}
