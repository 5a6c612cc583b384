package io.vedette.engine.lua.compile;

import io.vedette.engine.lua.LuaString;

/**
 * A piece of a chunk.
 *
 * @param text as messages quote it
 * @param string of a name or a string
 * @param number of a number
 * @param line where it ends
 */
record Token(Kind kind, char character, String text, LuaString string, double number, int line) {

    boolean is(char c) {
        return kind == Kind.CHARACTER && character == c;
    }

    boolean is(Kind other) {
        return kind == other;
    }

    /** Whether no statement begins with it. */
    boolean endsBlock() {
        return switch (kind) {
            case ELSE, ELSEIF, END, END_OF_CHUNK, UNTIL -> true;
            default -> false;
        };
    }
}
