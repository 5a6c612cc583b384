package io.vedette.quorum.group;

import io.vedette.quorum.OrderOutcome;
import io.vedette.quorum.liveness.Evidence;
import java.util.List;
import java.util.Optional;

/**
 * The last write that was tried on a master we hold for down although its replicas vouch for it.
 *
 * <p>Errors about our own rights say nothing of the master: a sentinel's user is seldom allowed to write. Any other error does, and
 * overrules the replicas; a write that is taken, or not answered, changes nothing.
 */
final class Canary {
    /** Between two of them: each is a write like any other, and is replicated. */
    static final long REPEAT_MS = 1_000;

    private static final long NEVER = Long.MIN_VALUE / 2;

    /** Codes of errors that concern who asks, or how. */
    private static final List<String> OUR_FAULT = List.of("ERR", "NOAUTH", "NOPERM", "WRONGPASS");

    private long number;
    private long sentMs = NEVER;
    private Optional<Evidence.Canary> told = Optional.empty();

    boolean isDue(long nowMs) {
        return nowMs - sentMs >= REPEAT_MS;
    }

    void sent(long orderNumber, long nowMs) {
        number = orderNumber;
        sentMs = nowMs;
    }

    void answered(long orderNumber, OrderOutcome outcome) {
        if (orderNumber != number || outcome instanceof OrderOutcome.Unknown) {
            return;
        }
        Optional<String> error =
                outcome instanceof OrderOutcome.Refused refused ? Optional.of(refused.error()) : Optional.empty();
        boolean fails = error.filter(text -> !OUR_FAULT.contains(code(text))).isPresent();
        told = Optional.of(new Evidence.Canary(sentMs, error, fails));
    }

    private static String code(String error) {
        int blank = error.indexOf(' ');
        return blank < 0 ? error : error.substring(0, blank);
    }

    /** What it told within this silence of the master. */
    Optional<Evidence.Canary> evidence(long silentSinceMs) {
        return told.filter(canary -> canary.atMs() >= silentSinceMs);
    }
}
