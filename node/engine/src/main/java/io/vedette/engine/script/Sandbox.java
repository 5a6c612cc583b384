package io.vedette.engine.script;

import static io.vedette.engine.lua.Nil.NIL;

import io.vedette.engine.lua.Controls;
import io.vedette.engine.lua.LuaString;
import io.vedette.engine.lua.LuaTable;
import io.vedette.engine.lua.Machine;
import io.vedette.engine.lua.Native;
import io.vedette.engine.lua.lib.Libraries;
import io.vedette.engine.script.data.BitLibrary;
import io.vedette.engine.script.data.Cjson;
import io.vedette.engine.script.data.MessagePack;
import io.vedette.engine.script.data.StructLibrary;

/** The globals that scripts live among, which no script can change. */
final class Sandbox {
    private Sandbox() {}

    /** Lua's libraries and Redis's; more may be added until it is closed. */
    static LuaTable open(Machine machine, ScriptRandom random) {
        LuaTable globals = new LuaTable();
        Libraries.open(machine, globals);
        Controls.pcall(globals, Errors::seenByPcall);
        random.open((LuaTable) globals.get("math"));
        globals.set("bit", BitLibrary.open());
        globals.set("struct", StructLibrary.open());
        globals.set("cjson", new Cjson().open());
        globals.set("cmsgpack", new MessagePack().open());
        return globals;
    }

    /** From now on nobody adds or changes anything; what is not there is an error. */
    static void close(Machine machine, LuaTable globals) {
        guard(globals);
        LuaTable strings = machine.metatable(LuaString.EMPTY);
        if (strings != null) {
            protect(strings);
        }
        protect(globals);
    }

    /** What is not in the table is an error. */
    static void guard(LuaTable table) {
        LuaTable guard = new LuaTable();
        guard.set("__index", new Native("__index", args -> {
            String name = args.get(1) instanceof LuaString text ? text.latin() : String.valueOf(args.get(1));
            throw args.machine().error("Script attempted to access nonexistent global variable '" + name + "'");
        }));
        table.metatable(guard);
        guard.readOnly(true);
    }

    private static void protect(LuaTable table) {
        if (table.isReadOnly()) {
            return;
        }
        table.readOnly(true);
        LuaTable metatable = table.metatable();
        if (metatable != null) {
            protect(metatable);
        }
        for (Object[] pair = table.after(NIL); pair != null; pair = table.after(pair[0])) {
            if (pair[1] instanceof LuaTable inner) {
                protect(inner);
            }
        }
    }
}
