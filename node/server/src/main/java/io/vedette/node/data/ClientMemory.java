package io.vedette.node.data;

import io.vedette.resp.config.Configuration;
import io.vedette.resp.config.MemoryParameters;
import io.vedette.resp.config.NetworkParameters;
import io.vedette.resp.server.ClientClass;
import io.vedette.resp.server.ClientFlag;
import io.vedette.resp.server.Connection;
import io.vedette.resp.server.RespServer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code maxmemory-clients}: when the buffers of all clients together are more than that, who has most is closed, then the
 * next. Replicas, our master and whoever asked for CLIENT NO-EVICT neither count nor go.
 */
public final class ClientMemory {
    private static final Logger LOG = LoggerFactory.getLogger(ClientMemory.class);

    private record Holder(Connection connection, long bytes) {}

    private final RespServer server;
    private long mostBytes;
    private long evicted;

    public ClientMemory(RespServer server) {
        this.server = server;
    }

    /** A percentage is one of {@code maxmemory}; without that it is no limit. */
    public void settings(Configuration now) {
        long wanted = now.get(NetworkParameters.MAXMEMORY_CLIENTS);
        mostBytes = wanted >= 0 ? wanted : now.get(MemoryParameters.MAXMEMORY) / 100 * -wanted;
        server.context().runOnContext(soon -> round());
        server.whenOneHolds(mostBytes == 0 ? Long.MAX_VALUE : mostBytes / 2, this::round);
    }

    /** Clients that were closed for what they held. */
    public long evicted() {
        return evicted;
    }

    /** Counts from 0 again. */
    public void reset() {
        evicted = 0;
    }

    /** To be called now and then; whenever one client holds half as much by itself it looks at once. */
    public void round() {
        if (mostBytes == 0) {
            return;
        }
        List<Holder> holders = holders();
        long sum = holders.stream().mapToLong(Holder::bytes).sum();
        if (sum > mostBytes) {
            holders.sort(Comparator.comparingLong(Holder::bytes).reversed());
        }
        for (int i = 0; i < holders.size() && sum > mostBytes; i++) {
            Holder most = holders.get(i);
            LOG.info("Evicting client: {} tot-mem={}", most.connection(), most.bytes());
            most.connection().close();
            evicted++;
            sum -= most.bytes();
        }
    }

    private List<Holder> holders() {
        List<Holder> holders = new ArrayList<>();
        for (Connection connection : server.connections().all()) {
            ClientClass kind = connection.clientClass();
            boolean counts = kind == ClientClass.NORMAL || kind == ClientClass.PUBSUB;
            if (counts && !connection.flags().contains(ClientFlag.NO_EVICT)) {
                holders.add(new Holder(connection, connection.memory().totalBytes()));
            }
        }
        return holders;
    }
}
