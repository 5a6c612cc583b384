package io.vedette.quorum;

/**
 * What makes a group hold its master for down.
 *
 * @param downAfterMs silence that makes an instance subjectively down (SDOWN)
 * @param masterRebootDownAfterMs Redis's rule for a master that came back under a new run id; 0 is off
 * @param crashDetection whether refused connections, and a master that will load for long, count before {@code downAfterMs}
 * @param crashConfirmMs for how long they must be refused
 * @param witnessVeto whether replicas that still stream from the master veto a failover only silence asks for
 * @param writeCanary whether a failing write to the master overrules that veto
 */
public record Detection(
        long downAfterMs,
        long masterRebootDownAfterMs,
        boolean crashDetection,
        long crashConfirmMs,
        boolean witnessVeto,
        boolean writeCanary) {
    static final Detection DEFAULT = new Detection(30_000, 0, true, 50, true, false);

    public Detection {
        Rules.require(downAfterMs > 0, "down-after-milliseconds", downAfterMs);
        Rules.require(masterRebootDownAfterMs >= 0, "master-reboot-down-after-period", masterRebootDownAfterMs);
        Rules.require(crashConfirmMs >= 0, "crash-confirm", crashConfirmMs);
    }

    Detection downAfterMs(long ms) {
        return new Detection(ms, masterRebootDownAfterMs, crashDetection, crashConfirmMs, witnessVeto, writeCanary);
    }

    Detection masterRebootDownAfterMs(long ms) {
        return new Detection(downAfterMs, ms, crashDetection, crashConfirmMs, witnessVeto, writeCanary);
    }

    Detection crashes(boolean on, long confirmMs) {
        return new Detection(downAfterMs, masterRebootDownAfterMs, on, confirmMs, witnessVeto, writeCanary);
    }

    Detection witnesses(boolean veto, boolean canary) {
        return new Detection(downAfterMs, masterRebootDownAfterMs, crashDetection, crashConfirmMs, veto, canary);
    }
}
