package io.vedette.quorum;

import java.util.OptionalLong;

/**
 * The configuration of one group: everything the operator may set that changes what is decided about it.
 *
 * @param quorum sentinels that must hold the master for down (ODOWN)
 * @param detection what holds it for down
 * @param promotion which replica becomes master
 * @param failoverTimeoutMs longest time a failover may spend in one of its states after the election
 * @param parallelSyncs replicas that are repointed at the same time
 * @param hook who is asked before an automatic failover begins
 */
public record Rules(
        int quorum,
        Detection detection,
        Promotion promotion,
        long failoverTimeoutMs,
        int parallelSyncs,
        PreFailoverHook hook) {

    public Rules {
        require(quorum >= 1, "quorum", quorum);
        require(failoverTimeoutMs > 0, "failover-timeout", failoverTimeoutMs);
    }

    static void require(boolean holds, String option, long value) {
        if (!holds) {
            throw new IllegalArgumentException(option + " must not be " + value);
        }
    }

    public static Rules withQuorum(int quorum) {
        return new Rules(quorum, Detection.DEFAULT, Promotion.DEFAULT, 180_000, 1, PreFailoverHook.NONE);
    }

    public long downAfterMs() {
        return detection.downAfterMs();
    }

    public long masterRebootDownAfterMs() {
        return detection.masterRebootDownAfterMs();
    }

    public boolean crashDetection() {
        return detection.crashDetection();
    }

    public long crashConfirmMs() {
        return detection.crashConfirmMs();
    }

    public boolean witnessVeto() {
        return detection.witnessVeto();
    }

    public boolean writeCanary() {
        return detection.writeCanary();
    }

    public PromotePolicy promotePolicy() {
        return promotion.policy();
    }

    public long offsetToleranceBytes() {
        return promotion.offsetToleranceBytes();
    }

    public OptionalLong lossBudgetBytes() {
        return promotion.lossBudgetBytes();
    }

    public Rules quorum(int sentinels) {
        return new Rules(sentinels, detection, promotion, failoverTimeoutMs, parallelSyncs, hook);
    }

    private Rules detection(Detection changed) {
        return new Rules(quorum, changed, promotion, failoverTimeoutMs, parallelSyncs, hook);
    }

    private Rules promotion(Promotion changed) {
        return new Rules(quorum, detection, changed, failoverTimeoutMs, parallelSyncs, hook);
    }

    public Rules failoverTimeoutMs(long ms) {
        return new Rules(quorum, detection, promotion, ms, parallelSyncs, hook);
    }

    public Rules parallelSyncs(int replicas) {
        return new Rules(quorum, detection, promotion, failoverTimeoutMs, replicas, hook);
    }

    public Rules hook(PreFailoverHook changed) {
        return new Rules(quorum, detection, promotion, failoverTimeoutMs, parallelSyncs, changed);
    }

    public Rules downAfterMs(long ms) {
        return detection(detection.downAfterMs(ms));
    }

    public Rules masterRebootDownAfterMs(long ms) {
        return detection(detection.masterRebootDownAfterMs(ms));
    }

    public Rules crashDetection(boolean on, long confirmMs) {
        return detection(detection.crashes(on, confirmMs));
    }

    public Rules witnesses(boolean veto, boolean canary) {
        return detection(detection.witnesses(veto, canary));
    }

    public Rules promote(PromotePolicy policy, long toleranceBytes) {
        return promotion(new Promotion(policy, toleranceBytes, promotion.lossBudgetBytes()));
    }

    public Rules lossBudgetBytes(OptionalLong bytes) {
        return promotion(new Promotion(promotion.policy(), promotion.offsetToleranceBytes(), bytes));
    }
}
