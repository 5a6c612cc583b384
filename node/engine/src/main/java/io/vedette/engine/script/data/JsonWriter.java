package io.vedette.engine.script.data;

import static io.vedette.engine.lua.Nil.NIL;

import io.vedette.engine.lua.Growing;
import io.vedette.engine.lua.LuaError;
import io.vedette.engine.lua.LuaString;
import io.vedette.engine.lua.LuaTable;
import io.vedette.engine.lua.Machine;
import io.vedette.engine.lua.Numerals;
import io.vedette.engine.lua.Types;
import io.vedette.engine.lua.Userdata;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Writes JSON as cjson does. */
final class JsonWriter {
    private static final int NO_ARRAY = -1;

    private final Machine machine;
    private final JsonSettings settings;
    private final Growing out;

    JsonWriter(Machine machine, JsonSettings settings) {
        this.machine = machine;
        this.settings = settings;
        this.out = new Growing(machine);
    }

    LuaString encode(Object value) {
        value(value, 0);
        return out.finished();
    }

    private void value(Object value, int depth) {
        if (value instanceof LuaString text) {
            string(text);
        } else if (value instanceof Double number) {
            number(number);
        } else if (value instanceof LuaTable table) {
            table(table, depth + 1);
        } else if (value instanceof Boolean bool) {
            ascii(bool.toString());
        } else if (value == NIL || value == Userdata.NULL) {
            ascii("null");
        } else {
            throw failure(value, "type not supported");
        }
    }

    private void table(LuaTable table, int depth) {
        if (depth > settings.encodeDepth) {
            throw machine.error("Cannot serialise, excessive nesting (" + depth + ")");
        }
        int length = arrayLength(table);
        if (length > 0) {
            out.write('[');
            for (int i = 1; i <= length; i++) {
                if (i > 1) {
                    out.write(',');
                }
                value(table.get(i), depth);
            }
            out.write(']');
        } else {
            object(table, depth);
        }
    }

    private void object(LuaTable table, int depth) {
        out.write('{');
        boolean first = true;
        for (Object[] pair = table.after(NIL); pair != null; pair = table.after(pair[0])) {
            if (!first) {
                out.write(',');
            }
            first = false;
            if (pair[0] instanceof Double number) {
                out.write('"');
                number(number);
                out.write('"');
            } else if (pair[0] instanceof LuaString key) {
                string(key);
            } else {
                throw failure(pair[0], "table key must be a number or string");
            }
            out.write(':');
            value(pair[1], depth);
        }
        out.write('}');
    }

    /** The greatest key if all are whole numbers from 1 on, and not too few of them. */
    private int arrayLength(LuaTable table) {
        double most = 0;
        int items = 0;
        for (Object[] pair = table.after(NIL); pair != null; pair = table.after(pair[0])) {
            if (!(pair[0] instanceof Double key) || key < 1 || key != Math.rint(key)) {
                return NO_ARRAY;
            }
            most = Math.max(most, key);
            items++;
        }
        boolean sparse =
                settings.sparseRatio > 0 && most > (double) items * settings.sparseRatio && most > settings.sparseSafe;
        if (sparse && settings.sparseConvert == 0) {
            throw failure(table, "excessively sparse array");
        }
        return sparse ? NO_ARRAY : (int) most;
    }

    private void number(double value) {
        boolean invalid = Double.isNaN(value) || Double.isInfinite(value);
        if (invalid && settings.encodeInvalid == 0) {
            throw failure(value, "must not be NaN or Inf");
        }
        if (invalid && settings.encodeInvalid == 2) {
            ascii("null");
        } else if (Double.isNaN(value)) {
            ascii("nan");
        } else {
            ascii(Numerals.general(value, settings.precision));
        }
    }

    private void string(LuaString text) {
        out.write('"');
        for (int i = 0; i < text.length(); i++) {
            int c = text.at(i);
            int plain = "\"\\/\b\f\n\r\t".indexOf(c);
            if (plain >= 0) {
                out.write('\\');
                out.write("\"\\/bfnrt".charAt(plain));
            } else if (c < ' ' || c == 127) {
                ascii(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                out.write(c);
            }
        }
        out.write('"');
    }

    private LuaError failure(Object value, String reason) {
        return machine.error("Cannot serialise " + Types.name(value) + ": " + reason);
    }

    private void ascii(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
