package io.vedette.sentinel.command;

import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.command.CommandCatalogue;
import io.vedette.resp.command.CommandTable;
import io.vedette.resp.command.KitCommands;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.Connection;
import io.vedette.sentinel.shell.Shell;
import io.vertx.core.Future;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Binds SENTINEL with all its subcommands, and the commands a sentinel answers otherwise than a node: PUBLISH and ROLE. */
public final class SentinelCommands {
    private static final CommandCatalogue CATALOGUE =
            CommandCatalogue.load(SentinelCommands.class, "sentinel.commands");

    private final Map<String, CommandHandler> handlers = new LinkedHashMap<>();
    private final QueryCommands queries;
    private final PeerCommands peers;

    /**
     * What serves the commands.
     *
     * @param folder where relative paths of scripts start
     * @param resolver finds the address of a host name without blocking
     */
    public SentinelCommands(Shell shell, Path folder, Function<String, Future<InetAddress>> resolver) {
        queries = new QueryCommands(shell);
        peers = new PeerCommands(shell);
        queries();
        changes(new ChangeCommands(shell, resolver));
        handlers.put("set", new SetCommand(shell, folder)::set);
        handlers.put("config", new ConfigCommand(shell)::config);
        handlers.put("debug", new DebugCommand(shell)::debug);
        OwnCommands own = new OwnCommands(shell);
        handlers.put("explain", own::explain);
        handlers.put("history", own::history);
        handlers.put("help", SentinelCommands::help);
    }

    private void queries() {
        both("masters", "primaries", queries::masters);
        both("master", "primary", queries::master);
        both("replicas", "slaves", queries::replicas);
        handlers.put("sentinels", queries::sentinels);
        both("get-master-addr-by-name", "get-primary-addr-by-name", queries::masterAddress);
        both("is-master-down-by-addr", "is-primary-down-by-addr", peers::isMasterDown);
        handlers.put("gossip", peers::gossip);
        handlers.put("lease", peers::lease);
        handlers.put("myid", queries::myId);
        handlers.put("ckquorum", queries::checkQuorum);
        handlers.put("info-cache", queries::infoCache);
        handlers.put("pending-scripts", queries::pendingScripts);
    }

    private void changes(ChangeCommands changes) {
        handlers.put("monitor", changes::monitor);
        handlers.put("remove", changes::remove);
        handlers.put("reset", changes::reset);
        handlers.put("failover", changes::failover);
        handlers.put("flushconfig", changes::flushConfig);
        handlers.put("simulate-failure", changes::simulateFailure);
        handlers.put("pause", changes::pause);
        handlers.put("resume", changes::resume);
        handlers.put("forget-replica", changes::forgetReplica);
        handlers.put("forget-sentinel", changes::forgetSentinel);
    }

    private void both(String name, String alias, CommandHandler handler) {
        handlers.put(name, handler);
        handlers.put(alias, handler);
    }

    /** Adds them to a table that has the connection's commands. */
    public void bind(CommandTable.Builder<CommandHandler> table, CommandHandler info, CommandHandler shutdown) {
        table.bind(CATALOGUE.spec("info"), info);
        table.bind(CATALOGUE.spec("shutdown"), shutdown);
        table.container(CATALOGUE.spec("sentinel"));
        handlers.forEach((name, handler) -> table.bind(CATALOGUE.spec("sentinel|" + name), handler));
        table.bind(CATALOGUE.spec("role"), queries::role);
        table.bind(KitCommands.PUBSUB.spec("publish"), peers::publish);
    }

    private static void help(Connection connection, Request request, ReplyWriter reply) {
        reply.array(HelpText.LINES.size());
        HelpText.LINES.forEach(reply::status);
    }
}
