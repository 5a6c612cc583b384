package io.vedette.tests.bench.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ratios by row and column, as markdown. */
final class Table {
    private final String title;
    private final List<String> columns;
    private final Map<String, Map<String, Ratios>> rows = new LinkedHashMap<>();

    Table(String title, List<String> columns) {
        this.title = title;
        this.columns = columns;
    }

    Ratios at(String row, String column) {
        return rows.computeIfAbsent(row, any -> new LinkedHashMap<>()).computeIfAbsent(column, any -> new Ratios());
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    String markdown() {
        List<String> lines = new ArrayList<>();
        lines.add("| " + title + " | " + String.join(" | ", columns) + " |");
        lines.add("|---|" + "---:|".repeat(columns.size()));
        rows.forEach((name, cells) -> {
            List<String> words = new ArrayList<>();
            for (String column : columns) {
                words.add(cells.getOrDefault(column, new Ratios()).inWords());
            }
            lines.add("| " + name + " | " + String.join(" | ", words) + " |");
        });
        return String.join("\n", lines) + "\n";
    }
}
