package io.vedette.resp.client;

import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.acl.Acl;
import io.vedette.resp.acl.AclCommands;
import io.vedette.resp.acl.AclSettings;
import io.vedette.resp.acl.AclStorage;
import io.vedette.resp.command.Command;
import io.vedette.resp.command.CommandCatalogue;
import io.vedette.resp.command.CommandFamily;
import io.vedette.resp.command.CommandQuery;
import io.vedette.resp.command.CommandSpec;
import io.vedette.resp.command.CommandTable;
import io.vedette.resp.command.KitCommands;
import io.vedette.resp.pubsub.PubSub;
import io.vedette.resp.pubsub.PubSubCommands;
import io.vedette.resp.pubsub.Subscriptions;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.Connection;
import io.vedette.resp.server.RespServer;
import io.vedette.resp.server.ServerOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A server with everything both processes share already in it. A process takes of the shared commands those it serves,
 * binds its own beside them, and starts:
 *
 * <pre>
 *   ServerKit kit = new ServerKit(vertx, options, ServerIdentity.sentinel("7.2.0"));
 *   CommandTable.Builder&lt;CommandHandler&gt; commands = CommandTable.builder();
 *   kit.bind(commands, name -&gt; !name.equals("echo"));
 *   commands.bind(spec, handler);
 *   Acl acl = kit.complete(commands.build(), AclSettings.DEFAULT, CommandPolicy.NONE);
 *   kit.start();
 * </pre>
 */
public final class ServerKit {
    private final RespServer server;
    private final ServerIdentity identity;
    private final Access access;
    private final PubSub pubSub = new PubSub();
    private final TrackingClients trackingClients = new TrackingClients();
    private BlockedClients blocked = BlockedClients.NONE;
    private Supplier<List<OwnLink>> ownLinks = List::of;
    private AclStorage storage = AclStorage.NONE;
    private @Nullable CommandTable<CommandHandler> table;
    private @Nullable CommandDispatcher dispatcher;
    private @Nullable Acl acl;

    public ServerKit(Vertx vertx, ServerOptions options, ServerIdentity identity) {
        this.access = new Access(options.clock());
        this.server = new RespServer(vertx, options, access::openToAll);
        this.identity = identity;
        server.addListener(access);
        server.addListener(pubSub);
        server.addWishes(Subscriptions::bytes);
        server.addWishes(Tracking::bytes);
    }

    public RespServer server() {
        return server;
    }

    public PubSub pubSub() {
        return pubSub;
    }

    public TrackingClients trackingClients() {
        return trackingClients;
    }

    /** Who answers CLIENT UNBLOCK; to be said before {@link #bind}. */
    public void blockedClients(BlockedClients port) {
        blocked = port;
    }

    /** Which links this server opened itself that clients may see. */
    public void ownLinks(Supplier<List<OwnLink>> links) {
        ownLinks = links;
    }

    /** Where ACL LOAD and SAVE find the users' file; to be said before {@link #bind}. */
    public void aclStorage(AclStorage port) {
        storage = port;
    }

    /**
     * Binds the commands about connections and pub/sub whose full names are served here, and all of ACL and COMMAND. A
     * container must be served where one of its subcommands is.
     */
    public void bind(CommandTable.Builder<CommandHandler> commands, Predicate<String> served) {
        Map<String, CommandHandler> handlers = handlers();
        for (CommandCatalogue catalogue : List.of(KitCommands.CONNECTION, KitCommands.PUBSUB)) {
            for (CommandSpec spec : catalogue.all()) {
                if (served.test(spec.name())) {
                    bind(commands, spec, handlers);
                }
            }
        }
        AclWiring wiring = new AclWiring(server, access);
        new AclCommands(wiring, storage, new SecureRandom()).bind(commands, wiring::adapted);
        CommandFamily.bind(commands, this::adapted);
    }

    /** Takes the finished table: makes the users whose rules are about its commands, and the dispatcher. */
    public Acl complete(CommandTable<CommandHandler> commands, AclSettings settings, CommandPolicy policy) {
        table = commands;
        Acl users = new Acl(commands, settings);
        acl = users;
        access.users(users);
        dispatcher = new CommandDispatcher(server, commands, access, policy);
        return users;
    }

    /** The users, once the table is complete. */
    public Acl acl() {
        Acl complete = acl;
        if (complete == null) {
            throw new IllegalStateException("there are no users before the table is complete");
        }
        return complete;
    }

    /** Listens; see {@link RespServer#start}. */
    public Future<Void> start() {
        return server.start(dispatcher());
    }

    /** Runs a command that was accepted before and put off, as those of a transaction are. */
    public void executeQueued(Connection connection, Request request, ReplyWriter reply) {
        dispatcher().executeQueued(connection, request, reply);
    }

    /** The command a request names, whether or not its arguments are right. */
    public Optional<Command<CommandHandler>> find(Request request) {
        return table().resolve(request).named();
    }

    /** Why a script of this client may not run a command, as it is told, or null. */
    public @Nullable String scriptDenial(Connection connection, Command<CommandHandler> command, Request request) {
        return access.scriptDenial(connection, command, request);
    }

    public Future<Void> stop() {
        return server.stop();
    }

    private Map<String, CommandHandler> handlers() {
        TrackingCommands tracking = new TrackingCommands(server.connections(), trackingClients);
        server.addListener(tracking);
        Map<String, CommandHandler> handlers = new HashMap<>();
        handlers.putAll(new ConnectionCommands(access, identity).handlers());
        handlers.putAll(new ClientCommands(server, blocked).handlers());
        handlers.putAll(new ClientListing(server, access, () -> ownLinks.get()).handlers());
        handlers.putAll(tracking.handlers());
        handlers.putAll(new PubSubCommands(pubSub).handlers());
        handlers.put("client|help", adapted(CommandFamily::help));
        handlers.put("pubsub|help", adapted(CommandFamily::help));
        return handlers;
    }

    private static void bind(
            CommandTable.Builder<CommandHandler> commands, CommandSpec spec, Map<String, CommandHandler> handlers) {
        CommandHandler handler = handlers.get(spec.name());
        if (handler != null) {
            commands.bind(spec, handler);
        } else if (spec.name().equals("client") || spec.name().equals("pubsub")) {
            commands.container(spec);
        } else {
            throw new IllegalStateException("nobody serves '" + spec.name() + "'");
        }
    }

    private CommandHandler adapted(CommandQuery query) {
        return (connection, request, reply) -> query.answer(table(), request, reply);
    }

    private CommandDispatcher dispatcher() {
        CommandDispatcher complete = dispatcher;
        if (complete == null) {
            throw new IllegalStateException("the command table is missing: call complete before start");
        }
        return complete;
    }

    private CommandTable<CommandHandler> table() {
        CommandTable<CommandHandler> complete = table;
        if (complete == null) {
            throw new IllegalStateException("a command ran before the table was complete");
        }
        return complete;
    }
}
