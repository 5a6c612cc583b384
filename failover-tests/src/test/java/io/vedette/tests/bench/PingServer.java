package io.vedette.tests.bench;

import io.vedette.resp.acl.AclSettings;
import io.vedette.resp.client.CommandPolicy;
import io.vedette.resp.client.ServerIdentity;
import io.vedette.resp.client.ServerKit;
import io.vedette.resp.command.CommandTable;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.Endpoint;
import io.vedette.resp.server.ServerOptions;
import io.vedette.resp.server.Transports;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.List;

/** The server kit with nothing behind it, as a process of its own: {@code PingServer <port> [<transport>]}. */
public final class PingServer {
    private PingServer() {}

    public static void main(String[] arguments) {
        String transport = arguments.length > 1 ? arguments[1] : "auto";
        Vertx vertx = Vertx.builder()
                .with(new VertxOptions().setEventLoopPoolSize(1))
                .withTransport(Transports.choose(transport))
                .build();
        Endpoint endpoint = Endpoint.Tcp.of("127.0.0.1", Integer.parseInt(arguments[0]));
        ServerKit kit = new ServerKit(
                vertx, ServerOptions.listeningOn(List.of(endpoint)), ServerIdentity.node("7.0.15", () -> "master"));
        CommandTable.Builder<CommandHandler> commands = CommandTable.builder();
        kit.bind(commands, name -> true);
        kit.complete(commands.build(), AclSettings.DEFAULT, CommandPolicy.NONE);
        kit.start().onSuccess(done -> System.out.println("ready")).onFailure(failure -> {
            System.err.println(failure.getMessage());
            System.exit(1);
        });
    }
}
