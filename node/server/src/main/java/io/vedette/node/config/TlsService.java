package io.vedette.node.config;

import io.vedette.resp.config.BadConfiguration;
import io.vedette.resp.config.Configuration;
import io.vedette.resp.config.TlsParameters;
import io.vedette.resp.process.ListenSettings;
import io.vedette.resp.process.WorkingFolder;
import io.vedette.resp.server.RespServer;
import io.vedette.resp.server.TlsFiles;
import io.vertx.core.Future;
import io.vertx.core.net.ClientSSLOptions;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts into service what a configuration says about TLS. Its files are read on a worker, those for links to other nodes as well, which are
 * needed only when the next one is opened. As in Redis nothing is read as long as nothing uses TLS.
 */
public final class TlsService {
    private static final Logger LOG = LoggerFactory.getLogger(TlsService.class);

    private final RespServer server;
    private final WorkingFolder folder;

    public TlsService(RespServer server, WorkingFolder folder) {
        this.server = server;
        this.folder = folder;
    }

    /** Fails, and nothing has changed, where it cannot be used; the log says why. */
    public Future<Void> adopt(Configuration wanted) {
        if (!isUsed(wanted)) {
            return Future.succeededFuture();
        }
        return server.context()
                .executeBlocking(() -> read(wanted), false)
                .compose(server::secureBy)
                .onFailure(failure -> LOG.warn("Keeping TLS as it is: {}", failure.getMessage()));
    }

    private static boolean isUsed(Configuration wanted) {
        return wanted.get(TlsParameters.TLS_PORT) != 0
                || wanted.get(TlsParameters.TLS_REPLICATION)
                || wanted.get(TlsParameters.TLS_CLUSTER);
    }

    private TlsFiles read(Configuration wanted) throws BadConfiguration, IOException {
        TlsFiles files = ListenSettings.tls(wanted, folder);
        ClientSSLOptions unused = files.readForClient();
        return files;
    }
}
