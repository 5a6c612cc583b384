package io.vedette.sentinel.command;

import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.command.CommandCatalogue;
import io.vedette.resp.command.CommandTable;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.Connection;
import io.vedette.sentinel.config.GroupConfig;
import io.vedette.sentinel.config.SentinelConfig;
import java.util.List;
import java.util.Optional;

/** SENTINEL and what else is a sentinel's own, answered from the configuration. */
public final class SentinelCommands {
    private static final CommandCatalogue SPECS = CommandCatalogue.load(SentinelCommands.class, "sentinel.commands");

    private static final String NO_SUCH_MASTER = "ERR No such master with that name";

    private static final List<String> HELP = List.of(
            "SENTINEL <subcommand> [<arg> [value] [opt] ...]. Subcommands are:",
            "GET-MASTER-ADDR-BY-NAME <master-name>",
            "    Return the ip and port number of the master with that name.",
            "MASTER <master-name>",
            "    Show the state and info of the specified master.",
            "MASTERS",
            "    Show a list of monitored masters and their state.",
            "MYID",
            "    Return the ID of the Sentinel instance.",
            "HELP",
            "    Print(s) this help.");

    private final SentinelConfig config;

    public SentinelCommands(SentinelConfig config) {
        this.config = config;
    }

    /** Adds them all to a table that has the connection's commands. */
    public void bind(CommandTable.Builder<CommandHandler> table, CommandHandler info, CommandHandler shutdown) {
        table.bind(SPECS.spec("info"), info)
                .bind(SPECS.spec("shutdown"), shutdown)
                .bind(SPECS.spec("role"), this::role)
                .container(SPECS.spec("sentinel"))
                .bind(SPECS.spec("sentinel|myid"), this::myId)
                .bind(SPECS.spec("sentinel|masters"), this::masters)
                .bind(SPECS.spec("sentinel|primaries"), this::masters)
                .bind(SPECS.spec("sentinel|master"), this::master)
                .bind(SPECS.spec("sentinel|primary"), this::master)
                .bind(SPECS.spec("sentinel|get-master-addr-by-name"), this::address)
                .bind(SPECS.spec("sentinel|get-primary-addr-by-name"), this::address)
                .bind(SPECS.spec("sentinel|help"), SentinelCommands::help);
    }

    private void role(Connection connection, Request request, ReplyWriter reply) {
        reply.array(2);
        reply.bulk("sentinel");
        reply.array(config.groups().size());
        config.groups().forEach(group -> reply.bulk(group.name().text()));
    }

    private void myId(Connection connection, Request request, ReplyWriter reply) {
        reply.bulk(config.id().orElseThrow().text());
    }

    private void masters(Connection connection, Request request, ReplyWriter reply) {
        reply.array(config.groups().size());
        config.groups().forEach(group -> MasterFields.of(group).write(reply));
    }

    private void master(Connection connection, Request request, ReplyWriter reply) {
        config.group(request.text(2))
                .ifPresentOrElse(group -> MasterFields.of(group).write(reply), () -> reply.error(NO_SUCH_MASTER));
    }

    private void address(Connection connection, Request request, ReplyWriter reply) {
        Optional<GroupConfig> group = config.group(request.text(2));
        if (group.isEmpty()) {
            reply.nullArray();
            return;
        }
        reply.array(2);
        reply.bulk(group.get().master().host());
        reply.bulk(Integer.toString(group.get().master().port()));
    }

    private static void help(Connection connection, Request request, ReplyWriter reply) {
        reply.array(HELP.size());
        HELP.forEach(reply::status);
    }
}
