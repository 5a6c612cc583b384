package io.vedette.engine.script;

import static io.vedette.engine.lua.Nil.NIL;

import io.vedette.engine.lua.LuaError;
import io.vedette.engine.lua.LuaString;
import io.vedette.engine.lua.LuaTable;
import io.vedette.engine.lua.Types;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Errors on their way between commands, scripts and clients. */
final class Errors {
    private Errors() {}

    /** The text as one line. */
    static String line(String text) {
        return text.replace('\r', ' ').replace('\n', ' ');
    }

    /** The error a script is given when something it asked for cannot be. */
    static LuaTable table(String message) {
        LuaTable error = new LuaTable();
        error.set("err", LuaString.of(text(message).getBytes(StandardCharsets.UTF_8)));
        return error;
    }

    /** The same as text, its code first. */
    static String text(String message) {
        boolean coded = message.startsWith("-") && message.indexOf(' ') >= 0;
        return (coded ? message.substring(1) : "ERR " + message.substring(message.startsWith("-") ? 1 : 0)).strip();
    }

    /** Errors were texts once: of one that is a table pcall shows its text, and of another table also that it has none. */
    static Object[] seenByPcall(Object[] caught) {
        if (!(caught[0] instanceof LuaTable table)) {
            return caught;
        }
        Object text = table.get("err");
        return text instanceof LuaString || text instanceof Double ? new Object[] {text} : new Object[] {table, text};
    }

    /** What the client is told of an error that ended its script. */
    static String ofScript(LuaError error, String script) {
        String message;
        Object value = error.value();
        if (value instanceof LuaTable table) {
            message = table.get("err") instanceof LuaString text ? text.toString() : "ERR unknown error";
        } else {
            message = "ERR " + (value == NIL ? "nil" : Types.text(value).toString());
        }
        LuaError.@Nullable Place place = error.place();
        String where = place == null ? "." : ", on " + place.source() + ":" + place.line() + ".";
        return message + " script: " + script + where;
    }
}
