package io.vedette.sentinel.publish;

import io.vedette.quorum.HostPort;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;

/** A {@link Publication} as JSON. */
final class PublicationJson {
    static final String EPOCH = "epoch";

    private PublicationJson() {}

    static JsonObject of(Publication publication) {
        JsonArray replicas = new JsonArray();
        publication.replicas().forEach(replica -> replicas.add(address(replica)));
        return new JsonObject()
                .put("group", publication.group().text())
                .put(EPOCH, new BigInteger(publication.epoch().toString()))
                .put("master", address(publication.master()))
                .put("replicas", replicas);
    }

    static JsonObject address(HostPort address) {
        return new JsonObject().put("host", address.host()).put("port", address.port());
    }
}
