package io.vedette.node.command;

import io.vedette.node.config.LiveConfiguration;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.config.SecurityParameters;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.Connection;
import java.util.Map;

/** MODULE. Modules are machine code made for the memory of redis-server: none can be loaded, so none is. */
public final class ModuleCommands {
    private final LiveConfiguration configuration;

    public ModuleCommands(LiveConfiguration configuration) {
        this.configuration = configuration;
    }

    public Map<String, CommandHandler> handlers() {
        return Map.of(
                "module|list",
                (connection, request, reply) -> reply.array(0),
                "module|load",
                this::load,
                "module|loadex",
                this::load,
                "module|unload",
                this::unload);
    }

    private void load(Connection connection, Request request, ReplyWriter reply) {
        if (mayTouch(connection, reply)) {
            reply.error("ERR Error loading the extension. Please check the server logs.");
        }
    }

    private void unload(Connection connection, Request request, ReplyWriter reply) {
        if (mayTouch(connection, reply)) {
            reply.error("ERR Error unloading module: no such module with that name");
        }
    }

    private boolean mayTouch(Connection connection, ReplyWriter reply) {
        String setting = configuration.get(SecurityParameters.ENABLE_MODULE_COMMAND);
        boolean allowed = Allowance.of(setting, connection);
        if (!allowed) {
            reply.error(Allowance.refusal("MODULE", SecurityParameters.ENABLE_MODULE_COMMAND));
        }
        return allowed;
    }
}
