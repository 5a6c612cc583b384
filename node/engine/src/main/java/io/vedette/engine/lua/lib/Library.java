package io.vedette.engine.lua.lib;

import static io.vedette.engine.lua.Nil.NIL;

import io.vedette.engine.lua.LuaString;
import io.vedette.engine.lua.LuaTable;
import io.vedette.engine.lua.Native;
import java.nio.charset.StandardCharsets;

/** A table of functions in the making. */
public final class Library {
    /** No results. */
    public static final Object[] NOTHING = {};

    private final LuaTable table;

    public Library() {
        this(new LuaTable());
    }

    /** Adds to a table. */
    public Library(LuaTable table) {
        this.table = table;
    }

    public LuaTable table() {
        return table;
    }

    public Library function(String name, Native.Body body) {
        table.set(name, new Native(name, body));
        return this;
    }

    public Library value(String name, Object value) {
        table.set(name, value);
        return this;
    }

    public static Object[] one(Object value) {
        return new Object[] {value};
    }

    public static Object[] one(String ascii) {
        return new Object[] {latin(ascii)};
    }

    /** nil and a message. */
    public static Object[] failure(String message) {
        return new Object[] {NIL, latin(message)};
    }

    /** A string of one byte for each character. */
    public static LuaString latin(String text) {
        return LuaString.of(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
