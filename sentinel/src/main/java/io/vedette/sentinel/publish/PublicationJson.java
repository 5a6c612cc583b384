package io.vedette.sentinel.publish;

import io.vedette.quorum.Epoch;
import io.vedette.quorum.HostPort;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.math.BigInteger;

/** A {@link Publication} as JSON. */
final class PublicationJson {
    private static final String EPOCH = "epoch";

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

    /** The epoch of what stands somewhere. Fails where that is no publication: it is somebody else's, and not ours to overwrite. */
    static Epoch epochOf(String there, String place) throws IOException {
        try {
            Object epoch = new JsonObject(there).getValue(EPOCH);
            return Epoch.parse(String.valueOf(epoch));
        } catch (DecodeException | NumberFormatException foreign) {
            throw new IOException(
                    place + " holds what no sentinel of ours wrote; remove it or choose another place", foreign);
        }
    }

    static JsonObject address(HostPort address) {
        return new JsonObject().put("host", address.host()).put("port", address.port());
    }
}
