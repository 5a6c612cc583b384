package io.vedette.node.replication;

import io.vedette.node.config.LiveConfiguration;
import io.vedette.node.identity.Identity;
import io.vedette.resp.config.IdentityParameters;
import io.vedette.resp.info.InfoFields;
import io.vedette.resp.info.InfoSection;

/** Who this node is, which Redis has no words for. */
final class IdentitySection implements InfoSection {
    private final Replication replication;
    private final Identity identity;
    private final LiveConfiguration configuration;

    IdentitySection(Replication replication, Identity identity, LiveConfiguration configuration) {
        this.replication = replication;
        this.identity = identity;
        this.configuration = configuration;
    }

    @Override
    public String name() {
        return "vedette";
    }

    @Override
    public String title() {
        return "Vedette";
    }

    @Override
    public void write(InfoFields fields) {
        fields.put("vedette_node_id", identity.nodeId())
                .put("vedette_deployment_id", configuration.get(IdentityParameters.DEPLOYMENT_ID))
                .put("vedette_epoch", identity.epoch())
                .put("vedette_offset", replication.history().stream().offset())
                .put("vedette_saved_epoch", identity.saved().epoch())
                .put("vedette_saved_offset", identity.saved().offset())
                .put("vedette_refused_master", replication.allegiance().refusedMaster());
    }
}
