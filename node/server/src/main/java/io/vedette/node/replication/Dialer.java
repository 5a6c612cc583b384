package io.vedette.node.replication;

import io.vedette.node.config.LiveConfiguration;
import io.vedette.resp.config.BadConfiguration;
import io.vedette.resp.config.NetworkParameters;
import io.vedette.resp.config.ReplicationParameters;
import io.vedette.resp.config.TlsParameters;
import io.vedette.resp.process.ListenSettings;
import io.vedette.resp.process.WorkingFolder;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.ConnectOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.io.IOException;

/** Opens links to masters, by TLS where {@code tls-replication} says so, from where {@code bind-source-addr} says. */
final class Dialer {
    private final Context context;
    private final Vertx vertx;
    private final LiveConfiguration configuration;
    private final WorkingFolder folder;
    private NetClient client;
    private String from;

    Dialer(Context context, Vertx vertx, LiveConfiguration configuration, WorkingFolder folder) {
        this.context = context;
        this.vertx = vertx;
        this.configuration = configuration;
        this.folder = folder;
        this.from = configuration.get(NetworkParameters.BIND_SOURCE_ADDR);
        this.client = client(vertx, from);
    }

    private static NetClient client(Vertx vertx, String from) {
        NetClientOptions options = new NetClientOptions();
        return vertx.createNetClient(from.isEmpty() ? options : options.setLocalAddress(from));
    }

    /** Links that are open stay with the one by which they were opened, which ends with them or with the node. */
    private NetClient client() {
        String wanted = configuration.get(NetworkParameters.BIND_SOURCE_ADDR);
        if (!wanted.equals(from)) {
            from = wanted;
            client = client(vertx, wanted);
        }
        return client;
    }

    Future<NetSocket> dial(Address to) {
        long timeoutMs = configuration.get(ReplicationParameters.REPL_TIMEOUT) * 1000;
        ConnectOptions options = new ConnectOptions()
                .setHost(to.host())
                .setPort(to.port())
                .setTimeout((int) Math.min(Integer.MAX_VALUE, timeoutMs));
        if (!configuration.get(TlsParameters.TLS_REPLICATION)) {
            return client().connect(options).map(ReadingPace::set);
        }
        return context.executeBlocking(this::certificates)
                .compose(certificates -> client().connect(options.setSsl(true).setSslOptions(certificates)))
                .map(ReadingPace::set);
    }

    private ClientSSLOptions certificates() throws BadConfiguration, IOException {
        return ListenSettings.tls(configuration.current(), folder).readForClient();
    }
}
