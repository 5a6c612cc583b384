package io.vedette.node.data;

import io.vedette.engine.Engine;
import io.vedette.resp.client.BlockedClients;
import io.vedette.resp.server.Connection;
import io.vedette.resp.server.RespServer;
import io.vertx.core.Vertx;

/** The waits of clients for what is not there yet: they begin where the engine says so, and end when it comes, in time, or by order. */
public final class DataWaits implements BlockedClients {
    /** What a client hears whose wait an operator ended. */
    public static final String UNBLOCKED = "UNBLOCKED client unblocked via CLIENT UNBLOCK";

    private final Engine engine;
    private final RespServer server;
    private final WaitTimer timer;
    private BlockedClients others = BlockedClients.NONE;

    DataWaits(Vertx vertx, Engine engine, RespServer server, Units units) {
        this.engine = engine;
        this.server = server;
        this.timer = new WaitTimer(vertx, engine, server, units);
    }

    /** Who lets clients wait for something else than keys. */
    public void others(BlockedClients other) {
        others = other;
    }

    /** The client waits from now on if its command said so; whether it does. */
    boolean begin(EngineClient client) {
        boolean waits = client.session().isWaiting();
        if (waits) {
            client.connection().block();
            timer.arm();
        }
        return waits;
    }

    /** Whoever waits is told that this is over, and has to come again. */
    public void endAll(String error) {
        for (Connection connection : server.connections().all()) {
            EngineClient client = EngineClient.of(connection, engine);
            if (client.session().isWaiting()) {
                end(client, error);
                connection.closeAfterReply();
                client.resume();
            }
        }
    }

    @Override
    public boolean unblock(Connection connection, boolean withError) {
        EngineClient client = EngineClient.of(connection, engine);
        if (!client.session().isWaiting()) {
            return others.unblock(connection, withError);
        }
        if (withError) {
            end(client, UNBLOCKED);
            client.resume();
        } else {
            engine.timeOut(client.session());
        }
        return true;
    }

    private void end(EngineClient client, String error) {
        engine.stopWaiting(client.session());
        client.reply().error(error);
    }
}
