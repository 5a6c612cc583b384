package io.vedette.sentinel.state;

import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A switchover that an operator ordered for later, as it stands in the file; see {@link Pragma}.
 *
 * @param at by the wall clock: that is what the operator looks at
 * @param to the replica that was asked for
 */
public record PlannedSwitchover(GroupName group, Instant at, Optional<HostPort> to) {
    private static final String WORD = "switchover";
    private static final int ANYBODY = 3;
    private static final int DIRECTED = 5;

    /** By group; a line that cannot be read is a comment. */
    public static Map<GroupName, PlannedSwitchover> readFrom(Path file) throws IOException {
        Map<GroupName, PlannedSwitchover> all = new TreeMap<>();
        Pragma.allIn(file).forEach(words -> read(words).ifPresent(planned -> all.put(planned.group(), planned)));
        return all;
    }

    /** {@code switchover <group> <instant> [<host> <port>]}. */
    List<String> words() {
        List<String> words = new ArrayList<>(List.of(WORD, group.text(), at.toString()));
        to.ifPresent(node -> words.addAll(List.of(node.host(), Integer.toString(node.port()))));
        return words;
    }

    private static Optional<PlannedSwitchover> read(List<String> words) {
        if (!words.get(0).equals(WORD) || (words.size() != ANYBODY && words.size() != DIRECTED)) {
            return Optional.empty();
        }
        try {
            Optional<HostPort> to = words.size() == DIRECTED
                    ? Optional.of(new HostPort(words.get(3), Integer.parseInt(words.get(4))))
                    : Optional.empty();
            return Optional.of(new PlannedSwitchover(new GroupName(words.get(1)), Instant.parse(words.get(2)), to));
        } catch (DateTimeException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "at " + at + to.map(node -> " to " + node).orElse("");
    }
}
