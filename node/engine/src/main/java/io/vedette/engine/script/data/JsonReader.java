package io.vedette.engine.script.data;

import io.vedette.engine.lua.LuaError;
import io.vedette.engine.lua.LuaString;
import io.vedette.engine.lua.LuaTable;
import io.vedette.engine.lua.Machine;
import io.vedette.engine.lua.Userdata;

/** Reads JSON as cjson does. */
final class JsonReader {
    private final Machine machine;
    private final JsonSettings settings;
    private final JsonTokens tokens;
    private int depth;

    JsonReader(Machine machine, JsonSettings settings, LuaString text) {
        this.machine = machine;
        this.settings = settings;
        if (text.length() >= 2 && (text.at(0) == 0 || text.at(1) == 0)) {
            throw machine.error("JSON parser does not support UTF-16 or UTF-32");
        }
        tokens = new JsonTokens(text, settings.decodeInvalid == 1);
    }

    Object decode() {
        tokens.next();
        Object value = value();
        tokens.next();
        if (tokens.kind() != JsonTokens.Kind.T_END) {
            throw expected("the end");
        }
        return value;
    }

    private Object value() {
        machine.claim(Machine.VALUE_BYTES);
        return switch (tokens.kind()) {
            case T_STRING, T_NUMBER, T_BOOLEAN -> tokens.value();
            case T_NULL -> Userdata.NULL;
            case T_OBJ_BEGIN -> object();
            case T_ARR_BEGIN -> array();
            default -> throw expected("value");
        };
    }

    private LuaTable object() {
        deeper();
        machine.claim(2L * Machine.VALUE_BYTES);
        LuaTable table = new LuaTable();
        tokens.next();
        if (tokens.kind() != JsonTokens.Kind.T_OBJ_END) {
            while (true) {
                if (tokens.kind() != JsonTokens.Kind.T_STRING) {
                    throw expected("object key string");
                }
                Object key = tokens.value();
                tokens.next();
                if (tokens.kind() != JsonTokens.Kind.T_COLON) {
                    throw expected("colon");
                }
                tokens.next();
                table.set(key, value());
                tokens.next();
                if (tokens.kind() == JsonTokens.Kind.T_OBJ_END) {
                    break;
                }
                if (tokens.kind() != JsonTokens.Kind.T_COMMA) {
                    throw expected("comma or object end");
                }
                tokens.next();
            }
        }
        depth--;
        return table;
    }

    private LuaTable array() {
        deeper();
        machine.claim(2L * Machine.VALUE_BYTES);
        LuaTable table = new LuaTable();
        tokens.next();
        if (tokens.kind() != JsonTokens.Kind.T_ARR_END) {
            for (int i = 1; ; i++) {
                table.set(i, value());
                tokens.next();
                if (tokens.kind() == JsonTokens.Kind.T_ARR_END) {
                    break;
                }
                if (tokens.kind() != JsonTokens.Kind.T_COMMA) {
                    throw expected("comma or array end");
                }
                tokens.next();
            }
        }
        depth--;
        return table;
    }

    private void deeper() {
        depth++;
        if (depth > settings.decodeDepth) {
            throw machine.error(
                    "Found too many nested data structures (" + depth + ") at character " + (tokens.start() + 1));
        }
    }

    private LuaError expected(String what) {
        String found = tokens.kind() == JsonTokens.Kind.T_ERROR
                ? tokens.complaint()
                : tokens.kind().name();
        return machine.error("Expected " + what + " but found " + found + " at character " + (tokens.start() + 1));
    }
}
