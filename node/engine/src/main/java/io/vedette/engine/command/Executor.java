package io.vedette.engine.command;

import io.vedette.engine.client.Session;
import io.vedette.engine.client.Transaction;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.command.Command;
import io.vedette.resp.command.CommandTable;
import io.vedette.resp.command.Refusal;
import io.vedette.resp.command.Resolved;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a request to its handler: finds it, queues it within a transaction, runs it, tells replicas. */
public final class Executor {

    /** What takes effect at once within a transaction. */
    private static final List<String> NEVER_QUEUED = List.of("multi", "exec", "discard", "watch", "quit", "reset");

    private final Services services;
    private final CommandTable<Handler> table;
    private TransactionRunner transactions = this::runOwn;
    private @Nullable Call spare;

    public Executor(Services services) {
        this.services = services;
        this.table = Families.bind(this);
        services.scripting(new OwnScriptHost(this));
    }

    public CommandTable<Handler> table() {
        return table;
    }

    Services services() {
        return services;
    }

    /** Answers a request; what was changed has been told to replicas, and nobody waits for it in vain, on return. */
    public void execute(Session session, Request request, ReplyWriter reply) {
        services.keyspace().obeying(session.isMaster());
        Resolved<Handler> found = table.resolve(request);
        Transaction transaction = session.transaction();
        if (found instanceof Refusal<Handler> refusal) {
            refuse(session, refusal, request, reply);
            return;
        }
        Command<Handler> command = (Command<Handler>) found;
        if (transaction != null && !isNeverQueued(command.name())) {
            transaction.queue(request, command.spec());
            reply.status("QUEUED");
            return;
        }
        run(command, session, request, reply);
        settle();
    }

    /** Whether a command of this name takes effect at once within a transaction. */
    public static boolean isNeverQueued(String name) {
        return NEVER_QUEUED.contains(name);
    }

    /** What cannot be understood within a transaction spoils it; an EXEC that cannot be understood ends it. */
    private void refuse(Session session, Refusal<Handler> refusal, Request request, ReplyWriter reply) {
        Transaction transaction = session.transaction();
        if (transaction != null) {
            transaction.refuse();
        }
        String text = refusal.text(request);
        if (refusal.named().filter(command -> command.name().equals("exec")).isPresent()) {
            services.watches().unwatch(session);
            session.end();
            text = "EXECABORT Transaction discarded because of: " + text.substring("ERR ".length());
        }
        reply.error(text);
    }

    /** Whoever runs the commands of a transaction instead of this table alone. */
    public void transactions(TransactionRunner other) {
        transactions = other;
    }

    /** Runs a command of a transaction. */
    void runQueued(Session session, Request request, ReplyWriter reply) {
        transactions.run(session, request, reply);
    }

    private void runOwn(Session session, Request request, ReplyWriter reply) {
        if (table.resolve(request) instanceof Command<Handler> command) {
            run(command, session, request, reply);
        }
    }

    /** Runs a command of this table, whatever was queued before it; {@link #settle} has to follow. */
    public void run(Command<Handler> command, Session session, Request request, ReplyWriter reply) {
        int database = session.database().number();
        Call call = call(session, request, reply);
        try {
            command.handler().run(call);
        } catch (CommandError refused) {
            reply.error(refused.text());
        }
        if (call.isRepeated()) {
            services.effects().add(database, request);
        }
        if (!session.isWaiting() && !services.execution().isPaused()) {
            spare = call;
        }
    }

    /** The one that was used last, unless a command within a command needs another, or somebody holds it who waits. */
    private Call call(Session session, Request request, ReplyWriter reply) {
        Call used = spare;
        spare = null;
        if (used == null) {
            return new Call(services, session, request, reply);
        }
        used.begin(session, request, reply);
        return used;
    }

    /** The unit is over: replicas are told, and whoever waited for what it brought is served. */
    public void settle() {
        services.effects().flush();
        if (services.waitingRoom().hasReady()) {
            services.waitingRoom().serve(services.effects()::flush);
        }
    }
}
