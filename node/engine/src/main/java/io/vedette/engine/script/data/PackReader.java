package io.vedette.engine.script.data;

import static io.vedette.engine.lua.Nil.NIL;

import io.vedette.engine.lua.LuaError;
import io.vedette.engine.lua.LuaString;
import io.vedette.engine.lua.LuaTable;
import io.vedette.engine.lua.Machine;

/** Reads MessagePack. */
final class PackReader {
    /** Containers within one another, each a call of Java. */
    private static final int MOST_DEPTH = 1000;

    private final Machine machine;
    private final LuaString data;
    private int at;
    private int depth;

    PackReader(Machine machine, LuaString data, int offset) {
        this.machine = machine;
        this.data = data;
        this.at = offset;
    }

    boolean hasMore() {
        return at < data.length();
    }

    int position() {
        return at;
    }

    Object value() {
        machine.claim(Machine.VALUE_BYTES);
        int type = (int) bits(1);
        if (type < 0x80) {
            return (double) type;
        } else if (type < 0x90) {
            return map(type & 0xf);
        } else if (type < 0xa0) {
            return array(type & 0xf);
        } else if (type < 0xc0) {
            return text(type & 0x1f);
        } else if (type >= 0xe0) {
            return (double) (byte) type;
        }
        return switch (type) {
            case 0xc0 -> NIL;
            case 0xc2 -> false;
            case 0xc3 -> true;
            case 0xc4, 0xd9 -> text(bits(1));
            case 0xc5, 0xda -> text(bits(2));
            case 0xc6, 0xdb -> text(bits(4));
            case 0xca -> (double) Float.intBitsToFloat((int) bits(4));
            case 0xcb -> Double.longBitsToDouble(bits(8));
            case 0xcc -> (double) bits(1);
            case 0xcd -> (double) bits(2);
            case 0xce -> (double) bits(4);
            case 0xcf -> unsigned(bits(8));
            case 0xd0 -> (double) (byte) bits(1);
            case 0xd1 -> (double) (short) bits(2);
            case 0xd2 -> (double) (int) bits(4);
            case 0xd3 -> (double) bits(8);
            case 0xdc -> array(bits(2));
            case 0xdd -> array(bits(4));
            case 0xde -> map(bits(2));
            case 0xdf -> map(bits(4));
            default -> throw machine.error("Bad data format in input.");
        };
    }

    private static double unsigned(long bits) {
        return bits >= 0 ? bits : (double) (bits >>> 1) * 2 + (bits & 1);
    }

    private LuaTable array(long count) {
        deeper();
        machine.claim(2L * Machine.VALUE_BYTES);
        LuaTable table = new LuaTable();
        for (int i = 1; i <= count; i++) {
            table.set(i, value());
        }
        depth--;
        return table;
    }

    private LuaTable map(long pairs) {
        deeper();
        machine.claim(2L * Machine.VALUE_BYTES);
        LuaTable table = new LuaTable();
        for (long i = 0; i < pairs; i++) {
            Object key = value();
            machine.store(table, key, value());
        }
        depth--;
        return table;
    }

    private void deeper() {
        depth++;
        if (depth > MOST_DEPTH) {
            throw machine.error("Bad data format in input.");
        }
    }

    private LuaString text(long length) {
        if (length > data.length() - at) {
            throw missing();
        }
        at += (int) length;
        return data.slice(at - (int) length, at);
    }

    private long bits(int size) {
        if (size > data.length() - at) {
            throw missing();
        }
        long bits = 0;
        for (int i = 0; i < size; i++) {
            bits = (bits << 8) | data.at(at++);
        }
        return bits;
    }

    private LuaError missing() {
        return machine.error("Missing bytes in input.");
    }
}
