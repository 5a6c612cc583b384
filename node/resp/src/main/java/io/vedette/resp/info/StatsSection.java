package io.vedette.resp.info;

import io.vedette.resp.server.RespServer;
import io.vedette.resp.server.ServerStats;

/** What was done so far. */
public final class StatsSection implements InfoSection {
    private final RespServer server;

    public StatsSection(RespServer server) {
        this.server = server;
    }

    @Override
    public String name() {
        return "stats";
    }

    @Override
    public String title() {
        return "Stats";
    }

    @Override
    public void write(InfoFields fields) {
        ServerStats stats = server.stats();
        fields.put("total_connections_received", stats.connectionsReceived())
                .put("total_commands_processed", stats.commandsProcessed())
                .put("total_net_input_bytes", stats.bytesIn())
                .put("total_net_output_bytes", stats.bytesOut())
                .put("rejected_connections", stats.connectionsRejected())
                .put("client_query_buffer_limit_disconnections", stats.queryBufferDisconnections())
                .put("client_output_buffer_limit_disconnections", stats.outputLimitDisconnections())
                .put("acl_access_denied_auth", stats.authDenied())
                .put("total_error_replies", stats.errorReplies());
    }
}
