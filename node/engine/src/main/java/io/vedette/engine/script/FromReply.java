package io.vedette.engine.script;

import static io.vedette.engine.lua.Nil.NIL;

import io.vedette.engine.lua.LuaString;
import io.vedette.engine.lua.LuaTable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Makes values of Lua of the bytes of one reply; bytes of our own, so they are what they should be. */
final class FromReply {
    private final byte[] wire;
    private int at;

    FromReply(byte[] wire) {
        this.wire = wire;
    }

    Object value() {
        int type = wire[at++];
        switch (type) {
            case '+' -> {
                return holding("ok", line());
            }
            case '-' -> {
                LuaTable error = holding("err", line());
                error.set("ignore_error_stats_update", true);
                return error;
            }
            case ':' -> {
                return (double) Long.parseLong(text());
            }
            case '$' -> {
                int length = number();
                return length < 0 ? (Object) false : bytes(length);
            }
            case '*' -> {
                int count = number();
                return count < 0 ? (Object) false : array(count);
            }
            case '_' -> {
                line();
                return NIL;
            }
            case '#' -> {
                return text().equals("t");
            }
            case ',' -> {
                return holding("double", real(text()));
            }
            case '(' -> {
                return holding("big_number", line());
            }
            case '=' -> {
                return verbatim();
            }
            case '%' -> {
                return holding("map", map(number()));
            }
            case '~' -> {
                return holding("set", set(number()));
            }
            case '|' -> {
                map(number());
                return value();
            }
            default -> throw new IllegalStateException("a reply of type '" + (char) type + "'");
        }
    }

    private static LuaTable holding(String name, Object value) {
        LuaTable table = new LuaTable();
        table.set(name, value);
        return table;
    }

    private static double real(String text) {
        return switch (text) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            case "nan", "-nan" -> Double.NaN;
            default -> Double.parseDouble(text);
        };
    }

    private LuaTable array(int count) {
        LuaTable table = new LuaTable(count, 0);
        for (int i = 1; i <= count; i++) {
            table.set(i, value());
        }
        return table;
    }

    private LuaTable map(int pairs) {
        LuaTable table = new LuaTable(0, pairs);
        for (int i = 0; i < pairs; i++) {
            Object key = value();
            table.set(key, value());
        }
        return table;
    }

    private LuaTable set(int count) {
        LuaTable table = new LuaTable(0, count);
        for (int i = 0; i < count; i++) {
            table.set(value(), true);
        }
        return table;
    }

    private LuaTable verbatim() {
        int length = number();
        LuaString format = LuaString.of(Arrays.copyOfRange(wire, at, at + 3));
        LuaString text = LuaString.of(Arrays.copyOfRange(wire, at + 4, at + length));
        at += length + 2;
        LuaTable inner = new LuaTable();
        inner.set("string", text);
        inner.set("format", format);
        return holding("verbatim_string", inner);
    }

    private LuaString bytes(int length) {
        LuaString bytes = LuaString.of(Arrays.copyOfRange(wire, at, at + length));
        at += length + 2;
        return bytes;
    }

    private int number() {
        return Integer.parseInt(text());
    }

    private String text() {
        return line().latin();
    }

    private LuaString line() {
        int from = at;
        while (wire[at] != '\r') {
            at++;
        }
        LuaString line = LuaString.of(Arrays.copyOfRange(wire, from, at));
        at += 2;
        return line;
    }

    /** The text of an error that was written, its code first. */
    static LuaTable error(String text) {
        return holding("err", LuaString.of(text.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
