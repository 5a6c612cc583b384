package io.vedette.engine.command;

import io.vedette.engine.client.Session;
import io.vedette.engine.client.Transaction;
import io.vedette.engine.client.Watches;
import io.vedette.resp.Request;
import io.vedette.resp.RequestReader;

/** MULTI to EXEC, and WATCH. */
final class TransactionCommands {

    private final Executor executor;

    private TransactionCommands(Executor executor) {
        this.executor = executor;
    }

    static void bind(Bindings table, Executor executor) {
        table.bind("multi", TransactionCommands::multi)
                .bind("exec", new TransactionCommands(executor)::exec)
                .bind("discard", TransactionCommands::discard)
                .bind("watch", TransactionCommands::watch)
                .bind("unwatch", TransactionCommands::unwatch);
    }

    private static void multi(Call call) {
        if (call.session().transaction() != null) {
            throw new CommandError("ERR MULTI calls can not be nested");
        }
        call.session().begin();
        call.reply().ok();
    }

    private void exec(Call call) {
        Session session = call.session();
        Transaction transaction = session.transaction();
        if (transaction == null) {
            throw new CommandError("ERR EXEC without MULTI");
        }
        Watches watches = call.services().watches();
        boolean overtaken = session.isOvertaken() || watches.sawExpiry(session);
        watches.unwatch(session);
        session.end();
        if (transaction.isRefused()) {
            throw new CommandError("EXECABORT Transaction discarded because of previous errors.");
        }
        if (overtaken) {
            call.reply().nullArray();
            return;
        }
        call.reply().array(transaction.commands());
        RequestReader reader = transaction.reader();
        session.executing(true);
        try {
            while (reader.next() instanceof Request request) {
                executor.runQueued(session, request, call.reply());
            }
        } finally {
            session.executing(false);
            reader.release();
        }
    }

    private static void discard(Call call) {
        if (call.session().transaction() == null) {
            throw new CommandError("ERR DISCARD without MULTI");
        }
        call.services().watches().unwatch(call.session());
        call.session().end();
        call.reply().ok();
    }

    private static void watch(Call call) {
        if (call.session().transaction() != null) {
            throw new CommandError("ERR WATCH inside MULTI is not allowed");
        }
        for (int i = 1; i < call.argc() && !call.session().isOvertaken(); i++) {
            call.services().watches().watch(call.session(), call.database(), call.bytes(i));
        }
        call.reply().ok();
    }

    private static void unwatch(Call call) {
        call.services().watches().unwatch(call.session());
        call.reply().ok();
    }
}
