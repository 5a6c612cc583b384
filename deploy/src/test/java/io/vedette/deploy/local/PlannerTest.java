package io.vedette.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlannerTest {
    private static final OptionalInt ANY = OptionalInt.empty();

    @TempDir
    Path folder;

    private static Wish nodes(int count) {
        return new Wish(OptionalInt.of(count), ANY, ANY, ANY);
    }

    @Test
    void threeOfEachUnlessToldOtherwise() throws Exception {
        Layout layout = new Planner(folder, new Wish(ANY, ANY, ANY, ANY), 42_000, 43_000).layout();
        assertThat(layout.nodes()).hasSize(3);
        assertThat(layout.sentinels()).hasSize(3);
        assertThat(layout.quorum()).isEqualTo(2);
    }

    @Test
    void aTakenPortMovesTheWholeBlock() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            int base = Math.min(taken.getLocalPort(), 65_000) - 1;
            Layout layout = new Planner(folder, nodes(3), base, 43_000).layout();
            assertThat(layout.firstMaster().port()).isGreaterThanOrEqualTo(base + 3);
            assertThat((layout.firstMaster().port() - base) % 3).isZero();
        }
    }

    @Test
    void aGroupThatIsKnownKeepsItsMembers() throws Exception {
        Layout first = new Planner(folder, nodes(2), 44_000, 45_000).layout();
        first.prepare();
        assertThat(new Planner(folder, new Wish(ANY, ANY, ANY, ANY), 46_000, 47_000).layout())
                .isEqualTo(first);
        assertThatThrownBy(() -> new Planner(folder, nodes(3), 44_000, 45_000).layout())
                .isInstanceOf(Refusal.class)
                .hasMessage("--nodes 3: the group in " + folder
                        + " has 2; leave the option out, or start another group with --dir");
    }

    @Test
    void configurationOnceWrittenIsNotWrittenAgain() throws Exception {
        Layout layout = new Planner(folder, nodes(2), 44_000, 45_000).layout();
        layout.prepare();
        Path file = layout.nodes().get(1).config();
        assertThat(Files.readAllLines(file))
                .contains("replicaof 127.0.0.1 " + layout.firstMaster().port());
        Files.writeString(file, "edited");
        layout.prepare();
        assertThat(file).hasContent("edited");
    }
}
