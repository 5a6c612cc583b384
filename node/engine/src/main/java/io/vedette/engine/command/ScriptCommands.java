package io.vedette.engine.command;

import io.vedette.engine.script.Execution;
import io.vedette.engine.script.Scripts;
import io.vedette.resp.command.HelpReply;

/** EVAL and its kin. */
final class ScriptCommands {
    private ScriptCommands() {}

    static void bind(Bindings table) {
        table.bind("eval", call -> eval(call, false))
                .bind("eval_ro", call -> eval(call, true))
                .bind("evalsha", call -> evalDigest(call, false))
                .bind("evalsha_ro", call -> evalDigest(call, true))
                .container("script")
                .bind("script|debug", ScriptCommands::debug)
                .bind("script|exists", ScriptCommands::exists)
                .bind("script|flush", ScriptCommands::flush)
                .bind("script|help", call -> HelpReply.write(Bindings.CATALOGUE.spec("script"), call.reply()))
                .bind("script|kill", ScriptCommands::kill)
                .bind("script|load", call -> call.reply().bulk(scripts(call).keep(call.bytes(2))));
    }

    private static Scripts scripts(Call call) {
        return call.services().scripts();
    }

    private static void eval(Call call, boolean readOnly) {
        scripts(call).eval(call.bytes(1), invocation(call, readOnly));
    }

    private static void evalDigest(Call call, boolean readOnly) {
        scripts(call).evalDigest(call.bytes(1), invocation(call, readOnly));
    }

    /** With how many keys said after the script. */
    static Scripts.Invocation invocation(Call call, boolean readOnly) {
        long keys = call.integer(2);
        if (keys > call.argc() - 3) {
            throw new CommandError("ERR Number of keys can't be greater than number of args");
        }
        if (keys < 0) {
            throw new CommandError("ERR Number of keys can't be negative");
        }
        return new Scripts.Invocation(
                call.session(), call.reply(), Arguments.keys(call, 0, call.argc() - 1), (int) keys, readOnly);
    }

    private static void debug(Call call) {
        if (call.is(2, "no")) {
            call.reply().ok();
        } else if (call.is(2, "yes") || call.is(2, "sync")) {
            throw new CommandError("ERR This server has no debugger for scripts");
        } else {
            throw new CommandError("ERR Use SCRIPT DEBUG YES/SYNC/NO");
        }
    }

    private static void exists(Call call) {
        call.reply().array(call.argc() - 2);
        for (int i = 2; i < call.argc(); i++) {
            call.reply().integer(scripts(call).knows(call.bytes(i)) ? 1 : 0);
        }
    }

    private static void flush(Call call) {
        boolean known = call.argc() == 2 || (call.argc() == 3 && (call.is(2, "sync") || call.is(2, "async")));
        if (!known) {
            throw new CommandError("ERR SCRIPT FLUSH only support SYNC|ASYNC option");
        }
        scripts(call).flush();
        call.reply().ok();
    }

    private static void kill(Call call) {
        kill(call, Execution.Kind.EVAL);
    }

    static void kill(Call call, Execution.Kind kind) {
        switch (call.services().execution().kill(kind)) {
            case DONE -> call.reply().ok();
            case NOTHING_RUNS -> throw new CommandError("NOTBUSY No scripts in execution right now.");
            case HAS_WRITTEN ->
                throw new CommandError("UNKILLABLE Sorry the script already executed write commands "
                        + "against the dataset. You can either wait the script termination or kill the server in a hard "
                        + "way using the SHUTDOWN NOSAVE command.");
            case OTHER_KIND ->
                throw new CommandError(Execution.busyText(
                        kind == Execution.Kind.EVAL ? Execution.Kind.FUNCTION : Execution.Kind.EVAL));
        }
    }
}
