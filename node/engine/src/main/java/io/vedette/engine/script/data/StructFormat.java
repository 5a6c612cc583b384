package io.vedette.engine.script.data;

import io.vedette.engine.lua.Arguments;
import io.vedette.engine.lua.BadArgument;
import io.vedette.engine.lua.LuaString;

/** The format of a structure, read option by option. */
final class StructFormat {
    /** Options that stand for a value; sorted. */
    static final char[] VALUES = {'B', 'H', 'I', 'L', 'T', 'b', 'c', 'd', 'f', 'h', 'i', 'l', 's', 'x'};

    private static final int MOST_INTEGER_BYTES = 32;
    private static final int MOST_ALIGNMENT = 8;

    private final Arguments args;
    private final LuaString format;
    private int at;
    private char option;
    private int size;
    private int alignment = 1;
    private boolean little = true;

    StructFormat(Arguments args) {
        this.args = args;
        this.format = args.string(0);
    }

    /** Goes to the next option, if there is one. */
    boolean next() {
        if (peek() == 0) {
            return false;
        }
        option = (char) peek();
        at++;
        size = switch (option) {
            case 'b', 'B', 'x' -> 1;
            case 'h', 'H' -> 2;
            case 'l', 'L', 'T', 'd' -> 8;
            case 'f' -> 4;
            case 'c' -> number(1);
            case 'i', 'I' -> integerSize();
            default -> 0;
        };
        return true;
    }

    char option() {
        return option;
    }

    int size() {
        return size;
    }

    boolean isLittle() {
        return little;
    }

    /** Bytes to skip before the value, this far from the beginning. */
    int padding(int total) {
        if (size == 0 || option == 'c') {
            return 0;
        }
        int unit = Math.min(size, alignment);
        return (unit - (total & (unit - 1))) & (unit - 1);
    }

    /** Obeys an option that stands for no value. */
    void control() {
        switch (option) {
            case ' ' -> {}
            case '>' -> little = false;
            case '<' -> little = true;
            case '!' -> {
                int wanted = number(MOST_ALIGNMENT);
                if (wanted <= 0 || Integer.bitCount(wanted) != 1) {
                    throw args.machine().error("alignment " + wanted + " is not a power of 2");
                }
                alignment = wanted;
            }
            default -> throw new BadArgument(1, "invalid format option '" + option + "'");
        }
    }

    private int integerSize() {
        int bytes = number(4);
        if (bytes > MOST_INTEGER_BYTES) {
            throw args.machine().error("integral size " + bytes + " is larger than limit of " + MOST_INTEGER_BYTES);
        }
        return bytes;
    }

    private int number(int otherwise) {
        if (peek() < '0' || peek() > '9') {
            return otherwise;
        }
        long value = 0;
        while (peek() >= '0' && peek() <= '9') {
            value = 10 * value + peek() - '0';
            if (value > Integer.MAX_VALUE) {
                throw args.machine().error("integral size overflow");
            }
            at++;
        }
        return (int) value;
    }

    private int peek() {
        return at < format.length() ? format.at(at) : 0;
    }
}
