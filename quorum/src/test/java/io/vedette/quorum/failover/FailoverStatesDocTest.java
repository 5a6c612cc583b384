package io.vedette.quorum.failover;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.quorum.Epoch;
import io.vedette.quorum.HostPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The table of states in the documentation is written from the code. Rewrite it with {@code -Dvedette.rewrite=true}; without, this test
 * fails when it is stale.
 */
class FailoverStatesDocTest {
    private static final Path PAGE = root().resolve("deploy/docs/failover-states.md");

    @Test
    void theTableInTheDocumentationIsThatOfTheCode() throws IOException {
        String page = page();
        if (Boolean.getBoolean("vedette.rewrite")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    @Test
    void everyStateIsReachableFromIdle() {
        List<String> reached = new ArrayList<>(List.of("Idle"));
        for (int i = 0; i < reached.size(); i++) {
            for (Class<? extends Failover> next : of(reached.get(i)).successors()) {
                if (!reached.contains(next.getSimpleName())) {
                    reached.add(next.getSimpleName());
                }
            }
        }
        assertThat(reached).hasSameSizeAs(states(Failover.class));
    }

    /** The records among all that a sealed type permits. */
    private static List<Class<?>> states(Class<?> type) {
        if (type.isRecord()) {
            return List.of(type);
        }
        List<Class<?>> found = new ArrayList<>();
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            found.addAll(states(permitted));
        }
        return found;
    }

    private static String page() {
        StringBuilder page = new StringBuilder();
        page.append("# States of a failover\n\n");
        page.append("Written from the code by `FailoverStatesDocTest`; do not edit.\n\n");
        page.append("| state | shown by SENTINEL MASTER as | may vote for others meanwhile | followed by |\n");
        page.append("|---|---|---|---|\n");
        for (Failover state : samples()) {
            page.append("| ")
                    .append(state.name())
                    .append(" | ")
                    .append(state.redisWord().orElse("-"))
                    .append(" | ")
                    .append(state.yieldsToOthers() ? "yes" : "no")
                    .append(" | ")
                    .append(followers(state))
                    .append(" |\n");
        }
        return page.toString();
    }

    private static String followers(Failover state) {
        List<String> names = new ArrayList<>();
        for (Class<? extends Failover> next : state.successors()) {
            if (next != state.getClass()) {
                names.add(next.getSimpleName());
            }
        }
        return String.join(", ", names);
    }

    private static Failover of(String name) {
        return samples().stream()
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no sample of " + name));
    }

    private static List<Failover> samples() {
        HostPort node = new HostPort("10.0.0.2", 6379);
        Mission mission = new Mission(
                Purpose.AUTOMATIC,
                new Epoch(1),
                new HostPort("10.0.0.1", 6379),
                0,
                0,
                0,
                Optional.empty(),
                List.of(),
                0);
        return List.of(
                Idle.INSTANCE,
                new Electing(mission, 0),
                new Surveying(mission, 0),
                new Pausing(mission, node, 0),
                new CatchingUp(mission, node, 0, 0, 0),
                new Promoting(mission, node, 0, 0),
                new Verifying(mission, node, 0, 0),
                new Repointing(mission, node, 0),
                new Done(mission, node, ""),
                new Aborted(mission, AbortReason.NOT_ELECTED));
    }

    /** The folder of the whole build: the module's parent, wherever the tests are started from. */
    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.isDirectory(here.resolve("deploy"))
                ? here
                : here.resolve("..").normalize();
    }
}
