package io.vedette.engine.script.data;

import static io.vedette.engine.lua.lib.Library.one;

import io.vedette.engine.lua.Arguments;
import io.vedette.engine.lua.BadArgument;
import io.vedette.engine.lua.Growing;
import io.vedette.engine.lua.LuaString;
import io.vedette.engine.lua.LuaTable;
import io.vedette.engine.lua.lib.Library;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The table {@code struct}: values as the bytes of a C structure and back. */
public final class StructLibrary {
    private StructLibrary() {}

    public static LuaTable open() {
        return new Library()
                .function("pack", StructLibrary::pack)
                .function("unpack", StructLibrary::unpack)
                .function("size", StructLibrary::size)
                .table();
    }

    private static Object[] pack(Arguments args) {
        StructFormat format = new StructFormat(args);
        Growing out = new Growing(args.machine());
        int argument = 1;
        while (format.next()) {
            int size = format.size();
            pad(out, format.padding(out.size()));
            switch (format.option()) {
                case 'b', 'B', 'h', 'H', 'l', 'L', 'T', 'i', 'I' -> {
                    double value = number(args, argument++);
                    long whole = value < 0 || value < 0x1p63 ? (long) value : (long) (value - 0x1p63) + Long.MIN_VALUE;
                    integer(out, whole, size, format.isLittle());
                }
                case 'x' -> out.write(0);
                case 'f' ->
                    integer(out, Float.floatToRawIntBits((float) number(args, argument++)), 4, format.isLittle());
                case 'd' -> integer(out, Double.doubleToRawLongBits(number(args, argument++)), 8, format.isLittle());
                case 'c', 's' -> {
                    LuaString text = string(args, argument++);
                    int length = size == 0 ? text.length() : size;
                    if (text.length() < length) {
                        throw new BadArgument(argument + 1, "string too short");
                    }
                    out.write(text.bytes(), 0, length);
                    pad(out, format.option() == 's' ? 1 : 0);
                }
                default -> format.control();
            }
        }
        return one(out.finished());
    }

    /** Behind the last argument the library keeps a nil of its own, which its messages show. */
    private static double number(Arguments args, int i) {
        if (i == args.count()) {
            throw new BadArgument(i + 1, "number expected, got nil");
        }
        return args.number(i);
    }

    private static LuaString string(Arguments args, int i) {
        if (i == args.count()) {
            throw new BadArgument(i + 1, "string expected, got nil");
        }
        return args.string(i);
    }

    private static void pad(Growing out, int bytes) {
        out.writeBytes(new byte[bytes]);
    }

    private static void integer(Growing out, long value, int size, boolean little) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            byte b = i < Long.BYTES ? (byte) (value >> (8 * i)) : 0;
            bytes[little ? i : size - 1 - i] = b;
        }
        out.writeBytes(bytes);
    }

    private static Object[] unpack(Arguments args) {
        StructFormat format = new StructFormat(args);
        LuaString data = args.string(1);
        long start = args.integer(2, 1) - 1;
        if (start < 0) {
            throw new BadArgument(3, "offset must be 1 or greater");
        }
        List<Object> values = new ArrayList<>();
        long at = start;
        while (format.next()) {
            int size = format.size();
            at += format.padding((int) Math.min(at, Integer.MAX_VALUE));
            if (size > data.length() || at > data.length() - size) {
                throw new BadArgument(2, "data string too short");
            }
            int from = (int) at;
            switch (format.option()) {
                case 'b', 'B', 'h', 'H', 'l', 'L', 'T', 'i', 'I' ->
                    values.add(integer(data, from, size, format.isLittle(), Character.isLowerCase(format.option())));
                case 'x' -> {}
                case 'f' -> values.add((double) Float.intBitsToFloat((int) bits(data, from, 4, format.isLittle())));
                case 'd' -> values.add(Double.longBitsToDouble(bits(data, from, 8, format.isLittle())));
                case 'c' -> {
                    if (size == 0) {
                        size = previousSize(args, values);
                        if (size < 0 || size > data.length() - from) {
                            throw new BadArgument(2, "data string too short");
                        }
                    }
                    values.add(data.slice(from, from + size));
                }
                case 's' -> {
                    int end = from;
                    while (end < data.length() && data.at(end) != 0) {
                        end++;
                    }
                    if (end == data.length()) {
                        throw args.machine().error("unfinished string in data");
                    }
                    values.add(data.slice(from, end));
                    size = end - from + 1;
                }
                default -> format.control();
            }
            at += size;
        }
        values.add(at + 1.0);
        return values.toArray();
    }

    private static int previousSize(Arguments args, List<Object> values) {
        int last = values.size() - 1;
        if (last < 0 || !(values.get(last) instanceof Double size)) {
            throw args.machine().error("format 'c0' needs a previous size");
        }
        values.remove(last);
        return size.intValue();
    }

    private static long bits(LuaString data, int from, int size, boolean little) {
        long bits = 0;
        for (int i = 0; i < size; i++) {
            int byteAt = little ? from + size - 1 - i : from + i;
            bits = (bits << 8) | data.at(byteAt);
        }
        return bits;
    }

    private static Object integer(LuaString data, int from, int size, boolean little, boolean signed) {
        long bits = bits(data, from, size, little);
        if (signed) {
            int unused = Math.max(0, Long.SIZE - 8 * size);
            return (double) (bits << unused >> unused);
        }
        return bits >= 0 ? (double) bits : (double) (bits >>> 1) * 2 + (bits & 1);
    }

    private static Object[] size(Arguments args) {
        StructFormat format = new StructFormat(args);
        int total = 0;
        while (format.next()) {
            int size = format.size();
            if (format.option() == 's') {
                throw new BadArgument(1, "option 's' has no fixed size");
            }
            if (format.option() == 'c' && size == 0) {
                throw new BadArgument(1, "option 'c0' has no fixed size");
            }
            total += format.padding(total) + size;
            if (Arrays.binarySearch(StructFormat.VALUES, format.option()) < 0) {
                format.control();
            }
        }
        return one((double) total);
    }
}
