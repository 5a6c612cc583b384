package io.vedette.engine;

import io.vedette.engine.keyspace.EvictionPolicy;

/**
 * How much memory the data may take, and what goes when it is more.
 *
 * @param mostBytes 0 for no limit
 * @param samples keys of each database looked at for one that goes
 * @param lfuLogFactor how slowly counters of use grow
 * @param lfuDecayMinutes after how long they shrink; 0 for never
 * @param unlinks whether replicas are told UNLINK in place of DEL
 */
public record MemoryRules(
        long mostBytes, EvictionPolicy policy, int samples, long lfuLogFactor, long lfuDecayMinutes, boolean unlinks) {

    public static final MemoryRules UNLIMITED = new MemoryRules(0, EvictionPolicy.NOEVICTION, 5, 10, 1, false);
}
