package io.vedette.resp.config;

import java.util.List;

/** Who a node is and whom it trusts; Redis does not have these. */
public final class IdentityParameters {
    public static final Parameter<String> DEPLOYMENT_ID = Parameter.of(
                    "deployment-id", Text.of("one word"), "\"\"", "What nodes that belong together have in common.")
            .live();
    public static final Parameter<Boolean> REPLICA_GUARD_DATA = Parameter.of(
                    "replica-guard-data",
                    new YesNo(),
                    "yes",
                    "Keep the data when the master is of another deployment or restarted empty.")
            .live();

    static final List<Parameter<?>> ALL = List.of(DEPLOYMENT_ID, REPLICA_GUARD_DATA);

    private IdentityParameters() {}
}
