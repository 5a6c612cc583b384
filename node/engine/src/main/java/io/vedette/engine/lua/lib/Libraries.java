package io.vedette.engine.lua.lib;

import io.vedette.engine.lua.Controls;
import io.vedette.engine.lua.LuaTable;
import io.vedette.engine.lua.Machine;

/** All libraries of Lua that a script may use. */
public final class Libraries {
    private Libraries() {}

    /** Puts them among the globals. */
    public static void open(Machine machine, LuaTable globals) {
        BaseLibrary.open(globals);
        Loading.open(globals);
        Controls.open(globals);
        LuaTable string = StringLibrary.open();
        globals.set("string", string);
        globals.set("table", TableLibrary.open());
        globals.set("math", MathLibrary.open());
        LuaTable strings = new LuaTable();
        strings.set("__index", string);
        machine.stringMetatable(strings);
    }
}
