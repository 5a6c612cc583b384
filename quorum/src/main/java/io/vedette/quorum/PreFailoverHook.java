package io.vedette.quorum;

import java.util.Optional;

/**
 * Whom this sentinel asks before it begins to replace a master by itself.
 *
 * @param asked what the shell finds it by; empty for nobody
 * @param withinMs how long an answer is waited for
 * @param holds whether a failover that nobody answers for waits, instead of going on
 */
public record PreFailoverHook(Optional<String> asked, long withinMs, boolean holds) {
    public static final long LONGEST_MS = 60_000;

    public static final PreFailoverHook NONE = new PreFailoverHook(Optional.empty(), 2_000, false);

    public PreFailoverHook {
        Rules.require(withinMs >= 1 && withinMs <= LONGEST_MS, "pre-failover-hook-timeout", withinMs);
    }

    public PreFailoverHook asked(Optional<String> whom) {
        return new PreFailoverHook(whom, withinMs, holds);
    }

    public PreFailoverHook withinMs(long ms) {
        return new PreFailoverHook(asked, ms, holds);
    }

    public PreFailoverHook holds(boolean unanswered) {
        return new PreFailoverHook(asked, withinMs, unanswered);
    }
}
