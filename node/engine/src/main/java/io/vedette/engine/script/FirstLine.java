package io.vedette.engine.script;

import io.vedette.resp.Request;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The first line of a script or a library, in which a quoted word is one word. */
final class FirstLine {
    private FirstLine() {}

    /** Its words, of which there may be none; nothing where the quotes do not balance. */
    static Optional<List<String>> words(String line) {
        return Request.ofLine(line.getBytes(StandardCharsets.UTF_8))
                .map(words ->
                        IntStream.range(0, words.argc()).mapToObj(words::text).toList());
    }
}
