package io.vedette.quorum.sim.check;

import io.vedette.quorum.Effect;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.sim.sentinel.VedetteSentinel;

/** Nobody ever believes an epoch near the end of the range, whoever says it. */
public final class EpochsStayCredible extends Invariant {
    /** Far more elections than any run holds, far fewer than a hostile message names. */
    public static final Epoch INCREDIBLE = new Epoch(1L << 40);

    @Override
    public void effect(VedetteSentinel sentinel, Effect effect) {
        if (effect instanceof Effect.Persist persist
                && persist.delta().currentEpoch().isAfter(INCREDIBLE)) {
            throw broken("{} adopts epoch {}", sentinel, persist.delta().currentEpoch());
        }
    }
}
