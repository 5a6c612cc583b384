package io.vedette.sentinel.script;

/** The bounds of scripts; redis-sentinel's figures, of which SENTINEL DEBUG sets the two times. */
public record ScriptLimits(int queued, int running, int runs, long maxRuntimeMs, long retryDelayMs) {
    public static final ScriptLimits DEFAULT = new ScriptLimits(256, 16, 10, 60_000, 30_000);

    public ScriptLimits withTimes(long maxRuntime, long retryDelay) {
        return new ScriptLimits(queued, running, runs, maxRuntime, retryDelay);
    }
}
