package io.vedette.engine.script;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.vedette.engine.command.CommandError;
import io.vedette.engine.lua.Closure;
import io.vedette.engine.lua.LuaString;
import io.vedette.engine.lua.LuaTable;
import io.vedette.engine.lua.Machine;
import io.vedette.engine.lua.Native;
import io.vedette.engine.lua.compile.Parser;
import io.vedette.engine.lua.compile.SyntaxError;
import java.util.Arrays;
import java.util.List;

/** The interpreter of EVAL: one world of globals for all scripts. */
final class EvalRuntime {
    private static final LuaString KEYS = LuaString.of("KEYS");
    private static final LuaString ARGV = LuaString.of("ARGV");

    private final Machine machine;
    private final LuaTable globals;

    EvalRuntime(Execution execution) {
        machine = new Machine(execution);
        globals = Sandbox.open(machine, execution.random());
        globals.set("redis", new RedisLibrary(execution).forEval());
        globals.set("__redis__err__handler", new Native("__redis__err__handler", args -> args.all()));
        globals.set(KEYS, new LuaTable());
        globals.set(ARGV, new LuaTable());
        Sandbox.close(machine, globals);
    }

    Machine machine() {
        return machine;
    }

    /** The script as a function; its first bytes are not Lua. */
    Closure compile(byte[] text, int skipped) {
        try {
            byte[] lua = Arrays.copyOfRange(text, skipped, text.length);
            return new Closure(Parser.compile("user_script", lua), globals);
        } catch (SyntaxError mistake) {
            String message = new String(mistake.text().getBytes(ISO_8859_1), UTF_8);
            throw new CommandError("ERR Error compiling script (new function): " + message);
        }
    }

    /** What the next script finds in KEYS and ARGV. */
    void arguments(List<byte[]> keys, List<byte[]> arguments) {
        globals.set(KEYS, table(keys));
        globals.set(ARGV, table(arguments));
    }

    static LuaTable table(List<byte[]> values) {
        LuaTable table = new LuaTable();
        for (int i = 0; i < values.size(); i++) {
            table.set(i + 1, LuaString.of(values.get(i)));
        }
        return table;
    }
}
