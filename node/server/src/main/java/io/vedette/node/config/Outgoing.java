package io.vedette.node.config;

import io.netty.util.AttributeKey;
import io.vedette.resp.config.Configuration;
import io.vedette.resp.config.NetworkParameters;
import io.vedette.resp.config.TlsParameters;
import io.vedette.resp.process.ListenSettings;
import io.vedette.resp.process.WorkingFolder;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.ConnectOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;

/**
 * Connects to others as the configuration says at that moment. A client of Vert.x goes on with the versions and suites that it met first
 * with a certificate, whatever is allowed later, and from the address it was made for; so where these change, another one takes its
 * place. Connections that are open stay with the one that opened them. Belongs to one loop.
 */
public final class Outgoing {
    private static final AttributeKey<NetClient> OPENED_BY = AttributeKey.valueOf(Outgoing.class, "client");

    private record Manner(String from, String protocols, String ciphers, String suites) {
        static Manner of(Configuration now, boolean bound) {
            return new Manner(
                    bound ? now.get(NetworkParameters.BIND_SOURCE_ADDR) : "",
                    now.get(TlsParameters.TLS_PROTOCOLS),
                    now.get(TlsParameters.TLS_CIPHERS),
                    now.get(TlsParameters.TLS_CIPHERSUITES));
        }
    }

    private final Vertx vertx;
    private final LiveConfiguration configuration;
    private final WorkingFolder folder;
    private final boolean bound;
    private Manner manner;
    private NetClient client;

    /** @param bound whether {@code bind-source-addr} says from where */
    public Outgoing(Vertx vertx, LiveConfiguration configuration, WorkingFolder folder, boolean bound) {
        this.vertx = vertx;
        this.configuration = configuration;
        this.folder = folder;
        this.bound = bound;
        this.manner = Manner.of(configuration.current(), bound);
        this.client = made();
    }

    public Future<NetSocket> plainly(ConnectOptions options) {
        NetClient by = client();
        return by.connect(options).map(socket -> kept(socket, by));
    }

    /** By TLS, with the certificates as they are now; a worker reads them. */
    public Future<NetSocket> secured(Context context, ConnectOptions options) {
        Configuration now = configuration.current();
        NetClient by = client();
        return context.executeBlocking(() -> ListenSettings.tls(now, folder).readForClient(), false)
                .compose(certificates -> by.connect(options.setSsl(true).setSslOptions(certificates)))
                .map(socket -> kept(socket, by));
    }

    private NetClient client() {
        Manner wanted = Manner.of(configuration.current(), bound);
        if (!wanted.equals(manner)) {
            manner = wanted;
            client = made();
        }
        return client;
    }

    private NetClient made() {
        NetClientOptions options = new NetClientOptions();
        return vertx.createNetClient(manner.from().isEmpty() ? options : options.setLocalAddress(manner.from()));
    }

    /** A client that nobody refers to any more is closed by the collector, and with it what it opened. */
    private static NetSocket kept(NetSocket socket, NetClient by) {
        if (socket instanceof NetSocketInternal open) {
            open.channelHandlerContext().channel().attr(OPENED_BY).set(by);
        }
        return socket;
    }
}
