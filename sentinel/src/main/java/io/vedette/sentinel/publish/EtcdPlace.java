package io.vedette.sentinel.publish;

import io.vedette.quorum.Epoch;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Two keys in etcd, as {@link ZooKeeperPlace} has two nodes: the whole record as JSON, and below it {@code <key>/master} with {@code
 * host:port}. Both change in one transaction, and only from the revision that was read: of two sentinels that write at once one
 * looks again.
 *
 * <p>They stand under one lease that all sentinels keep alive together, for its number follows from the key. So they vanish when none
 * of them has reached etcd for as long as it lasts, and not before. Without a lease they are lasting.
 */
final class EtcdPlace implements BlockingPlace {
    /** Each means that somebody else wrote between our look and our write. */
    private static final int MOST_RACES = 16;

    private static final String PLAIN = "/master";

    /** No key has ever had this many versions, so what depends on it is checked for our rights and never done. */
    private static final String NEVER = Long.toString(Long.MAX_VALUE);

    private static final String NO_LEASE = "0";
    private static final int RENEWALS_PER_LEASE = 3;

    private final EtcdLine line;
    private final String lease;
    private final EtcdGateway gateway;

    /** @param revision in which the record was written last */
    private record Seen(Epoch epoch, String record, String revision, String lease) {}

    EtcdPlace(EtcdLine line) {
        this.line = line;
        this.lease = leaseOf(line);
        this.gateway = new EtcdGateway(line);
    }

    @Override
    public Receipt publish(Publication publication) throws IOException, InterruptedException {
        String record = PublicationJson.of(publication).encode();
        gateway.login();
        keepLease();
        for (int race = 0; race < MOST_RACES; race++) {
            Optional<Seen> there = look();
            if (there.isPresent() && there.get().epoch().isAfter(publication.epoch())) {
                return Receipt.OUTDATED;
            }
            if (there.isPresent()
                    && there.get().record().equals(record)
                    && there.get().lease().equals(lease)) {
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
        return Optional.of(new Seen(
                PublicationJson.epochOf(record, line.key()),
                record,
                value.getString("mod_revision", "0"),
                value.getString("lease", NO_LEASE)));
    }

    /** Renews the lease, or makes it anew: then what stood under it is gone. */
    private void keepLease() throws IOException, InterruptedException {
        if (lease.equals(NO_LEASE)) {
            return;
        }
        JsonObject kept = gateway.ask("/v3/lease/keepalive", new JsonObject().put("ID", lease));
        if (!kept.getJsonObject("result", new JsonObject())
                .getString("TTL", "0")
                .equals("0")) {
            return;
        }
        try {
            gateway.ask("/v3/lease/grant", new JsonObject().put("ID", lease).put("TTL", line.leaseSeconds()));
        } catch (IOException refused) {
            if (!String.valueOf(refused.getMessage()).contains("lease already exists")) {
                throw refused;
            }
            // Another sentinel was faster.
        }
    }

    /** The same for all who publish under this key. */
    private static String leaseOf(EtcdLine line) {
        if (line.leaseSeconds() == 0) {
            return NO_LEASE;
        }
        UUID name = UUID.nameUUIDFromBytes(line.key().getBytes(StandardCharsets.UTF_8));
        return Long.toString(name.getMostSignificantBits() & Long.MAX_VALUE);
    }

    @Override
    public long renewMs() {
        return lease.equals(NO_LEASE)
                ? Long.MAX_VALUE
                : TimeUnit.SECONDS.toMillis(line.leaseSeconds()) / RENEWALS_PER_LEASE;
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

    private JsonObject put(String key, String value) {
        return new JsonObject()
                .put(
                        "request_put",
                        new JsonObject()
                                .put("key", EtcdGateway.encoded(key))
                                .put("value", EtcdGateway.encoded(value))
                                .put("lease", lease));
    }

    /** A transaction whose condition cannot hold: etcd checks our rights first, and changes nothing. */
    @Override
    public void rehearse() throws IOException, InterruptedException {
        gateway.login();
        keepLease();
        look();
        write(compare("VERSION", "version", NEVER), "", "");
    }

    @Override
    public void close() {
        gateway.close();
    }
}
