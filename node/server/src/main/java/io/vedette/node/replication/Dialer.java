package io.vedette.node.replication;

import io.vedette.node.config.LiveConfiguration;
import io.vedette.node.config.Outgoing;
import io.vedette.resp.config.ReplicationParameters;
import io.vedette.resp.config.TlsParameters;
import io.vedette.resp.process.WorkingFolder;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.ConnectOptions;
import io.vertx.core.net.NetSocket;

/** Opens links to masters, by TLS where {@code tls-replication} says so, from where {@code bind-source-addr} says. */
final class Dialer {
    private final Context context;
    private final LiveConfiguration configuration;
    private final Outgoing outgoing;

    Dialer(Context context, Vertx vertx, LiveConfiguration configuration, WorkingFolder folder) {
        this.context = context;
        this.configuration = configuration;
        this.outgoing = new Outgoing(vertx, configuration, folder, true);
    }

    Future<NetSocket> dial(Address to) {
        long timeoutMs = configuration.get(ReplicationParameters.REPL_TIMEOUT) * 1000;
        ConnectOptions options = new ConnectOptions()
                .setHost(to.host())
                .setPort(to.port())
                .setTimeout((int) Math.min(Integer.MAX_VALUE, timeoutMs));
        Future<NetSocket> open = configuration.get(TlsParameters.TLS_REPLICATION)
                ? outgoing.secured(context, options)
                : outgoing.plainly(options);
        return open.map(ReadingPace::set);
    }
}
