package io.vedette.resp.server;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.ServerSSLOptions;
import io.vertx.core.net.SocketAddress;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The listening sockets of a server: all of them or none. */
final class Listeners {
    private record Listener(Endpoint endpoint, NetServer server) {}

    private final Vertx vertx;
    private final ServerCore core;
    private final Admission admission;
    private final List<Listener> open = new ArrayList<>();

    Listeners(Vertx vertx, ServerCore core, Admission admission) {
        this.vertx = vertx;
        this.core = core;
        this.admission = admission;
    }

    /** Opens one after the other; if one fails, those already open are closed and the failure names the place. */
    Future<Void> open(List<Endpoint> endpoints, @Nullable ServerSSLOptions tls) {
        Future<Void> chain = Future.succeededFuture();
        for (Endpoint endpoint : endpoints) {
            chain = chain.compose(done -> open(endpoint, tls));
        }
        return chain.recover(failure -> close().transform(closed -> Future.failedFuture(failure)));
    }

    Future<Void> close() {
        List<Future<Void>> closing = new ArrayList<>();
        for (Listener listener : open) {
            closing.add(listener.server().close().compose(done -> removed(listener.endpoint())));
        }
        open.clear();
        return Future.join(closing).mapEmpty();
    }

    /**
     * New connections get what these options say; those that exist go on with what they have. Vert.x takes options with the same keys and
     * authorities for the same, whatever else they say, unless it is made to look again.
     */
    Future<Void> update(ServerSSLOptions tls) {
        List<Future<Boolean>> updates = new ArrayList<>();
        for (Listener listener : open) {
            if (isTls(listener.endpoint())) {
                updates.add(listener.server().updateSSLOptions(tls.copy(), true));
            }
        }
        return Future.join(updates).mapEmpty();
    }

    /** What is listened on, with the port the system chose where it was asked to choose. */
    List<Endpoint> endpoints() {
        List<Endpoint> bound = new ArrayList<>();
        for (Listener listener : open) {
            bound.add(
                    listener.endpoint() instanceof Endpoint.Tcp tcp
                            ? tcp.onPort(listener.server().actualPort())
                            : listener.endpoint());
        }
        return bound;
    }

    private Future<Void> open(Endpoint endpoint, @Nullable ServerSSLOptions tls) {
        NetServer server = vertx.createNetServer(options(endpoint, tls))
                .connectHandler(socket -> admission.arrived(socket, endpoint))
                .exceptionHandler(failure -> ServerLog.handshakeFailed(endpoint.describe(), failure));
        return prepared(endpoint)
                .compose(ready -> server.listen(address(endpoint)))
                .compose(bound -> opened(endpoint, bound))
                .recover(failure -> refused(endpoint, failure));
    }

    private Future<Void> opened(Endpoint endpoint, NetServer server) {
        open.add(new Listener(endpoint, server));
        ServerLog.listening(endpoint.describe());
        return permitted(endpoint);
    }

    private static Future<Void> refused(Endpoint endpoint, Throwable failure) {
        if (endpoint instanceof Endpoint.Tcp tcp && tcp.optional() && ListenFailure.isNoSuchAddress(failure)) {
            ServerLog.skipped(endpoint.describe(), failure);
            return Future.succeededFuture();
        }
        return Future.failedFuture(ListenFailure.of(endpoint, failure));
    }

    private NetServerOptions options(Endpoint endpoint, @Nullable ServerSSLOptions tls) {
        NetServerOptions options =
                new NetServerOptions().setAcceptBacklog(core.limits().backlog()).setReuseAddress(true);
        if (isTls(endpoint) && tls != null) {
            options.setSsl(true)
                    .setKeyCertOptions(tls.getKeyCertOptions())
                    .setClientAuth(tls.getClientAuth())
                    .setEnabledSecureTransportProtocols(tls.getEnabledSecureTransportProtocols());
            tls.getEnabledCipherSuites().forEach(options::addEnabledCipherSuite);
            if (tls.getTrustOptions() != null) {
                options.setTrustOptions(tls.getTrustOptions());
            }
        }
        return options;
    }

    private static boolean isTls(Endpoint endpoint) {
        return endpoint instanceof Endpoint.Tcp tcp && tcp.tls();
    }

    private static SocketAddress address(Endpoint endpoint) {
        if (endpoint instanceof Endpoint.Tcp tcp) {
            return SocketAddress.inetSocketAddress(tcp.port(), tcp.host());
        }
        return SocketAddress.domainSocketAddress(endpoint.describe());
    }

    /** A socket file that a killed process left behind would be taken for a living one. */
    private Future<Void> prepared(Endpoint endpoint) {
        return removed(endpoint);
    }

    private Future<Void> removed(Endpoint endpoint) {
        if (!(endpoint instanceof Endpoint.Unix unix)) {
            return Future.succeededFuture();
        }
        return core.context.executeBlocking(() -> {
            Files.deleteIfExists(unix.path());
            return null;
        });
    }

    private Future<Void> permitted(Endpoint endpoint) {
        if (!(endpoint instanceof Endpoint.Unix unix) || unix.permissions().isEmpty()) {
            return Future.succeededFuture();
        }
        return core.context.executeBlocking(() -> {
            Files.setPosixFilePermissions(unix.path(), unix.permissions());
            return null;
        });
    }
}
