package io.vedette.quorum;

import java.util.OptionalLong;

/**
 * The configuration of one group: everything the operator may set that changes what is decided about it.
 *
 * @param quorum sentinels that must hold the master for down (ODOWN)
 * @param downAfterMs silence that makes an instance subjectively down (SDOWN)
 * @param failoverTimeoutMs longest time a failover may spend in one of its states after the election
 * @param parallelSyncs replicas that are repointed at the same time
 * @param masterRebootDownAfterMs Redis's rule for a master that came back under a new run id; 0 is off
 * @param crashDetection whether refused connections count as evidence before {@code downAfterMs}
 * @param crashConfirmMs for how long they must be refused
 * @param witnessVeto whether replicas that still stream from the master veto a failover only silence asks for
 * @param writeCanary whether a failing write to the master overrules that veto
 * @param promotePolicy how replicas are ranked
 * @param offsetToleranceBytes how far behind the freshest a replica may be and still count as equally fresh
 * @param lossBudgetBytes a promotion that would lose more is refused; empty is unlimited
 */
public record Rules(
        int quorum,
        long downAfterMs,
        long failoverTimeoutMs,
        int parallelSyncs,
        long masterRebootDownAfterMs,
        boolean crashDetection,
        long crashConfirmMs,
        boolean witnessVeto,
        boolean writeCanary,
        PromotePolicy promotePolicy,
        long offsetToleranceBytes,
        OptionalLong lossBudgetBytes) {

    public Rules {
        require(quorum >= 1, "quorum", quorum);
        require(downAfterMs > 0, "down-after-milliseconds", downAfterMs);
        require(failoverTimeoutMs > 0, "failover-timeout", failoverTimeoutMs);
        require(masterRebootDownAfterMs >= 0, "master-reboot-down-after-period", masterRebootDownAfterMs);
        require(crashConfirmMs >= 0, "crash-confirm", crashConfirmMs);
        require(offsetToleranceBytes >= 0, "offset-tolerance", offsetToleranceBytes);
        require(lossBudgetBytes.orElse(0) >= 0, "loss-budget", lossBudgetBytes.orElse(0));
    }

    private static void require(boolean holds, String option, long value) {
        if (!holds) {
            throw new IllegalArgumentException(option + " must not be " + value);
        }
    }

    public static Rules withQuorum(int quorum) {
        return new Rules(
                quorum, 30_000, 180_000, 1, 0, true, 50, true, false, PromotePolicy.FRESHEST, 0, OptionalLong.empty());
    }

    public Rules quorum(int sentinels) {
        return new Rules(
                sentinels,
                downAfterMs,
                failoverTimeoutMs,
                parallelSyncs,
                masterRebootDownAfterMs,
                crashDetection,
                crashConfirmMs,
                witnessVeto,
                writeCanary,
                promotePolicy,
                offsetToleranceBytes,
                lossBudgetBytes);
    }

    public Rules downAfterMs(long ms) {
        return new Rules(
                quorum,
                ms,
                failoverTimeoutMs,
                parallelSyncs,
                masterRebootDownAfterMs,
                crashDetection,
                crashConfirmMs,
                witnessVeto,
                writeCanary,
                promotePolicy,
                offsetToleranceBytes,
                lossBudgetBytes);
    }

    public Rules failoverTimeoutMs(long ms) {
        return new Rules(
                quorum,
                downAfterMs,
                ms,
                parallelSyncs,
                masterRebootDownAfterMs,
                crashDetection,
                crashConfirmMs,
                witnessVeto,
                writeCanary,
                promotePolicy,
                offsetToleranceBytes,
                lossBudgetBytes);
    }

    public Rules parallelSyncs(int replicas) {
        return new Rules(
                quorum,
                downAfterMs,
                failoverTimeoutMs,
                replicas,
                masterRebootDownAfterMs,
                crashDetection,
                crashConfirmMs,
                witnessVeto,
                writeCanary,
                promotePolicy,
                offsetToleranceBytes,
                lossBudgetBytes);
    }

    public Rules masterRebootDownAfterMs(long ms) {
        return new Rules(
                quorum,
                downAfterMs,
                failoverTimeoutMs,
                parallelSyncs,
                ms,
                crashDetection,
                crashConfirmMs,
                witnessVeto,
                writeCanary,
                promotePolicy,
                offsetToleranceBytes,
                lossBudgetBytes);
    }

    public Rules crashDetection(boolean on, long confirmMs) {
        return new Rules(
                quorum,
                downAfterMs,
                failoverTimeoutMs,
                parallelSyncs,
                masterRebootDownAfterMs,
                on,
                confirmMs,
                witnessVeto,
                writeCanary,
                promotePolicy,
                offsetToleranceBytes,
                lossBudgetBytes);
    }

    public Rules witnesses(boolean veto, boolean canary) {
        return new Rules(
                quorum,
                downAfterMs,
                failoverTimeoutMs,
                parallelSyncs,
                masterRebootDownAfterMs,
                crashDetection,
                crashConfirmMs,
                veto,
                canary,
                promotePolicy,
                offsetToleranceBytes,
                lossBudgetBytes);
    }

    public Rules promote(PromotePolicy policy, long toleranceBytes) {
        return new Rules(
                quorum,
                downAfterMs,
                failoverTimeoutMs,
                parallelSyncs,
                masterRebootDownAfterMs,
                crashDetection,
                crashConfirmMs,
                witnessVeto,
                writeCanary,
                policy,
                toleranceBytes,
                lossBudgetBytes);
    }

    public Rules lossBudgetBytes(OptionalLong bytes) {
        return new Rules(
                quorum,
                downAfterMs,
                failoverTimeoutMs,
                parallelSyncs,
                masterRebootDownAfterMs,
                crashDetection,
                crashConfirmMs,
                witnessVeto,
                writeCanary,
                promotePolicy,
                offsetToleranceBytes,
                bytes);
    }
}
