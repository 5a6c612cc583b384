package io.vedette.sentinel.link;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How a group's nodes call their commands, where {@code rename-command} made them differ. Original names in upper case. */
public record CommandNames(Map<String, String> renamed) {
    public static final CommandNames ORIGINAL = new CommandNames(Map.of());

    public CommandNames {
        TreeMap<String, String> upperCase = new TreeMap<>();
        renamed.forEach((original, name) -> upperCase.put(original.toUpperCase(Locale.ROOT), name));
        renamed = Collections.unmodifiableMap(upperCase);
    }

    String of(String original) {
        return renamed.isEmpty() ? original : renamed.getOrDefault(original, original);
    }

    /** The same command under its name there. */
    List<String> in(List<String> words) {
        if (renamed.isEmpty()) {
            return words;
        }
        List<String> named = new ArrayList<>(words);
        named.set(0, of(words.get(0)));
        return named;
    }

    /** The same command renamed to itself is not renamed any more. */
    public CommandNames with(String original, String name) {
        TreeMap<String, String> changed = new TreeMap<>(renamed);
        String key = original.toUpperCase(Locale.ROOT);
        if (key.equalsIgnoreCase(name)) {
            changed.remove(key);
        } else {
            changed.put(key, name);
        }
        return new CommandNames(changed);
    }
}
