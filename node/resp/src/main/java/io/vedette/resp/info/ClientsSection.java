package io.vedette.resp.info;

import io.vedette.resp.server.ClientFlag;
import io.vedette.resp.server.Connection;
import io.vedette.resp.server.RespServer;
import io.vedette.resp.server.ServerStats;

/** Who is connected. */
public final class ClientsSection implements InfoSection {
    private final RespServer server;

    public ClientsSection(RespServer server) {
        this.server = server;
    }

    @Override
    public String name() {
        return "clients";
    }

    @Override
    public String title() {
        return "Clients";
    }

    @Override
    public void write(InfoFields fields) {
        ServerStats stats = server.stats();
        // As in Redis, who is copied to is told by the section about replication.
        fields.put("connected_clients", stats.connectedClients() - with(ClientFlag.REPLICA))
                .put("cluster_connections", 0)
                .put("maxclients", server.limits().maxClients())
                .put("client_recent_max_input_buffer", stats.recentInputBuffer())
                .put("client_recent_max_output_buffer", stats.recentOutputBuffer())
                .put("blocked_clients", with(ClientFlag.BLOCKED))
                .put("tracking_clients", with(ClientFlag.TRACKING))
                .put("clients_in_timeout_table", 0);
    }

    private long with(ClientFlag flag) {
        long count = 0;
        for (Connection connection : server.connections().all()) {
            count += connection.flags().contains(flag) ? 1 : 0;
        }
        return count;
    }
}
