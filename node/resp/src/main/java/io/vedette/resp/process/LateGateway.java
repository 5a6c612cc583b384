package io.vedette.resp.process;

import io.vedette.resp.Request;
import io.vedette.resp.server.CommandGateway;
import io.vedette.resp.server.Connection;
import org.jspecify.annotations.Nullable;

/**
 * Stands for a gateway that is made after the server it serves, because its commands (INFO) speak of that server. It is
 * opened before the server listens.
 */
public final class LateGateway implements CommandGateway {
    private @Nullable CommandGateway gateway;

    public void open(CommandGateway ready) {
        gateway = ready;
    }

    @Override
    public boolean execute(Connection connection, Request request) {
        CommandGateway opened = gateway;
        if (opened == null) {
            throw new IllegalStateException("a command came before the gateway was open");
        }
        return opened.execute(connection, request);
    }
}
