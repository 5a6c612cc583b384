package io.vedette.engine.script.data;

import static io.vedette.engine.lua.Nil.NIL;

import io.vedette.engine.lua.Growing;
import io.vedette.engine.lua.LuaString;
import io.vedette.engine.lua.LuaTable;
import io.vedette.engine.lua.Machine;

/** Writes MessagePack, each value in its shortest form. */
final class PackWriter {
    /** Tables within one another; what is deeper becomes nil. */
    private static final int MOST_DEPTH = 16;

    private final Growing out;

    PackWriter(Machine machine) {
        out = new Growing(machine);
    }

    LuaString finished() {
        return out.finished();
    }

    void value(Object value, int depth) {
        if (value instanceof LuaString text) {
            header(text.length(), 0xa0, 32, 0xd9);
            out.writeBytes(text.bytes());
        } else if (value instanceof Boolean bool) {
            out.write(bool ? 0xc3 : 0xc2);
        } else if (value instanceof Double number) {
            number(number);
        } else if (value instanceof LuaTable table && depth < MOST_DEPTH) {
            if (isArray(table)) {
                array(table, depth);
            } else {
                map(table, depth);
            }
        } else {
            out.write(0xc0);
        }
    }

    private void number(double value) {
        if (value == Math.rint(value) && value >= -0x1p63 && value < 0x1p63) {
            integer((long) value);
        } else if ((float) value == value) {
            big(0xca, Float.floatToRawIntBits((float) value), 4);
        } else {
            big(0xcb, Double.doubleToRawLongBits(value), 8);
        }
    }

    private void integer(long value) {
        if (value >= -32 && value <= 127) {
            out.write((int) value);
        } else if (value >= 0) {
            int size = value <= 0xff ? 0 : value <= 0xffff ? 1 : value <= 0xffffffffL ? 2 : 3;
            big(0xcc + size, value, 1 << size);
        } else {
            int size = value >= Byte.MIN_VALUE ? 0 : value >= Short.MIN_VALUE ? 1 : value >= Integer.MIN_VALUE ? 2 : 3;
            big(0xd0 + size, value, 1 << size);
        }
    }

    private void array(LuaTable table, int depth) {
        int length = table.length();
        container(length, 0x90, 0xdc);
        for (int i = 1; i <= length; i++) {
            value(table.get(i), depth + 1);
        }
    }

    private void map(LuaTable table, int depth) {
        int pairs = 0;
        for (Object[] pair = table.after(NIL); pair != null; pair = table.after(pair[0])) {
            pairs++;
        }
        container(pairs, 0x80, 0xde);
        for (Object[] pair = table.after(NIL); pair != null; pair = table.after(pair[0])) {
            value(pair[0], depth + 1);
            value(pair[1], depth + 1);
        }
    }

    /** Whether all keys are whole numbers from 1 on without a gap. */
    private static boolean isArray(LuaTable table) {
        int count = 0;
        double most = 0;
        for (Object[] pair = table.after(NIL); pair != null; pair = table.after(pair[0])) {
            if (!(pair[0] instanceof Double key) || key <= 0 || key != Math.rint(key)) {
                return false;
            }
            count++;
            most = Math.max(most, key);
        }
        return most == count;
    }

    private void container(int length, int small, int large) {
        if (length <= 15) {
            out.write(small | length);
        } else if (length <= 0xffff) {
            big(large, length, 2);
        } else {
            big(large + 1, length, 4);
        }
    }

    private void header(int length, int small, int smallLimit, int large) {
        if (length < smallLimit) {
            out.write(small | length);
        } else if (length <= 0xff) {
            big(large, length, 1);
        } else if (length <= 0xffff) {
            big(large + 1, length, 2);
        } else {
            big(large + 2, length, 4);
        }
    }

    private void big(int type, long value, int size) {
        out.write(type);
        for (int i = size - 1; i >= 0; i--) {
            out.write((int) (value >> (8 * i)));
        }
    }
}
