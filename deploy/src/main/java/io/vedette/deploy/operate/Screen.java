package io.vedette.deploy.operate;

import io.vedette.deploy.panel.Paint;
import io.vertx.core.json.Json;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Where answers go: one JSON document, or lines for people, in colours where a terminal shows them. */
final class Screen {
    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean json;
    private final Paint paint = Paint.forOutput();

    Screen(PrintWriter out, PrintWriter err, boolean json) {
        this.out = out;
        this.err = err;
        this.json = json;
    }

    boolean isJson() {
        return json;
    }

    /** Maps, lists, texts and numbers. */
    void document(Object value) {
        out.println(Json.encodePrettily(value));
        out.flush();
    }

    /** One of many documents, on one line. */
    void compact(Object value) {
        out.println(Json.encode(value));
        out.flush();
    }

    void line(String text) {
        out.println(clean(text));
        out.flush();
    }

    void head(String text) {
        out.println(paint.head(clean(text)));
    }

    void good(String text) {
        out.println(paint.good(clean(text)));
    }

    void bad(String text) {
        out.println(paint.bad(clean(text)));
    }

    /** Beside the answer: not for those who read it by program. */
    void note(String text) {
        err.println("vedette: " + clean(text));
        err.flush();
    }

    /** Columns as wide as their widest cell; the first row is the heading. */
    void table(List<List<String>> rows) {
        List<Integer> widths = new ArrayList<>();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                int width = row.get(i).length();
                if (i == widths.size()) {
                    widths.add(width);
                } else if (widths.get(i) < width) {
                    widths.set(i, width);
                }
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            StringBuilder line = new StringBuilder();
            for (int j = 0; j < rows.get(i).size(); j++) {
                String cell = rows.get(i).get(j);
                line.append("  ").append(cell).append(" ".repeat(widths.get(j) - cell.length()));
            }
            if (i == 0) {
                head(line.toString().stripTrailing());
            } else {
                line(line.toString().stripTrailing());
            }
        }
    }

    /** What somebody sent must not steer the terminal. */
    static String clean(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
