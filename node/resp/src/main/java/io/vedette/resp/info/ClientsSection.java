package io.vedette.resp.info;

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
                .put("blocked_clients", 0)
                .put("tracking_clients", 0)
                .put("clients_in_timeout_table", 0);
    }
}
