package io.vedette.resp.client;

import io.vedette.resp.Preview;
import io.vedette.resp.Protocol;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.command.Command;
import io.vedette.resp.command.CommandTable;
import io.vedette.resp.command.Refusal;
import io.vedette.resp.command.Resolved;
import io.vedette.resp.server.ClientFlag;
import io.vedette.resp.server.CommandGateway;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.Connection;
import io.vedette.resp.server.ReplyMode;
import io.vedette.resp.server.RespServer;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides about each command, in Redis's order, because clients see the first thing that is wrong: does it exist, has
 * it the right number of arguments, is the client known, may it, does the process refuse it now, may it in the middle
 * of a subscription, must it wait for the end of a pause. Only then it runs.
 */
public final class CommandDispatcher implements CommandGateway {
    /** What a RESP2 client may do while it listens: every other reply could not be told from a message. */
    private static final Set<String> WHILE_SUBSCRIBED = Set.of(
            "subscribe",
            "unsubscribe",
            "psubscribe",
            "punsubscribe",
            "ssubscribe",
            "sunsubscribe",
            "ping",
            "quit",
            "reset");

    private final RespServer server;
    private final CommandTable<CommandHandler> commands;
    private final Access access;
    private final CommandPolicy policy;
    private final boolean[] whileSubscribed;

    /** Where replies go that nobody wants; see {@link ReplyMode}. */
    private final ReplyWriter unheard = new ReplyWriter(Protocol.RESP2);

    public CommandDispatcher(
            RespServer server, CommandTable<CommandHandler> commands, Access access, CommandPolicy policy) {
        this.server = server;
        this.commands = commands;
        this.access = access;
        this.policy = policy;
        this.whileSubscribed = new boolean[commands.all().size()];
        for (Command<CommandHandler> command : commands.all()) {
            whileSubscribed[command.id()] = WHILE_SUBSCRIBED.contains(command.name());
        }
    }

    @Override
    public boolean execute(Connection connection, Request request) {
        Resolved<CommandHandler> resolved = commands.resolve(request);
        if (resolved instanceof Refusal<CommandHandler> refusal) {
            Command<CommandHandler> meant = refusal.named().orElse(null);
            answer(connection, policy.refused(connection, meant, request, refusal.text(request)));
            return true;
        }
        Command<CommandHandler> command = (Command<CommandHandler>) resolved;
        String refusal = refusal(connection, command, request);
        if (refusal != null) {
            answer(connection, policy.refused(connection, command, request, refusal));
            return true;
        }
        if (mustWait(connection, command, request)) {
            server.pauses().hold(connection);
            return false;
        }
        run(connection, command, request);
        return true;
    }

    @Override
    public void foresee(Connection connection, Preview commands) {
        policy.foresee(connection, commands);
    }

    /**
     * Runs a command that was accepted before, as part of another one. What has changed since is looked at again: whether
     * the client may.
     */
    void executeQueued(Connection connection, Request request, ReplyWriter reply) {
        if (commands.resolve(request) instanceof Command<CommandHandler> command) {
            String denied = access.lateDenial(connection, command, request);
            if (denied == null) {
                server.executing(connection, command.name());
                policy.execute(connection, command, request, reply);
            } else {
                reply.error(denied);
            }
        }
    }

    private @Nullable String refusal(Connection connection, Command<CommandHandler> command, Request request) {
        String denied = access.denial(connection, command, request);
        if (denied != null) {
            return denied;
        }
        String refused = policy.refusal(connection, command, request);
        if (refused != null) {
            return refused;
        }
        return listens(connection) && !whileSubscribed[command.id()]
                ? "ERR Can't execute '" + command.name() + "': only (P|S)SUBSCRIBE / (P|S)UNSUBSCRIBE / PING / QUIT / "
                        + "RESET are allowed in this context"
                : null;
    }

    private static boolean listens(Connection connection) {
        return connection.protocol() == Protocol.RESP2 && connection.flags().contains(ClientFlag.PUBSUB);
    }

    /** Replicas are never paused: they bring what the pause waits for. */
    private boolean mustWait(Connection connection, Command<CommandHandler> command, Request request) {
        return !server.pauses().isEmpty()
                && !connection.flags().contains(ClientFlag.REPLICA)
                && server.pauses().stops(policy.mayWrite(connection, command, request));
    }

    private void run(Connection connection, Command<CommandHandler> command, Request request) {
        server.executing(connection, command.name());
        boolean heard = connection.replyMode() == ReplyMode.ON;
        ReplyWriter reply = heard ? connection.writer() : unheard;
        long errors = reply.errors();
        reply.protocol(connection.protocol());
        policy.execute(connection, command, request, reply);
        if (reply.errors() != errors) {
            server.answeredWithErrors(reply.errors() - errors);
        }
        if (!heard) {
            unheard.clear();
        }
        if (connection.replyMode() != ReplyMode.ON) {
            connection.replyMode(connection.replyMode().afterCommand());
        }
        if (connection.flags().contains(ClientFlag.TRACKING) && !aboutClients(command)) {
            Tracking.commandDone(connection);
        }
    }

    private static boolean aboutClients(Command<CommandHandler> command) {
        return command.name().startsWith("client|");
    }

    private void answer(Connection connection, String error) {
        server.answeredWithErrors(1);
        if (connection.replyMode() == ReplyMode.ON) {
            connection.writer().error(error);
        } else {
            connection.replyMode(connection.replyMode().afterCommand());
        }
    }
}
