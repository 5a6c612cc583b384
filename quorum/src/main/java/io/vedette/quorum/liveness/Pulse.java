package io.vedette.quorum.liveness;

import io.vedette.quorum.LinkEnd;
import io.vedette.quorum.PingReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The signs of life of one instance, and the two verdicts they allow.
 *
 * <p><b>Silence</b> begins with the first PING that is not answered, or with the loss of the link, and ends with a valid answer.
 * Longer than down-after it means down, exactly as in Redis; being counted from a PING, never from the last PONG, an instance that
 * was frozen for less than down-after is never held for down.
 *
 * <p><b>A crash</b> is a host that tells us its process is gone: it answered until now, then the link broke, and since then the host
 * itself refuses connections. One broken link is no evidence (CLIENT KILL, a proxy, a restart); a host that never answered gives
 * none (a wrong address, a node not yet started); and one successful connect wipes it all out.
 *
 * <p>It only diagnoses: who connects and pings, and what follows from a verdict, is decided elsewhere.
 */
public final class Pulse {
    /** Fewer refusals than this never count, however far apart. */
    static final int MIN_REFUSALS = 2;

    /** After a time of blindness the answers that piled up meanwhile are read within this. */
    public static final long EXCUSE_MS = 100;

    /** Who is well is asked no less often than this. */
    private static final long PING_MS = 1_000;

    private static final long NONE = Long.MIN_VALUE;

    private long silentSinceMs;
    private long pendingPingMs = NONE;
    private long muteSinceMs = NONE;
    private long lastPingMs;
    private long lastValidMs;
    private long lastReplyMs;
    private boolean answeredEver;

    private long brokenMs = NONE;
    private LinkEnd brokenBy = LinkEnd.CLOSED;
    private long lastRefusedMs;
    private int refusals;

    private PingReply lastReply = PingReply.PONG;
    private long lastReplySinceMs;

    public Pulse(long nowMs) {
        silentSinceMs = nowMs;
        lastPingMs = nowMs;
        lastValidMs = nowMs;
        lastReplyMs = nowMs;
        lastReplySinceMs = nowMs;
    }

    public void pinged(long nowMs) {
        lastPingMs = nowMs;
        if (pendingPingMs == NONE) {
            pendingPingMs = nowMs;
        }
        if (muteSinceMs == NONE) {
            muteSinceMs = nowMs;
        }
        if (silentSinceMs == NONE) {
            silentSinceMs = nowMs;
        }
    }

    public void answered(PingReply reply, long nowMs) {
        lastReplyMs = nowMs;
        muteSinceMs = NONE;
        if (reply != lastReply) {
            lastReply = reply;
            lastReplySinceMs = nowMs;
        }
        if (reply.isValid()) {
            answeredEver = true;
            pendingPingMs = NONE;
            lastValidMs = nowMs;
            silentSinceMs = NONE;
        }
    }

    /** A connect succeeded: whatever was refused before, somebody listens now. */
    public void opened() {
        brokenMs = NONE;
        refusals = 0;
    }

    /** The link, or an attempt to make one, ended. */
    public void ended(LinkEnd how, long nowMs) {
        pendingPingMs = NONE;
        muteSinceMs = NONE;
        if (silentSinceMs == NONE) {
            silentSinceMs = nowMs;
        }
        if (!answeredEver) {
            return;
        }
        if (brokenMs == NONE && (how == LinkEnd.RESET || how == LinkEnd.CLOSED || how == LinkEnd.REFUSED)) {
            brokenMs = nowMs;
            brokenBy = how;
        }
        if (how == LinkEnd.REFUSED) {
            refusals++;
            lastRefusedMs = nowMs;
        }
    }

    /** We dropped the link ourselves: that says nothing about the other side. */
    public void dropped(long nowMs) {
        pendingPingMs = NONE;
        muteSinceMs = NONE;
        if (silentSinceMs == NONE) {
            silentSinceMs = nowMs;
        }
    }

    /** Silence counts for less than it lasted: we could not hear for a part of it. */
    public void excuse(long nowMs) {
        if (silentSinceMs != NONE) {
            silentSinceMs = Math.min(nowMs, silentSinceMs + EXCUSE_MS);
        }
    }

    public boolean isDown(Tolerance tolerance, long nowMs) {
        return isSilentTooLong(tolerance, nowMs) || isCrashed(tolerance);
    }

    /** When {@link #isDown} may turn true by the mere passing of time. */
    public long downAtMs(Tolerance tolerance) {
        return silentSinceMs == NONE ? Long.MAX_VALUE : silentSinceMs + tolerance.downAfterMs() + 1;
    }

    /** What there is to say about it, worst first; empty for an instance in good health. */
    public List<Evidence> evidence(Tolerance tolerance, long nowMs) {
        List<Evidence> found = new ArrayList<>();
        crash(tolerance, nowMs).ifPresent(found::add);
        boolean tooLong = isSilentTooLong(tolerance, nowMs);
        boolean outOfService = isOutOfService(tolerance, nowMs);
        if (silentSinceMs != NONE) {
            found.add(new Evidence.Silence(silentSinceMs, tolerance.downAfterMs(), tooLong && !outOfService));
        }
        if (lastReply != PingReply.PONG) {
            found.add(new Evidence.Unwell(lastReplySinceMs, lastReply, tooLong && outOfService));
        }
        return found;
    }

    /**
     * It has answered since its last valid answer, and what it said is that it is of no use. When the next answer is overdue by
     * down-after, there is only its silence.
     */
    private boolean isOutOfService(Tolerance tolerance, long nowMs) {
        return lastReply.isOutOfService()
                && lastReplyMs > silentSinceMs
                && nowMs - lastReplyMs <= tolerance.downAfterMs() + Math.min(PING_MS, tolerance.downAfterMs());
    }

    /** It said that it is of no use and was asked again since; whoever speaks at all answers that soon. */
    public boolean isAskedBack() {
        return lastReply.isOutOfService() && lastReplyMs < lastPingMs && lastPingMs - lastReplyMs <= 2 * PING_MS;
    }

    /** Its last word was an error that may concern us alone, and it is not older than this. */
    public boolean refusedUsWithin(long ms, long nowMs) {
        return !lastReply.isValid() && !lastReply.isOutOfService() && nowMs - lastReplyMs <= ms;
    }

    public boolean isCrashed(Tolerance tolerance) {
        return tolerance.crashConfirmMs() != Tolerance.NEVER
                && brokenMs != NONE
                && refusals >= MIN_REFUSALS
                && lastRefusedMs - brokenMs >= tolerance.crashConfirmMs();
    }

    /** It crashed, and has refused us lately: nothing else need be known of it. */
    public boolean isKnownCrashed(Tolerance tolerance, long nowMs) {
        return isCrashed(tolerance) && nowMs - lastRefusedMs <= tolerance.downAfterMs();
    }

    /** Whether a crash is possible but not yet confirmed: connects must be tried in quick succession. */
    public boolean isSuspectedCrash() {
        return brokenMs != NONE;
    }

    /** When the link broke after which nobody was reached any more. */
    public OptionalLong brokenSinceMs() {
        return brokenMs == NONE ? OptionalLong.empty() : OptionalLong.of(brokenMs);
    }

    /** Since when a valid answer is overdue. */
    public OptionalLong silentSinceMs() {
        return silentSinceMs == NONE ? OptionalLong.empty() : OptionalLong.of(silentSinceMs);
    }

    public long pendingPingAgeMs(long nowMs) {
        return pendingPingMs == NONE ? 0 : nowMs - pendingPingMs;
    }

    /** Whether nothing at all has come over the link since it was pinged, be it an answer that counts or not. */
    public boolean isMute() {
        return muteSinceMs != NONE;
    }

    /** Since when {@link #isMute} holds, while it does. */
    public long muteSinceMs() {
        return muteSinceMs;
    }

    public boolean isPingPending() {
        return pendingPingMs != NONE;
    }

    public long lastPingMs() {
        return lastPingMs;
    }

    public long lastValidMs() {
        return lastValidMs;
    }

    public long lastReplyMs() {
        return lastReplyMs;
    }

    public PingReply lastReply() {
        return lastReply;
    }

    /** Whether it ever gave a valid answer since we know it. */
    public boolean hasAnswered() {
        return answeredEver;
    }

    private boolean isSilentTooLong(Tolerance tolerance, long nowMs) {
        return silentSinceMs != NONE && nowMs - silentSinceMs > tolerance.downAfterMs();
    }

    /** What refused us down-after ago or longer may be back behind a broken network: from then on there is only its silence. */
    private Optional<Evidence> crash(Tolerance tolerance, long nowMs) {
        if (brokenMs == NONE || tolerance.crashConfirmMs() == Tolerance.NEVER) {
            return Optional.empty();
        }
        boolean condemns = isKnownCrashed(tolerance, nowMs);
        return Optional.of(
                new Evidence.Crash(brokenMs, lastRefusedMs, refusals, brokenBy, tolerance.crashConfirmMs(), condemns));
    }
}
