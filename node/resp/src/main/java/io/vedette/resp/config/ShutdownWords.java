package io.vedette.resp.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How a signal ends the process: some of five words, shown in an order of their own. */
final class ShutdownWords implements ValueType<List<String>> {
    private static final List<String> KNOWN = List.of("default", "save", "nosave", "now", "force");

    @Override
    public Parsed<List<String>> parse(List<String> words) {
        List<String> meant = new ArrayList<>();
        for (String word : words) {
            meant.add(word.toLowerCase(Locale.ROOT));
        }
        if (meant.isEmpty() || !KNOWN.containsAll(meant)) {
            return Parsed.refused("argument(s) must be one of the following: " + String.join(", ", KNOWN));
        }
        if (meant.contains("save") && meant.contains("nosave")) {
            return Parsed.refused("Options SAVE and NOSAVE can't be used simultaneously");
        }
        return Parsed.value(KNOWN.stream().filter(meant::contains).toList());
    }

    @Override
    public String show(List<String> value) {
        return String.join(" ", value);
    }

    @Override
    public String expected() {
        return "default, or some of save, nosave, now, force";
    }
}
