package io.vedette.node.command;

import io.vedette.resp.command.CommandCatalogue;
import io.vedette.resp.command.CommandSpec;
import io.vedette.resp.command.CommandTable;
import io.vedette.resp.server.CommandHandler;

/** The commands of a cluster. Clients ask to find out whether they speak to one; they do not, and all hear the same. */
public final class ClusterCommands {
    private static final CommandCatalogue COMMANDS = CommandCatalogue.load(ClusterCommands.class, "cluster.commands");
    private static final CommandHandler NONE =
            (connection, request, reply) -> reply.error("ERR This instance has cluster support disabled");

    private ClusterCommands() {}

    public static void bind(CommandTable.Builder<CommandHandler> table) {
        for (CommandSpec spec : COMMANDS.all()) {
            if (spec.name().equals("cluster")) {
                table.container(spec);
            } else {
                table.bind(spec, NONE);
            }
        }
    }
}
