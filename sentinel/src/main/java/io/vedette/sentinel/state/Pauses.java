package io.vedette.sentinel.state;

import io.vedette.quorum.DurableGroup.Pause;
import io.vedette.quorum.OrderStamp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The operator's pauses as they stand in the file; see {@link Pragma}. One that ended is kept for its stamp, with nothing left of it. */
public final class Pauses {
    private static final String WORD = "pause";
    private static final int UNSTAMPED = 4;
    private static final int STAMPED = 6;

    private Pauses() {}

    /** By the group's name; a line that cannot be read is a comment. */
    public static Map<String, Pause> readFrom(Path file) throws IOException {
        Map<String, Pause> pauses = new TreeMap<>();
        Pragma.allIn(file).stream()
                .filter(Pauses::isPause)
                .forEach(words -> read(words).ifPresent(pause -> pauses.put(words.get(1), pause)));
        return pauses;
    }

    /** {@code pause <group> <ms left> <reason> [<number> <sentinel>]}; the last two tell a later order from an earlier one. */
    static List<String> words(String group, Pause pause) {
        List<String> words = new ArrayList<>(List.of(WORD, group, Long.toString(pause.remainingMs()), pause.reason()));
        if (!pause.stamp().equals(OrderStamp.NONE)) {
            words.add(Long.toString(pause.stamp().number()));
            words.add(pause.stamp().by());
        }
        return words;
    }

    private static boolean isPause(List<String> words) {
        return words.get(0).equals(WORD) && (words.size() == UNSTAMPED || words.size() == STAMPED);
    }

    private static Optional<Pause> read(List<String> words) {
        try {
            OrderStamp stamp = words.size() == STAMPED
                    ? new OrderStamp(Long.parseLong(words.get(4)), words.get(5))
                    : OrderStamp.NONE;
            return Optional.of(new Pause(words.get(3), Long.parseLong(words.get(2)), stamp))
                    .filter(pause -> pause.remainingMs() >= 0);
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
