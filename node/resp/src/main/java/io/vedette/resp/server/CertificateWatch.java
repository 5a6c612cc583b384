package io.vedette.resp.server;

import io.vertx.core.Future;
import io.vertx.core.net.ServerSSLOptions;
import java.util.Objects;

/**
 * Looks at the TLS files now and then, off the loop, and puts into service what has changed: new connections get the
 * new certificate, those that exist go on with the one they have. Files that cannot be used (half written, a key that
 * belongs to another certificate) are logged, and what was in service stays so until they are right.
 */
final class CertificateWatch {
    static final long PERIOD_MS = 10_000;

    private final ServerCore core;
    private final Listeners listeners;
    private final TlsFiles files;
    private ServerSSLOptions inService;
    private boolean looking;

    CertificateWatch(ServerCore core, Listeners listeners, TlsFiles files, ServerSSLOptions inService) {
        this.core = core;
        this.listeners = listeners;
        this.files = files;
        this.inService = inService;
    }

    /** Whether something new was put into service. */
    Future<Boolean> look() {
        if (looking) {
            return Future.succeededFuture(false);
        }
        looking = true;
        return core.context
                .executeBlocking(files::readForServer)
                .compose(this::adopt)
                .onFailure(failure -> ServerLog.certificateKept(files, failure))
                .onComplete(done -> looking = false);
    }

    private Future<Boolean> adopt(ServerSSLOptions read) {
        if (Objects.equals(read.getKeyCertOptions(), inService.getKeyCertOptions())
                && Objects.equals(read.getTrustOptions(), inService.getTrustOptions())) {
            return Future.succeededFuture(false);
        }
        return listeners.update(read).map(done -> {
            inService = read;
            ServerLog.certificateAdopted(files);
            return true;
        });
    }
}
