package io.vedette.node.data;

import io.vedette.engine.Engine;
import io.vedette.engine.client.Session;
import io.vedette.engine.client.Transaction;
import io.vedette.engine.command.Executor;
import io.vedette.engine.script.Execution;
import io.vedette.resp.Request;
import io.vedette.resp.command.Command;
import io.vedette.resp.command.CommandFlag;
import io.vedette.resp.command.CommandSpec;
import org.jspecify.annotations.Nullable;

/** Why a command must not run now, in Redis's order: a script, a transaction, memory, and what others have against it. */
final class Refusals {
    private static final String OUT_OF_MEMORY = "OOM command not allowed when used memory > 'maxmemory'.";

    private final Engine engine;
    private final MemoryGuard memory;
    private Guard guard = Guard.NONE;

    Refusals(Engine engine, MemoryGuard memory) {
        this.engine = engine;
        this.memory = memory;
    }

    /** Those that were there before are asked first. */
    void guard(Guard other) {
        guard = guard.then(other);
    }

    Guard guard() {
        return guard;
    }

    /** The error, or null. */
    @Nullable
    String of(Session session, Command<?> command, Request request) {
        Execution.Job script = engine.scripts().isPaused() ? engine.scripts().job() : null;
        if (script != null && !mayInterrupt(command, request)) {
            return Execution.busyText(script.kind());
        }
        Transaction transaction = session.transaction();
        if (transaction != null && command.spec().is(CommandFlag.NO_MULTI)) {
            return "ERR Command not allowed inside a transaction";
        }
        if (memory.refusesGrowth() && mayGrow(command, transaction)) {
            return OUT_OF_MEMORY;
        }
        return transaction != null && command.name().equals("exec")
                ? ofAll(command.spec(), transaction)
                : guard.refusal(command.spec(), command.spec().is(CommandFlag.WRITE));
    }

    /** What was queued may not run any more by now: EXEC is refused where one of its commands is. */
    private @Nullable String ofAll(CommandSpec exec, Transaction transaction) {
        String refused = guard.refusal(exec, transaction.isWriting());
        for (CommandSpec kind : transaction.kinds()) {
            if (refused == null) {
                refused = guard.refusal(kind, transaction.isWriting());
            }
        }
        return refused;
    }

    /** Whatever is queued takes memory, and EXEC as much as what it runs. */
    private static boolean mayGrow(Command<?> command, @Nullable Transaction transaction) {
        if (command.spec().is(CommandFlag.DENYOOM) || transaction == null) {
            return command.spec().is(CommandFlag.DENYOOM);
        }
        return command.name().equals("exec") ? transaction.mayGrow() : !Executor.isNeverQueued(command.name());
    }

    /** What is done even while a script is stopped in the middle. */
    private static boolean mayInterrupt(Command<?> command, Request request) {
        if (!command.name().equals("shutdown")) {
            return command.spec().is(CommandFlag.ALLOW_BUSY);
        }
        boolean nosave = false;
        for (int i = 1; i < request.argc(); i++) {
            nosave |= request.is(i, "nosave");
        }
        return nosave;
    }
}
