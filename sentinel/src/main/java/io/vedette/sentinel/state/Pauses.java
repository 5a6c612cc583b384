package io.vedette.sentinel.state;

import io.vedette.quorum.DurableGroup.Pause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the operator's pauses that were in force when the file was written; see {@link Pragma}. */
public final class Pauses {
    private Pauses() {}

    /** By the group's name; a line that cannot be read is a comment. */
    public static Map<String, Pause> readFrom(Path file) throws IOException {
        Map<String, Pause> pauses = new TreeMap<>();
        try (Stream<String> lines = Files.lines(file)) {
            lines.map(Pragma::words)
                    .flatMap(Optional::stream)
                    .filter(words -> words.size() == 4 && words.get(0).equals("pause"))
                    .forEach(words -> read(words).ifPresent(pause -> pauses.put(words.get(1), pause)));
        }
        return pauses;
    }

    private static Optional<Pause> read(List<String> words) {
        try {
            return Optional.of(new Pause(words.get(3), Long.parseLong(words.get(2))))
                    .filter(pause -> pause.remainingMs() > 0);
        } catch (NumberFormatException notOurs) {
            return Optional.empty();
        }
    }
}
