package io.vedette.resp.server;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.net.ServerSSLOptions;
import java.util.Objects;
import java.util.function.Function;

/**
 * Looks at the TLS files now and then, off the loop, and puts into service what has changed: new connections get the
 * new certificate, those that exist go on with the one they have. Files that cannot be used (half written, a key that
 * belongs to another certificate) are logged, and what was in service stays so until they are right.
 */
public final class CertificateWatch {
    public static final long PERIOD_MS = 10_000;

    private final Context loop;
    private final TlsFiles files;
    private final Function<ServerSSLOptions, Future<Void>> service;
    private ServerSSLOptions inService;
    private boolean looking;

    /**
     * @param service puts what was read into service
     * @param inService what is there already
     */
    public CertificateWatch(
            Context loop,
            TlsFiles files,
            Function<ServerSSLOptions, Future<Void>> service,
            ServerSSLOptions inService) {
        this.loop = loop;
        this.files = files;
        this.service = service;
        this.inService = inService;
    }

    /** Whether something new was put into service. On the loop. */
    public Future<Boolean> look() {
        if (looking) {
            return Future.succeededFuture(false);
        }
        looking = true;
        return loop.executeBlocking(files::readForServer)
                .compose(this::adopt)
                .onFailure(failure -> ServerLog.certificateKept(files, failure))
                .onComplete(done -> looking = false);
    }

    private Future<Boolean> adopt(ServerSSLOptions read) {
        if (Objects.equals(read.getKeyCertOptions(), inService.getKeyCertOptions())
                && Objects.equals(read.getTrustOptions(), inService.getTrustOptions())) {
            return Future.succeededFuture(false);
        }
        return service.apply(read).map(done -> {
            inService = read;
            ServerLog.certificateAdopted(files);
            return true;
        });
    }
}
