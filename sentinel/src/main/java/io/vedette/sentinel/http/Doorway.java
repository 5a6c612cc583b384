package io.vedette.sentinel.http;

import io.vedette.resp.server.TlsFiles;
import io.vedette.sentinel.config.Doors;
import io.vedette.sentinel.shell.Shell;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.NetServerOptions;
import java.io.IOException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens what the configuration wants open, on the loop of the shell, whose state is asked without any lock. */
public final class Doorway {
    private static final Logger LOG = LoggerFactory.getLogger(Doorway.class);
    private static final int IDLE_SECONDS = 60;

    private final Vertx vertx;
    private final Context loop;
    private final Shell shell;
    private final Watch watch;
    private final Streams streams;
    private final Supplier<Future<String>> metrics;
    private final HttpCertificates certificates;

    /**
     * @param streams those who watch live
     * @param metrics what is scraped, asked on the loop
     */
    public Doorway(Vertx vertx, Context loop, Shell shell, Streams streams, Supplier<Future<String>> metrics) {
        this.shell = shell;
        this.streams = streams;
        this.metrics = metrics;
        this.vertx = vertx;
        this.loop = loop;
        this.watch = new Watch(shell);
        this.certificates = new HttpCertificates(vertx, loop);
    }

    /** Fails when an address is taken. What is open closes with the Vert.x it belongs to. */
    public Future<Void> open(Doors doors) {
        Future<Void> http = doors.httpPort() == 0 ? Future.succeededFuture() : onLoop(() -> openHttp(doors));
        return http.compose(
                opened -> doors.agentPort() == 0 ? Future.succeededFuture() : onLoop(() -> openAgent(doors)));
    }

    private Future<Void> openHttp(Doors doors) {
        streams.watch(shell);
        HttpServerOptions options = new HttpServerOptions().setIdleTimeout(IDLE_SECONDS);
        if (doors.tls().isEmpty()) {
            return listen(doors, options).mapEmpty();
        }
        TlsFiles files = doors.tls().get().files();
        return certificates
                .read(files)
                .compose(read -> listen(doors, HttpCertificates.with(read, options))
                        .onSuccess(server -> certificates.watch(files, server, read)))
                .mapEmpty();
    }

    private Future<HttpServer> listen(Doors doors, HttpServerOptions options) {
        HttpDoor door = new HttpDoor(new Api(shell, new Guard(doors), streams), watch, metrics);
        return vertx.createHttpServer(options)
                .requestHandler(door::answer)
                .exceptionHandler(
                        failure -> LOG.debug("A client failed to connect to the HTTP port: {}", failure.toString()))
                .listen(doors.httpPort(), doors.address())
                .recover(failure -> Future.failedFuture(taken("http-port", doors.httpPort(), doors, failure)));
    }

    /** Of the HTTP port. */
    public HttpCertificates certificates() {
        return certificates;
    }

    private Future<Void> openAgent(Doors doors) {
        AgentDoor door = new AgentDoor(watch);
        return vertx.createNetServer(new NetServerOptions().setIdleTimeout(IDLE_SECONDS))
                .connectHandler(door::answer)
                .listen(doors.agentPort(), doors.address())
                .recover(failure -> Future.failedFuture(taken("agent-port", doors.agentPort(), doors, failure)))
                .mapEmpty();
    }

    private static IOException taken(String directive, int port, Doors doors, Throwable failure) {
        return new IOException(
                "cannot listen on " + doors.address() + " port " + port + ": " + failure.getMessage()
                        + "; change 'sentinel " + directive + "' or 'sentinel http-bind'",
                failure);
    }

    private Future<Void> onLoop(Supplier<Future<Void>> opening) {
        Promise<Void> opened = Promise.promise();
        loop.runOnContext(turn -> opening.get().onComplete(opened));
        return opened.future();
    }
}
