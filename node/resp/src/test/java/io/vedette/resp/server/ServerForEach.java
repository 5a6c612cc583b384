package io.vedette.resp.server;

import static io.vedette.resp.server.Eventually.done;

import io.vertx.core.Vertx;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A server on loopback that runs while a test does. */
final class ServerForEach implements BeforeEachCallback, AfterEachCallback {
    private final Vertx vertx =
            Vertx.builder().withTransport(Transports.choose("auto")).build();

    private final RespServer server;

    ServerForEach(CommandGateway gateway) {
        server = new RespServer(
                vertx, ServerOptions.listeningOn(List.of(Endpoint.Tcp.of("127.0.0.1", 0))), gateway, () -> true);
    }

    RespServer server() {
        return server;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        done(server.start());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        done(server.stop());
        done(vertx.close());
    }
}
