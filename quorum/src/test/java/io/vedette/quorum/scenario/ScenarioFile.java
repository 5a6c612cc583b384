package io.vedette.quorum.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A scenario as it stands on disk: blocks of input, each followed by {@code ----} and the output it must give.
 *
 * <pre>
 *   # A heading: which rule this is about, and where we differ from redis-sentinel and why.
 *
 *   kill n1
 *   +60
 *   ----
 *     60 A  +odown master mymaster 10.0.0.1 6379 #quorum 2/2
 * </pre>
 */
record ScenarioFile(Path path, List<Block> blocks) {
    private static final String LINE = "----";

    /**
     * Comments and blank lines before it, the input, and the expected output.
     *
     * @param comments every line before the input that is no input
     */
    record Block(List<String> comments, List<String> input, List<String> output) {}

    static ScenarioFile read(Path path) throws IOException {
        List<Block> blocks = new ArrayList<>();
        List<String> comments = new ArrayList<>();
        List<String> input = new ArrayList<>();
        List<String> output = new ArrayList<>();
        boolean inOutput = false;
        for (String line : Files.readAllLines(path)) {
            if (inOutput && line.isBlank()) {
                blocks.add(new Block(comments, input, output));
                comments = new ArrayList<>();
                input = new ArrayList<>();
                output = new ArrayList<>();
                inOutput = false;
            } else if (inOutput) {
                output.add(line);
            } else if (line.equals(LINE)) {
                inOutput = true;
            } else if (line.isBlank() || line.startsWith("#")) {
                comments.add(line);
            } else {
                input.add(line);
            }
        }
        if (inOutput || !input.isEmpty()) {
            blocks.add(new Block(comments, input, output));
        }
        return new ScenarioFile(path, blocks);
    }

    /** The first line of the heading, without its mark. */
    String title() {
        return blocks.get(0).comments().stream()
                .filter(line -> line.startsWith("#"))
                .findFirst()
                .map(line -> line.substring(1).trim())
                .orElseThrow(() -> new IllegalStateException(path + " has no heading"));
    }

    /** The same file with the output that {@code play} gives for each input line. */
    String played(Function<String, List<String>> play) {
        StringBuilder text = new StringBuilder();
        for (Block block : blocks) {
            block.comments().forEach(line -> text.append(line).append('\n'));
            block.input().forEach(line -> text.append(line).append('\n'));
            text.append(LINE).append('\n');
            for (String line : block.input()) {
                play.apply(line).forEach(out -> text.append(out).append('\n'));
            }
            text.append('\n');
        }
        return text.toString();
    }
}
