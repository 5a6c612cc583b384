package io.vedette.tests.suite;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A unit of the suite, as {@code units.txt} has it: a line with its name, {@code long} behind it if it takes more than some
 * seconds, and below it, indented, each test of it that fails, and why: {@code test | reason}.
 *
 * @param known the tests that fail, with the reasons
 */
record SuiteUnit(String name, boolean isLong, Map<String, String> known) {
    private static final String SEPARATOR = " | ";
    private static final String LONG = " long";

    static List<SuiteUnit> all() throws IOException {
        try (InputStream file = Objects.requireNonNull(SuiteUnit.class.getResourceAsStream("units.txt"))) {
            return parsed(new String(file.readAllBytes(), UTF_8).lines().toList());
        }
    }

    private static List<SuiteUnit> parsed(List<String> lines) {
        Map<String, SuiteUnit> units = new LinkedHashMap<>();
        String unit = "";
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (!line.startsWith(" ")) {
                unit = line.endsWith(LONG) ? line.substring(0, line.length() - LONG.length()) : line;
                units.put(unit, new SuiteUnit(unit, line.endsWith(LONG), new LinkedHashMap<>()));
            } else {
                int end = line.lastIndexOf(SEPARATOR);
                if (end < 0) {
                    throw new IllegalArgumentException("no reason in: " + line);
                }
                Objects.requireNonNull(units.get(unit), "a test before the first unit: " + line)
                        .known()
                        .put(line.substring(0, end).strip(), line.substring(end + SEPARATOR.length()));
            }
        }
        return List.copyOf(units.values());
    }
}
