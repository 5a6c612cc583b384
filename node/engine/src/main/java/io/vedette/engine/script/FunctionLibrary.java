package io.vedette.engine.script;

import io.vedette.engine.command.CommandError;
import io.vedette.engine.lua.LuaFunction;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A library of functions: its text, and what the text registered. */
public final class FunctionLibrary {
    private static final String LETTERS =
            "can only contain letters, numbers, or underscores(_) and must be at least one character long";

    private static final String NAME = "name=";

    private final String name;
    private final byte[] code;
    private final Map<String, Function> functions = new LinkedHashMap<>();

    /** A function of a library. */
    public record Function(String name, LuaFunction body, Set<ScriptFlag> flags, Optional<String> description) {}

    FunctionLibrary(String name, byte[] code) {
        this.name = name;
        this.code = code;
    }

    public String name() {
        return name;
    }

    public byte[] code() {
        return code.clone();
    }

    public Collection<Function> functions() {
        return functions.values();
    }

    /** Functions are known by their names in any case. */
    @Nullable
    Function function(String called) {
        return functions.get(called.toLowerCase(Locale.ROOT));
    }

    /** Adds a function; whether its name was free. */
    boolean add(Function function) {
        return functions.putIfAbsent(function.name().toLowerCase(Locale.ROOT), function) == null;
    }

    /** Redis names libraries in this complaint also where it means functions. */
    static String badName() {
        return "Library names " + LETTERS;
    }

    static boolean isName(String text) {
        return !text.isEmpty()
                && text.chars()
                        .allMatch(c ->
                                c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
    }

    /** The name in the first line of a library. */
    static String nameIn(String code) {
        int end = code.indexOf('\n');
        if (!code.startsWith("#!")) {
            throw new CommandError("ERR Missing library metadata");
        }
        if (end < 0) {
            throw new CommandError("ERR Invalid library metadata");
        }
        List<String> words = FirstLine.words(code.substring(0, end))
                .orElseThrow(() -> new CommandError("ERR Invalid library metadata"));
        String name = null;
        for (String word : words.subList(1, words.size())) {
            if (!word.regionMatches(true, 0, NAME, 0, NAME.length())) {
                throw new CommandError("ERR Invalid metadata value given: " + word);
            }
            if (name != null) {
                throw new CommandError("ERR Invalid metadata value, name argument was given multiple times");
            }
            name = word.substring(NAME.length());
        }
        if (name == null) {
            throw new CommandError("ERR Library name was not given");
        }
        if (!isName(name)) {
            throw new CommandError("ERR " + badName());
        }
        String engine = words.get(0).substring(2);
        if (!engine.equalsIgnoreCase("lua")) {
            throw new CommandError("ERR Engine '" + engine + "' not found");
        }
        return name;
    }
}
