package io.vedette.engine.script;

import io.vedette.engine.command.CommandError;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The first line of a script, if it says in which language it is written and what it needs.
 *
 * @param present whether there is such a line; a script of old has none, and may do anything
 * @param length bytes of it, without the line's end
 */
record Shebang(boolean present, Set<ScriptFlag> flags, int length) {

    static Shebang of(byte[] script) {
        if (script.length < 2 || script[0] != '#' || script[1] != '!') {
            return new Shebang(false, EnumSet.noneOf(ScriptFlag.class), 0);
        }
        int end = 0;
        while (end < script.length && script[end] != '\n') {
            end++;
        }
        if (end == script.length) {
            throw new CommandError("ERR Invalid script shebang");
        }
        List<String> words = FirstLine.words(new String(script, 0, end, StandardCharsets.UTF_8))
                .orElseThrow(() -> new CommandError("ERR Invalid engine in script shebang"));
        if (!words.get(0).equals("#!lua")) {
            throw new CommandError("ERR Unexpected engine in script shebang: " + words.get(0));
        }
        Set<ScriptFlag> flags = EnumSet.noneOf(ScriptFlag.class);
        for (String option : words.subList(1, words.size())) {
            if (!option.startsWith("flags=")) {
                throw new CommandError("ERR Unknown lua shebang option: " + option);
            }
            String list = option.substring("flags=".length());
            for (String word : list.isEmpty() ? new String[0] : list.split(",", -1)) {
                flags.add(ScriptFlag.of(word)
                        .orElseThrow(() -> new CommandError("ERR Unexpected flag in script shebang: " + word)));
            }
        }
        return new Shebang(true, flags, end);
    }
}
