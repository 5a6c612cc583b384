package io.vedette.engine.script;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.vedette.engine.command.CommandError;
import io.vedette.engine.lua.Closure;
import io.vedette.engine.lua.LuaError;
import io.vedette.engine.lua.LuaString;
import io.vedette.engine.lua.LuaTable;
import io.vedette.engine.lua.Machine;
import io.vedette.engine.lua.Types;
import io.vedette.engine.lua.Watch;
import io.vedette.engine.lua.compile.Parser;
import io.vedette.engine.lua.compile.SyntaxError;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The interpreter of functions. While a library is loaded its text sees next to nothing; once it is, its functions see
 * what scripts see. So each library has globals of its own, empty and closed, behind which the one or the other stands.
 */
final class FunctionRuntime implements Watch {
    private static final LuaString INDEX = LuaString.of("__index");

    /** Looks of the watch that loading may take: about half a second. */
    private static final int MOST_LOOKS = 1000;

    private final Execution execution;
    private final Machine machine = new Machine(this);
    private final LuaTable whileLoading = new LuaTable();
    private final LuaTable whileRunning;
    private @Nullable Registration registration;
    private int looks;

    FunctionRuntime(Execution execution) {
        this.execution = execution;
        RedisLibrary redis = new RedisLibrary(execution);
        LuaTable loading = redis.basic()
                .function("register_function", args -> {
                    Registration current = registration;
                    if (current == null) {
                        throw new LuaError(
                                Errors.table("redis.register_function can only be called on FUNCTION LOAD command"));
                    }
                    return current.register(args);
                })
                .table();
        Sandbox.guard(loading);
        whileLoading.set("redis", loading);
        Sandbox.guard(whileLoading);
        whileRunning = Sandbox.open(machine, execution.random());
        whileRunning.set("redis", redis.running().table());
        Sandbox.close(machine, whileRunning);
        loading.readOnly(true);
        whileLoading.readOnly(true);
    }

    Machine machine() {
        return machine;
    }

    /** Runs the text of a library, which registers functions. */
    FunctionLibrary load(String name, byte[] code) {
        FunctionLibrary library = new FunctionLibrary(name, code);
        LuaTable behind = new LuaTable();
        behind.set(INDEX, whileLoading);
        LuaTable globals = new LuaTable();
        globals.metatable(behind);
        globals.readOnly(true);
        registration = new Registration(library);
        looks = 0;
        try {
            machine.start(compile(code, globals)).proceed();
        } catch (LuaError error) {
            throw new CommandError("ERR Error registering functions: " + message(error));
        } finally {
            registration = null;
        }
        if (library.functions().isEmpty()) {
            throw new CommandError("ERR No functions registered");
        }
        behind.set(INDEX, whileRunning);
        behind.readOnly(true);
        return library;
    }

    private static Closure compile(byte[] code, LuaTable globals) {
        int end = 0;
        while (code[end] != '\n') {
            end++;
        }
        try {
            return new Closure(Parser.compile("user_function", Arrays.copyOfRange(code, end, code.length)), globals);
        } catch (SyntaxError mistake) {
            throw new CommandError(
                    "ERR Error compiling function: " + new String(mistake.text().getBytes(ISO_8859_1), UTF_8));
        }
    }

    private static String message(LuaError error) {
        return error.value() instanceof LuaTable table
                ? table.get("err").toString()
                : "ERR " + Types.text(error.value());
    }

    @Override
    public Verdict look(boolean pausable) {
        if (registration == null) {
            return execution.look(pausable);
        }
        looks++;
        return looks > MOST_LOOKS ? Verdict.KILL : Verdict.GO_ON;
    }

    @Override
    public boolean hasRoom(long bytes) {
        return execution.hasRoom(bytes);
    }

    @Override
    public Object lastWords() {
        return registration == null ? execution.lastWords() : Errors.table("FUNCTION LOAD timeout");
    }
}
