package io.vedette.engine.lua.lib;

import static io.vedette.engine.lua.Nil.NIL;
import static io.vedette.engine.lua.lib.Library.failure;
import static io.vedette.engine.lua.lib.Library.one;

import io.vedette.engine.lua.Arguments;
import io.vedette.engine.lua.Closure;
import io.vedette.engine.lua.LuaFunction;
import io.vedette.engine.lua.LuaString;
import io.vedette.engine.lua.LuaTable;
import io.vedette.engine.lua.compile.Parser;
import io.vedette.engine.lua.compile.SyntaxError;
import java.io.ByteArrayOutputStream;

/** Functions made of text while a script runs: load and loadstring. */
final class Loading {
    private static final int SHOWN = 60;
    private static final String BINARY = "\u001bLua";

    private Loading() {}

    static void open(LuaTable globals) {
        new Library(globals)
                .function("loadstring", args -> loadstring(args, globals))
                .function("load", args -> load(args, globals));
    }

    private static Object[] loadstring(Arguments args, LuaTable globals) {
        LuaString text = args.string(0);
        return loaded(text, args.string(1, text).latin(), globals);
    }

    private static Object[] load(Arguments args, LuaTable globals) {
        LuaFunction reader = args.function(0);
        String name = args.string(1, LuaString.of("=(load)")).latin();
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        while (true) {
            Object[] piece = args.machine().call(reader);
            if (piece.length == 0 || piece[0] == NIL) {
                break;
            }
            if (!(piece[0] instanceof LuaString part)) {
                return failure("reader function must return a string");
            }
            if (part.length() == 0) {
                break;
            }
            text.writeBytes(part.bytes());
        }
        return loaded(LuaString.of(text.toByteArray()), name, globals);
    }

    private static Object[] loaded(LuaString text, String name, LuaTable globals) {
        if (text.latin().startsWith(BINARY.substring(0, 1))) {
            return failure(shown(name) + ": bad header in precompiled chunk");
        }
        try {
            return one(new Closure(Parser.compile(shown(name), text.bytes()), globals));
        } catch (SyntaxError mistake) {
            return failure(mistake.text());
        }
    }

    /** A chunk's name as messages show it: a text is its own name, shortened to its first line. */
    private static String shown(String name) {
        if (name.startsWith("=")) {
            return name.substring(1, Math.min(name.length(), SHOWN));
        }
        if (name.startsWith("@")) {
            String file = name.substring(1);
            int room = SHOWN - " '...' ".length() - 1;
            return file.length() > room ? "..." + file.substring(file.length() - room) : file;
        }
        int end = 0;
        while (end < name.length() && name.charAt(end) != '\n' && name.charAt(end) != '\r') {
            end++;
        }
        int room = SHOWN - " [string \"...\"] ".length() - 1;
        String first = name.substring(0, Math.min(end, room));
        return "[string \"" + first + (end < name.length() || end > room ? "..." : "") + "\"]";
    }
}
