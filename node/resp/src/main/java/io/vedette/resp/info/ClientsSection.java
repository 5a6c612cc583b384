package io.vedette.resp.info;

import io.vedette.resp.server.ClientFlag;
import io.vedette.resp.server.Connection;
import io.vedette.resp.server.RespServer;

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
        fields.put("connected_clients", server.stats().connectedClients())
                .put("cluster_connections", 0)
                .put("maxclients", server.limits().maxClients())
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
