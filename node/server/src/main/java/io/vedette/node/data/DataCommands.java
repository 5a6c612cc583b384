package io.vedette.node.data;

import io.vedette.engine.Engine;
import io.vedette.engine.client.Session;
import io.vedette.engine.client.Transaction;
import io.vedette.engine.command.Executor;
import io.vedette.engine.command.Handler;
import io.vedette.node.tracking.ClientCaches;
import io.vedette.node.watch.Instruments;
import io.vedette.resp.Preview;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.client.CommandPolicy;
import io.vedette.resp.client.ServerKit;
import io.vedette.resp.command.Command;
import io.vedette.resp.command.CommandFlag;
import io.vedette.resp.command.CommandTable;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.Connection;
import io.vedette.resp.server.ConnectionListener;
import io.vertx.core.Vertx;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The engine's commands in the server's table, and what a node adds to the dispatching of every command: it is queued
 * within a transaction, and its client waits where the engine says so.
 *
 * <p>Transactions hold commands of the whole table, CONFIG and PUBLISH as well as SET, so they are queued and run here;
 * the engine keeps them and says when they may run.
 */
public final class DataCommands implements CommandPolicy, ConnectionListener {
    private static final Set<String> SCRIPTS_THAT_WRITE = Set.of("eval", "evalsha", "fcall");

    /** What they read is read by their own commands. */
    private static final Set<String> SCRIPTS_THAT_READ = Set.of("eval_ro", "evalsha_ro", "fcall_ro");

    private final Engine engine;
    private final ServerKit kit;
    private final Units units;
    private final DataWaits waits;
    private final Upkeep upkeep;
    private final Instruments instruments;
    private final ScriptHosting scripts;
    private final ClientCaches caches;
    private final MemoryGuard memory;
    private final Refusals refusals;
    private LongSupplier streamOffset = () -> 0;
    private LongSupplier logged = () -> 0;

    public DataCommands(Vertx vertx, Engine engine, ServerKit kit, Instruments instruments) {
        this.engine = engine;
        this.kit = kit;
        this.instruments = instruments;
        this.units = new Units(engine, kit.server());
        this.waits = new DataWaits(vertx, engine, kit.server(), units);
        this.memory = new MemoryGuard(vertx, engine, kit.server(), units);
        this.refusals = new Refusals(engine, memory);
        this.upkeep = new Upkeep(vertx, engine, units);
        this.scripts = new ScriptHosting(engine, kit, units, instruments, refusals::guard);
        this.caches = new ClientCaches(kit.server(), kit.trackingClients(), units::actor);
        instruments.waiting(connection -> client(connection).session().isWaiting());
        engine.onlooker(caches);
        engine.scripts().host(scripts);
        engine.transactions(this::runQueued);
        kit.server().addListener(this);
        kit.blockedClients(waits);
    }

    public void bind(CommandTable.Builder<CommandHandler> table) {
        for (Command<Handler> command : engine.commands().all()) {
            if (!command.subcommands().isEmpty()) {
                table.container(command.spec());
            } else if (command.keyFinder().isPresent()) {
                table.bind(command.spec(), handler(command), command.keyFinder().get());
            } else {
                table.bind(command.spec(), handler(command));
            }
        }
    }

    /** What keeps the data within their limit. */
    public MemoryGuard memory() {
        return memory;
    }

    /** What clients keep copies of. */
    public ClientCaches caches() {
        return caches;
    }

    /** Our master as a client of the data; one for as long as the node lives. */
    public MasterClient masterClient() {
        return new MasterClient(engine, units, kit.pubSub(), kit.server().pauses(), instruments, kit::find);
    }

    /** How keys leave for other servers. */
    public KeyHandover handover() {
        return new KeyHandover(engine, kit.server(), units, refusals::guard);
    }

    /** Knows of each command whether it must not run now; those that were there before are asked first. */
    public void guard(Guard other) {
        refusals.guard(other);
    }

    /** The waits for keys. */
    public DataWaits waits() {
        return waits;
    }

    /** Tells how long the stream to the replicas is. */
    public void stream(LongSupplier offset) {
        streamOffset = offset;
    }

    /** Tells how much the append-only file was given. */
    public void log(LongSupplier given) {
        logged = given;
    }

    /** How much the append-only file was given up to the client's last command. */
    public long loggedAt(Connection connection) {
        return client(connection).loggedAt();
    }

    /** How long the stream was after the client's last command. */
    public long writtenAt(Connection connection) {
        return client(connection).writtenAt();
    }

    /** Whether keys whose time is over have to stay, hidden, because somebody else removes them. */
    public void expiryElsewhere(BooleanSupplier elsewhere) {
        units.expiryElsewhere(elsewhere);
    }

    private void runQueued(Session session, Request request, ReplyWriter reply) {
        if (session.client() instanceof MasterClient master) {
            master.run(request);
        } else {
            kit.executeQueued(connection(session), request, reply);
        }
    }

    /** Whether keys are removed that nobody asks for. */
    public void activeExpiry(boolean yes) {
        upkeep.expiring(yes);
    }

    /** Whether nothing is done that nobody asks for. */
    public void paused(boolean yes) {
        upkeep.paused(yes);
    }

    public void rehashing(boolean yes) {
        upkeep.rehashing(yes);
    }

    /** How often a second keys whose time is over are looked for, and tables grown on. */
    public void hz(long times) {
        upkeep.hz(times);
    }

    /** After this many milliseconds of a script others are told that it runs. */
    public void busyAfter(long ms) {
        scripts.busyAfter(ms);
    }

    /** Begins to look after the data; on the loop, once they are there. */
    public void start() {
        upkeep.start();
    }

    private CommandHandler handler(Command<Handler> command) {
        CommandHandler handler =
                (connection, request, reply) -> engine.run(client(connection).session(), command, request, reply);
        if (!command.spec().is(CommandFlag.READONLY) || SCRIPTS_THAT_READ.contains(command.name())) {
            return handler;
        }
        return (connection, request, reply) -> {
            handler.handle(connection, request, reply);
            caches.read(connection, command, request);
        };
    }

    @Override
    public @Nullable String refusal(Connection connection, Command<CommandHandler> command, Request request) {
        return refusals.of(client(connection).session(), command, request);
    }

    /** A script may do anything, unless it was called as one that only reads or says so itself; EXEC does what was queued. */
    @Override
    public boolean mayWrite(Connection connection, Command<CommandHandler> command, Request request) {
        if (command.name().equals("exec")) {
            Transaction transaction = client(connection).session().transaction();
            return transaction != null && transaction.isReplicated();
        }
        if (SCRIPTS_THAT_WRITE.contains(command.name())) {
            return !engine.readsOnly(request);
        }
        return CommandPolicy.super.mayWrite(connection, command, request);
    }

    /** What cannot be done within a transaction spoils it; an EXEC that cannot be done ends it. */
    @Override
    public String refused(
            Connection connection, @Nullable Command<CommandHandler> command, Request request, String error) {
        EngineClient client = client(connection);
        String told = client.session().transaction() == null ? error : spoilt(client, command, error);
        instruments.refused(command, told);
        return told;
    }

    private String spoilt(EngineClient client, @Nullable Command<CommandHandler> command, String error) {
        if (command == null || !command.name().equals("exec")) {
            engine.spoil(client.session());
            return error;
        }
        engine.abandon(client.session());
        client.mirror();
        return "EXECABORT Transaction discarded because of: " + error.replaceFirst("^ERR ", "");
    }

    @Override
    public void execute(Connection connection, Command<CommandHandler> command, Request request, ReplyWriter reply) {
        EngineClient client = client(connection);
        Session session = client.session();
        if (session.isExecuting()) {
            run(connection, command, request, reply);
            return;
        }
        if (session.transaction() != null && !Executor.isNeverQueued(command.name())) {
            session.transaction().queue(request, command.spec(), mayWrite(connection, command, request));
            reply.status("QUEUED");
            client.mirror();
            return;
        }
        if (engine.scripts().isPaused()) {
            instruments.run(connection, command, request, reply);
            client.mirror();
            return;
        }
        units.begin(connection);
        try {
            run(connection, command, request, reply);
            client.mirror();
            if (engine.scripts().isPaused()) {
                scripts.goOnFor(client);
                return;
            }
            if (waits.begin(client)) {
                client.whenOver(instruments.ofWait(connection, command, request));
            }
            units.settle();
            client.wrote(streamOffset.getAsLong(), logged.getAsLong());
        } finally {
            units.end();
        }
    }

    @Override
    public void foresee(Connection connection, Preview commands) {
        engine.foresee(client(connection).session(), commands);
    }

    private void run(Connection connection, Command<CommandHandler> command, Request request, ReplyWriter reply) {
        instruments.run(connection, command, request, reply);
        Messages.pass(engine, client(connection).session(), command, request);
    }

    @Override
    public void reset(Connection connection) {
        EngineClient client = client(connection);
        engine.reset(client.session());
        client.mirror();
    }

    @Override
    public void closed(Connection connection) {
        engine.disconnect(client(connection).session());
    }

    /** Whether it is in the middle of its transaction or script, and so cannot be made to wait. */
    public boolean isExecuting(Connection connection) {
        return client(connection).session().isExecuting();
    }

    private EngineClient client(Connection connection) {
        return EngineClient.of(connection, engine);
    }

    static Connection connection(Session session) {
        if (session.client() instanceof EngineClient client) {
            return client.connection();
        }
        throw new IllegalStateException("a transaction of a client without a connection: " + session.client());
    }
}
