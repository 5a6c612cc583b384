package io.vedette.sentinel.state;

import io.vedette.resp.config.ConfigLexer;
import io.vedette.resp.config.ConfigQuoting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * State that redis-sentinel does not know stands in comments ({@code # vedette pause mymaster 3600000 "disk swap"}): so the file
 * stays one that redis-sentinel starts from, and an operator can go back.
 */
public final class Pragma {
    static final String PREFIX = "# vedette ";

    private Pragma() {}

    /** The words behind the prefix; empty for every other comment. */
    public static Optional<List<String>> words(String line) {
        String stripped = line.strip();
        return stripped.startsWith(PREFIX)
                ? ConfigLexer.words(stripped.substring(PREFIX.length())).filter(words -> !words.isEmpty())
                : Optional.empty();
    }

    /** Of all lines of a file. */
    static List<List<String>> allIn(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(Pragma::words).flatMap(Optional::stream).toList();
        }
    }

    static String write(List<String> words) {
        return PREFIX + ConfigQuoting.line(words);
    }

    static String keyOf(List<String> words) {
        return PREFIX + words.get(0);
    }
}
