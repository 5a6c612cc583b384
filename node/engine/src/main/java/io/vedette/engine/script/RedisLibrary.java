package io.vedette.engine.script;

import static io.vedette.engine.lua.lib.Library.NOTHING;
import static io.vedette.engine.lua.lib.Library.one;

import io.vedette.engine.lua.Arguments;
import io.vedette.engine.lua.LuaError;
import io.vedette.engine.lua.LuaString;
import io.vedette.engine.lua.LuaTable;
import io.vedette.engine.lua.Numerals;
import io.vedette.engine.lua.lib.Library;
import io.vedette.engine.replication.Hearers;
import java.nio.charset.StandardCharsets;

/** The table {@code redis}: commands, and everything else a script may ask the server for. */
final class RedisLibrary {
    private static final String VERSION = "7.0.15";
    private static final int VERSION_NUMBER = 0x07000f;
    private static final int REPL_AOF = 1;
    private static final int REPL_REPLICA = 2;
    private static final int REPL_ALL = REPL_AOF | REPL_REPLICA;
    private static final int LOG_WARNING = 3;

    private final Execution execution;
    private final InnerCalls calls;

    RedisLibrary(Execution execution) {
        this.execution = execution;
        this.calls = execution.calls();
    }

    /** What also the text of a library may use while it is loaded. */
    Library basic() {
        return new Library()
                .function("log", this::log)
                .value("LOG_DEBUG", 0.0)
                .value("LOG_VERBOSE", 1.0)
                .value("LOG_NOTICE", 2.0)
                .value("LOG_WARNING", (double) LOG_WARNING)
                .value("REDIS_VERSION", LuaString.of(VERSION))
                .value("REDIS_VERSION_NUM", (double) VERSION_NUMBER);
    }

    /** What a running script may use. */
    Library running() {
        return basic().function("error_reply", RedisLibrary::errorReply)
                .function("status_reply", RedisLibrary::statusReply)
                .function("sha1hex", RedisLibrary::sha1hex)
                .function("call", args -> command(args, true))
                .function("pcall", args -> command(args, false))
                .function("setresp", this::setresp)
                .function("set_repl", this::setRepl)
                .function("acl_check_cmd", this::aclCheck)
                .value("REPL_NONE", 0.0)
                .value("REPL_AOF", (double) REPL_AOF)
                .value("REPL_SLAVE", (double) REPL_REPLICA)
                .value("REPL_REPLICA", (double) REPL_REPLICA)
                .value("REPL_ALL", (double) REPL_ALL);
    }

    /** The same with what only EVAL has. */
    LuaTable forEval() {
        return running()
                .function("replicate_commands", args -> one(true))
                .function("breakpoint", args -> one(false))
                .function("debug", args -> NOTHING)
                .table();
    }

    private static LuaError error(String message) {
        return new LuaError(Errors.table(message));
    }

    private Object[] command(Arguments args, boolean raise) {
        Object result = result(args);
        if (raise && result instanceof LuaTable table && table.get("err") instanceof LuaString) {
            throw new LuaError(table);
        }
        return one(result);
    }

    private Object result(Arguments args) {
        try {
            return calls.run(words(args));
        } catch (LuaError notWords) {
            return notWords.value();
        }
    }

    private static byte[][] words(Arguments args) {
        if (args.count() == 0) {
            throw error("Please specify at least one argument for this redis lib call");
        }
        byte[][] words = new byte[args.count()][];
        for (int i = 0; i < words.length; i++) {
            Object value = args.get(i);
            if (value instanceof LuaString text) {
                words[i] = text.bytes();
            } else if (value instanceof Double number) {
                words[i] = word(number).getBytes(StandardCharsets.US_ASCII);
            } else {
                throw error("Lua redis lib command arguments must be strings or integers");
            }
        }
        return words;
    }

    /** A number as an argument: whole, or with 17 digits. */
    private static String word(double number) {
        return number == Math.rint(number) && Math.abs(number) < 0x1p63
                ? Long.toString((long) number)
                : Numerals.general(number, 17);
    }

    private static Object[] errorReply(Arguments args) {
        if (args.count() != 1 || !(args.get(0) instanceof LuaString text)) {
            return one(Errors.table("wrong number or type of arguments"));
        }
        String message = text.toString();
        return one(Errors.table(message.startsWith("-") ? message : "-" + message));
    }

    private static Object[] statusReply(Arguments args) {
        if (args.count() != 1 || !(args.get(0) instanceof LuaString text)) {
            return one(Errors.table("wrong number or type of arguments"));
        }
        LuaTable status = new LuaTable();
        status.set("ok", text);
        return one(status);
    }

    private static Object[] sha1hex(Arguments args) {
        if (args.count() != 1) {
            throw error("wrong number of arguments");
        }
        Object value = args.get(0);
        boolean text = value instanceof LuaString || value instanceof Double;
        return one(LuaString.of(Sha1.hexBytes(text ? args.string(0).bytes() : new byte[0])));
    }

    private Object[] log(Arguments args) {
        if (args.count() < 2) {
            throw error("redis.log() requires two arguments or more.");
        }
        if (!(args.get(0) instanceof Double level)) {
            throw error("First argument must be a number (log level).");
        }
        if (level < 0 || level > LOG_WARNING) {
            throw error("Invalid debug level.");
        }
        StringBuilder line = new StringBuilder();
        for (int i = 1; i < args.count(); i++) {
            if (args.get(i) instanceof LuaString || args.get(i) instanceof Double) {
                line.append(i > 1 ? " " : "").append(args.string(i));
            }
        }
        execution.host().log(level.intValue(), line.toString());
        return NOTHING;
    }

    private Object[] setresp(Arguments args) {
        if (args.count() != 1) {
            throw error("redis.setresp() requires one argument.");
        }
        Double version = Numerals.number(args.get(0));
        if (version == null || (version != 2 && version != 3)) {
            throw error("RESP version must be 2 or 3.");
        }
        calls.speak(version == 3);
        return NOTHING;
    }

    private Object[] setRepl(Arguments args) {
        if (args.count() != 1) {
            throw error("redis.set_repl() requires two arguments.");
        }
        Double flags = Numerals.number(args.get(0));
        int value = flags == null ? 0 : flags.intValue();
        if ((value & ~REPL_ALL) != 0) {
            throw error("Invalid replication flags. Use REPL_AOF, REPL_REPLICA, REPL_ALL or REPL_NONE.");
        }
        calls.tell(Hearers.of((value & REPL_AOF) != 0, (value & REPL_REPLICA) != 0));
        return NOTHING;
    }

    private Object[] aclCheck(Arguments args) {
        Boolean allowed = calls.mayRun(words(args));
        if (allowed == null) {
            throw error("Invalid command passed to redis.acl_check_cmd()");
        }
        return one(allowed);
    }
}
