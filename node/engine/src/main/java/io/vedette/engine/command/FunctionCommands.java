package io.vedette.engine.command;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.vedette.engine.rdb.BadRdb;
import io.vedette.engine.rdb.Dump;
import io.vedette.engine.rdb.FunctionDump;
import io.vedette.engine.script.Execution;
import io.vedette.engine.script.FunctionLibrary;
import io.vedette.engine.script.Functions;
import io.vedette.engine.script.ScriptFlag;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.command.Glob;
import io.vedette.resp.command.HelpReply;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** FUNCTION and FCALL. */
final class FunctionCommands {
    private FunctionCommands() {}

    static void bind(Bindings table) {
        table.bind("fcall", call -> functionCall(call, false))
                .bind("fcall_ro", call -> functionCall(call, true))
                .container("function")
                .bind("function|delete", FunctionCommands::delete)
                .bind("function|dump", FunctionCommands::dump)
                .bind("function|flush", FunctionCommands::flush)
                .bind("function|help", call -> HelpReply.write(Bindings.CATALOGUE.spec("function"), call.reply()))
                .bind("function|kill", call -> ScriptCommands.kill(call, Execution.Kind.FUNCTION))
                .bind("function|list", FunctionCommands::list)
                .bind("function|load", FunctionCommands::load)
                .bind("function|restore", FunctionCommands::restore)
                .bind("function|stats", FunctionCommands::stats);
    }

    private static Functions functions(Call call) {
        return call.services().functions();
    }

    private static void functionCall(Call call, boolean readOnly) {
        FunctionLibrary.Function function = functions(call).named(call.request().text(1));
        call.integer(2, "ERR Bad number of keys provided");
        functions(call).call(function, ScriptCommands.invocation(call, readOnly));
    }

    private static void load(Call call) {
        boolean replace = false;
        for (int i = 2; i < call.argc() - 1; i++) {
            if (!call.is(i, "replace")) {
                throw new CommandError(
                        "ERR Unknown option given: " + call.request().text(i));
            }
            replace = true;
        }
        String name = functions(call).load(call.bytes(call.argc() - 1), replace);
        call.changed();
        call.reply().bulk(name);
    }

    private static void delete(Call call) {
        if (!functions(call).delete(call.request().text(2))) {
            throw new CommandError("ERR Library not found");
        }
        call.changed();
        call.reply().ok();
    }

    private static void flush(Call call) {
        if (call.argc() > 3) {
            throw unknown(call);
        }
        boolean known = call.argc() == 2 || call.is(2, "sync") || call.is(2, "async");
        if (!known) {
            throw new CommandError("ERR FUNCTION FLUSH only supports SYNC|ASYNC option");
        }
        functions(call).flush();
        call.changed();
        call.reply().ok();
    }

    private static void dump(Call call) {
        List<byte[]> codes =
                functions(call).libraries().stream().map(FunctionLibrary::code).toList();
        call.reply().bulk(FunctionDump.of(codes));
    }

    private static void restore(Call call) {
        boolean flush = call.argc() == 4 && call.is(3, "flush");
        boolean replace = call.argc() == 4 && call.is(3, "replace");
        if (call.argc() > 4) {
            throw unknown(call);
        }
        if (call.argc() == 4 && !flush && !replace && !call.is(3, "append")) {
            throw new CommandError("ERR Wrong restore policy given, value should be either FLUSH, APPEND or REPLACE.");
        }
        List<byte[]> codes = codes(call);
        if (flush) {
            functions(call).replaceAll(codes);
        } else {
            functions(call).addAll(codes, replace);
        }
        call.changed();
        call.reply().ok();
    }

    private static CommandError unknown(Call call) {
        return new CommandError("ERR unknown subcommand or wrong number of arguments for '"
                + call.request().text(1) + "'. Try FUNCTION HELP.");
    }

    private static List<byte[]> codes(Call call) {
        Request r = call.request();
        if (!Dump.isIntact(r.array(), r.offset(2), r.length(2), call.services().checksumsCount())) {
            throw new CommandError("ERR DUMP payload version or checksum are wrong");
        }
        try {
            return FunctionDump.read(r.array(), r.offset(2), r.length(2));
        } catch (BadRdb damaged) {
            throw new CommandError("ERR " + damaged.getMessage());
        }
    }

    private static void list(Call call) {
        byte[] pattern = null;
        boolean withCode = false;
        for (int i = 2; i < call.argc(); i++) {
            if (!withCode && call.is(i, "withcode")) {
                withCode = true;
            } else if (pattern == null && call.is(i, "libraryname")) {
                i++;
                if (i == call.argc()) {
                    throw new CommandError("ERR library name argument was not given");
                }
                pattern = call.bytes(i);
            } else {
                throw new CommandError("ERR Unknown argument " + call.request().text(i));
            }
        }
        byte @Nullable [] wanted = pattern;
        List<FunctionLibrary> shown = functions(call).libraries().stream()
                .filter(library -> wanted == null || matches(wanted, library.name()))
                .toList();
        call.reply().array(shown.size());
        for (FunctionLibrary library : shown) {
            show(library, withCode, call.reply());
        }
    }

    private static boolean matches(byte[] pattern, String name) {
        return Glob.ignoringCase(pattern).matches(name.getBytes(US_ASCII));
    }

    private static void show(FunctionLibrary library, boolean withCode, ReplyWriter reply) {
        reply.map(withCode ? 4 : 3);
        reply.bulk("library_name");
        reply.bulk(library.name());
        reply.bulk("engine");
        reply.bulk("LUA");
        reply.bulk("functions");
        reply.array(library.functions().size());
        for (FunctionLibrary.Function function : library.functions()) {
            reply.map(3);
            reply.bulk("name");
            reply.bulk(function.name());
            reply.bulk("description");
            function.description().ifPresentOrElse(reply::bulk, reply::nil);
            reply.bulk("flags");
            reply.set(function.flags().size());
            for (ScriptFlag flag : function.flags()) {
                reply.status(flag.word());
            }
        }
        if (withCode) {
            reply.bulk("library_code");
            reply.bulk(library.code());
        }
    }

    private static void stats(Call call) {
        ReplyWriter reply = call.reply();
        reply.map(2);
        reply.bulk("running_script");
        Execution.Job job = call.services().execution().job();
        if (job == null) {
            reply.nil();
        } else {
            reply.map(3);
            reply.bulk("name");
            reply.bulk(job.name());
            reply.bulk("command");
            reply.array(job.command().size());
            job.command().forEach(reply::bulk);
            reply.bulk("duration_ms");
            reply.integer(call.services().execution().runsForMs());
        }
        reply.bulk("engines");
        reply.map(1);
        reply.bulk("LUA");
        reply.map(2);
        reply.bulk("libraries_count");
        reply.integer(functions(call).libraries().size());
        reply.bulk("functions_count");
        reply.integer(functions(call).count());
    }
}
