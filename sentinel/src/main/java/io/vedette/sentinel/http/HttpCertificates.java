package io.vedette.sentinel.http;

import io.vedette.resp.server.CertificateWatch;
import io.vedette.resp.server.TlsFiles;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.util.Optional;

/** The certificates of the HTTP port: read at the start, renewed while it runs, and what is wrong with the files meanwhile. On the loop. */
public final class HttpCertificates {
    private final Vertx vertx;
    private final Context loop;
    private Optional<String> trouble = Optional.empty();

    HttpCertificates(Vertx vertx, Context loop) {
        this.vertx = vertx;
        this.loop = loop;
    }

    /** Why new files are not in service; for {@code INFO} and the doctor. */
    public Optional<String> trouble() {
        return trouble;
    }

    Future<ServerSSLOptions> read(TlsFiles files) {
        return loop.executeBlocking(files::readForServer);
    }

    static HttpServerOptions with(ServerSSLOptions read, HttpServerOptions options) {
        options.setSsl(true)
                .setUseAlpn(false)
                .setKeyCertOptions(read.getKeyCertOptions())
                .setClientAuth(read.getClientAuth())
                .setEnabledSecureTransportProtocols(read.getEnabledSecureTransportProtocols());
        return read.getTrustOptions() == null ? options : options.setTrustOptions(read.getTrustOptions());
    }

    void watch(TlsFiles files, HttpServer server, ServerSSLOptions inService) {
        CertificateWatch watch = new CertificateWatch(
                loop, files, read -> server.updateSSLOptions(read.copy()).mapEmpty(), inService);
        vertx.setPeriodic(
                CertificateWatch.PERIOD_MS,
                round -> watch.look()
                        .onSuccess(same -> trouble = Optional.empty())
                        .onFailure(unusable -> trouble = Optional.of(String.valueOf(unusable.getMessage()))));
    }
}
