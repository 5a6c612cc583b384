package io.vedette.resp.server;

import static io.vedette.resp.server.Eventually.done;

import io.vertx.core.Vertx;
import io.vertx.core.transport.Transport;
import java.io.IOException;
import java.util.List;

/** Serves one PING over the transport that is chosen for its argument; {@link TransportsTest} runs it. */
final class WithThisTransport {
    private WithThisTransport() {}

    public static void main(String... arguments) throws IOException {
        Transport transport = Transports.choose(arguments[0]);
        System.out.println("chosen: " + transport.name());
        Vertx vertx = Vertx.builder().withTransport(transport).build();
        RespServer server = new RespServer(
                vertx,
                ServerOptions.listeningOn(List.of(Endpoint.Tcp.of("127.0.0.1", 0))),
                SmallGateway::execute,
                () -> true);
        done(server.start());
        try (RawClient client = RawClient.to(server.port())) {
            client.ask("PING", "+PONG\r\n");
            System.out.println("served");
        }
        done(vertx.close());
    }
}
