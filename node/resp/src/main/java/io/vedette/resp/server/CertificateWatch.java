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
    private final Function<ServerSSLOptions, Future<Void>> service;
    private TlsFiles files;
    private ServerSSLOptions inService;

    /** What was begun last: one look, or one change, at a time. */
    private Future<Boolean> last = Future.succeededFuture(false);

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
        if (!last.isComplete()) {
            return Future.succeededFuture(false);
        }
        TlsFiles looked = files;
        last = read(looked)
                .compose(read -> isInService(read) ? Future.succeededFuture(false) : adopt(looked, read))
                .onFailure(failure -> ServerLog.certificateKept(looked, failure));
        return last;
    }

    /**
     * From now on these files, used as they say; after what is going on. Where they cannot be used, everything stays as it is. On the
     * loop.
     */
    Future<Void> change(TlsFiles next) {
        last = last.transform(before -> read(next)).compose(read -> adopt(next, read));
        return last.mapEmpty();
    }

    private Future<ServerSSLOptions> read(TlsFiles from) {
        return loop.executeBlocking(from::readForServer, false);
    }

    private boolean isInService(ServerSSLOptions read) {
        return Objects.equals(read.getKeyCertOptions(), inService.getKeyCertOptions())
                && Objects.equals(read.getTrustOptions(), inService.getTrustOptions());
    }

    /** What some of several sockets took already is taken back if others did not. */
    private Future<Boolean> adopt(TlsFiles from, ServerSSLOptions read) {
        return service.apply(read)
                .map(done -> {
                    files = from;
                    inService = read;
                    ServerLog.certificateAdopted(from);
                    return true;
                })
                .recover(failure -> service.apply(inService).transform(back -> Future.failedFuture(failure)));
    }
}
