package io.vedette.quorum;

import java.util.OptionalLong;

/**
 * Which replica becomes master.
 *
 * @param policy how replicas are ranked
 * @param offsetToleranceBytes how far behind the freshest a replica may be and still count as equally fresh
 * @param lossBudgetBytes a promotion that would lose more is refused; empty is unlimited
 */
public record Promotion(PromotePolicy policy, long offsetToleranceBytes, OptionalLong lossBudgetBytes) {
    static final Promotion DEFAULT = new Promotion(PromotePolicy.FRESHEST, 0, OptionalLong.empty());

    public Promotion {
        Rules.require(offsetToleranceBytes >= 0, "offset-tolerance", offsetToleranceBytes);
        Rules.require(lossBudgetBytes.orElse(0) >= 0, "loss-budget", lossBudgetBytes.orElse(0));
    }
}
