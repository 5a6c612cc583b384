package io.vedette.resp.command;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A line of a {@code .commands} file and the lines indented below it. Two spaces are one level; empty lines and lines
 * that begin with {@code #} are nothing.
 */
record SpecNode(String file, int line, String text, List<SpecNode> children) {

    private static final int INDENT = 2;

    static List<SpecNode> parse(String file, String text) {
        SpecNode root = new SpecNode(file, 0, "", new ArrayList<>());
        Deque<SpecNode> open = new ArrayDeque<>(List.of(root));
        int number = 0;
        for (String raw : text.lines().toList()) {
            number++;
            String words = raw.strip();
            if (words.isEmpty() || words.startsWith("#")) {
                continue;
            }
            SpecNode node = new SpecNode(file, number, words, new ArrayList<>());
            int depth = raw.indexOf(words.charAt(0)) / INDENT;
            if (depth >= open.size()) {
                throw node.mistake("is indented deeper than what it belongs to");
            }
            while (open.size() > depth + 1) {
                open.pop();
            }
            open.element().children.add(node);
            open.push(node);
        }
        return root.children;
    }

    /** The first word. */
    String key() {
        int end = text.indexOf(' ');
        return end < 0 ? text : text.substring(0, end);
    }

    /** What follows the first word. */
    String rest() {
        int end = text.indexOf(' ');
        return end < 0 ? "" : text.substring(end + 1).strip();
    }

    /** What follows the first word, word by word. */
    List<String> words() {
        return rest().isEmpty() ? List.of() : List.of(rest().split(" +"));
    }

    IllegalStateException mistake(String what) {
        return new IllegalStateException(file + ":" + line + ": '" + text + "' " + what);
    }
}
