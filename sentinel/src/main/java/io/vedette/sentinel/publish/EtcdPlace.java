package io.vedette.sentinel.publish;

import io.vedette.quorum.Epoch;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.Optional;

/**
 * Two keys in etcd, as {@link ZooKeeperPlace} has two nodes: the whole record as JSON, and below it {@code <key>/master} with {@code
 * host:port}. Both change in one transaction, and only from the revision that was read: of two sentinels that write at once one
 * looks again. The keys are lasting: they say what was last known while no sentinel lives.
 */
final class EtcdPlace implements BlockingPlace {
    /** Each means that somebody else wrote between our look and our write. */
    private static final int MOST_RACES = 16;

    private static final String PLAIN = "/master";

    /** No key has ever had this many versions, so what depends on it is checked for our rights and never done. */
    private static final String NEVER = Long.toString(Long.MAX_VALUE);

    private final EtcdLine line;
    private final EtcdGateway gateway;

    /** @param revision in which the record was written last */
    private record Seen(Epoch epoch, String record, String revision) {}

    EtcdPlace(EtcdLine line) {
        this.line = line;
        this.gateway = new EtcdGateway(line);
    }

    @Override
    public Receipt publish(Publication publication) throws IOException, InterruptedException {
        String record = PublicationJson.of(publication).encode();
        gateway.login();
        for (int race = 0; race < MOST_RACES; race++) {
            Optional<Seen> there = look();
            if (there.isPresent() && there.get().epoch().isAfter(publication.epoch())) {
                return Receipt.OUTDATED;
            }
            if (there.isPresent() && there.get().record().equals(record)) {
                return Receipt.SHOWN;
            }
            // A key that is not there has revision 0. What another has changed meanwhile is seen at the next look.
            JsonObject unchanged =
                    compare("MOD", "mod_revision", there.map(Seen::revision).orElse("0"));
            write(unchanged, record, publication.master().name());
        }
        throw new IOException("others write " + line.key() + " all the time");
    }

    private Optional<Seen> look() throws IOException, InterruptedException {
        JsonObject found = gateway.ask("/v3/kv/range", new JsonObject().put("key", EtcdGateway.encoded(line.key())));
        JsonArray values = found.getJsonArray("kvs", new JsonArray());
        if (values.isEmpty()) {
            return Optional.empty();
        }
        JsonObject value = values.getJsonObject(0);
        String record = EtcdGateway.decoded(value.getString("value", ""));
        return Optional.of(
                new Seen(PublicationJson.epochOf(record, line.key()), record, value.getString("mod_revision", "0")));
    }

    private JsonObject compare(String target, String field, String value) {
        return new JsonObject()
                .put("key", EtcdGateway.encoded(line.key()))
                .put("target", target)
                .put("result", "EQUAL")
                .put(field, value);
    }

    private void write(JsonObject condition, String record, String address) throws IOException, InterruptedException {
        gateway.ask(
                "/v3/kv/txn",
                new JsonObject()
                        .put("compare", new JsonArray().add(condition))
                        .put(
                                "success",
                                new JsonArray().add(put(line.key(), record)).add(put(line.key() + PLAIN, address))));
    }

    private static JsonObject put(String key, String value) {
        return new JsonObject()
                .put(
                        "request_put",
                        new JsonObject().put("key", EtcdGateway.encoded(key)).put("value", EtcdGateway.encoded(value)));
    }

    /** A transaction whose condition cannot hold: etcd checks our rights first, and changes nothing. */
    @Override
    public void rehearse() throws IOException, InterruptedException {
        gateway.login();
        look();
        write(compare("VERSION", "version", NEVER), "", "");
    }

    @Override
    public void close() {
        gateway.close();
    }
}
