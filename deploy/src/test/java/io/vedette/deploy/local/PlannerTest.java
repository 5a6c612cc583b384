package io.vedette.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlannerTest {
    private static final OptionalInt ANY = OptionalInt.empty();

    @TempDir
    Path folder;

    private static Wish nodes(int count) {
        return new Wish(OptionalInt.of(count), ANY, ANY, ANY, ANY);
    }

    @Test
    void threeOfEachUnlessToldOtherwise() throws Exception {
        Layout layout = new Planner(folder, Wish.none(), 42_000, 43_000, 41_000).layout();
        assertThat(layout.nodes()).hasSize(3);
        assertThat(layout.sentinels()).hasSize(3);
        assertThat(layout.quorum()).isEqualTo(2);
    }

    @Test
    void aTakenPortMovesTheWholeBlock() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            int base = Math.min(taken.getLocalPort(), 65_000) - 1;
            Layout layout = new Planner(folder, nodes(3), base, 43_000, 41_000).layout();
            assertThat(layout.firstMaster().port()).isGreaterThanOrEqualTo(base + 3);
            assertThat((layout.firstMaster().port() - base) % 3).isZero();
        }
    }

    @Test
    void aGroupThatIsKnownKeepsItsMembers() throws Exception {
        Layout first = new Planner(folder, nodes(2), 44_000, 45_000, 41_000).layout();
        first.prepare();
        assertThat(new Planner(folder, Wish.none(), 46_000, 47_000, 41_000).layout())
                .isEqualTo(first);
        assertThatThrownBy(() -> new Planner(folder, nodes(3), 44_000, 45_000, 41_000).layout())
                .isInstanceOf(Refusal.class)
                .hasMessage("--nodes 3: the group in " + folder
                        + " has 2; leave the option out, or start another group with --dir");
    }

    @Test
    void eachSentinelHasAPageAndKeepsIt() throws Exception {
        Layout first = new Planner(folder, nodes(1), 44_000, 45_000, 41_000).layout();
        first.prepare();

        assertThat(first.page()).contains("http://127.0.0.1:" + page(first, 0) + "/");
        assertThat(first.sentinels())
                .extracting(Member::config)
                .allSatisfy(config -> assertThat(config).content().contains("sentinel http-port "));
        assertThat(new Planner(folder, Wish.none(), 46_000, 47_000, 48_000).layout())
                .isEqualTo(first);
        try (ServerSocket taken = new ServerSocket(page(first, 1))) {
            assertThatThrownBy(() -> new Planner(folder, Wish.none()).layout())
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("port " + taken.getLocalPort() + " is taken");
        }
    }

    private static int page(Layout layout, int sentinel) {
        return layout.sentinels().get(sentinel).page().orElseThrow();
    }

    @Test
    void groupFromBeforeThereWasAPageStartsWithoutOne() throws Exception {
        Files.write(folder.resolve("members"), List.of("node 44000", "sentinel 45000"));

        Layout layout = new Planner(folder, Wish.none()).layout();
        layout.prepare();

        assertThat(layout.page()).isEmpty();
        assertThat(layout.sentinels().get(0).config()).content().doesNotContain("http-port");
    }

    @Test
    void configurationOnceWrittenIsNotWrittenAgain() throws Exception {
        Layout layout = new Planner(folder, nodes(2), 44_000, 45_000, 41_000).layout();
        layout.prepare();
        Path file = layout.nodes().get(1).config();
        assertThat(Files.readAllLines(file))
                .contains("replicaof 127.0.0.1 " + layout.firstMaster().port());
        Files.writeString(file, "edited");
        layout.prepare();
        assertThat(file).hasContent("edited");
    }
}
