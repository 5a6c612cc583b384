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

/** Its ports are below those that the system gives to outgoing connections, of which any may be somebody's at any time. */
class PlannerTest {
    private static final OptionalInt ANY = OptionalInt.empty();

    @TempDir
    Path folder;

    private static Wish nodes(int count) {
        return new Wish(OptionalInt.of(count), ANY, ANY, ANY, ANY);
    }

    @Test
    void threeOfEachUnlessToldOtherwise() throws Exception {
        Layout layout = new Planner(folder, Wish.none(), 12_000, 13_000, 11_000).layout();
        assertThat(layout.nodes()).hasSize(3);
        assertThat(layout.sentinels()).hasSize(3);
        assertThat(layout.quorum()).isEqualTo(2);
    }

    @Test
    void aTakenPortMovesTheWholeBlock() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            int base = Math.min(taken.getLocalPort(), 65_000) - 1;
            Layout layout = new Planner(folder, nodes(3), base, 13_000, 11_000).layout();
            assertThat(layout.firstMaster().port()).isGreaterThanOrEqualTo(base + 3);
            assertThat((layout.firstMaster().port() - base) % 3).isZero();
        }
    }

    @Test
    void aGroupThatIsKnownKeepsItsMembers() throws Exception {
        Layout first = new Planner(folder, nodes(2), 14_000, 15_000, 11_000).layout();
        first.prepare();
        assertThat(new Planner(folder, Wish.none(), 16_000, 17_000, 11_000).layout())
                .isEqualTo(first);
        assertThatThrownBy(() -> new Planner(folder, nodes(3), 14_000, 15_000, 11_000).layout())
                .isInstanceOf(Refusal.class)
                .hasMessage("--nodes 3: the group in " + folder
                        + " has 2; leave the option out, or start another group with --dir");
    }

    @Test
    void eachSentinelHasAPageAndKeepsIt() throws Exception {
        Layout first = new Planner(folder, nodes(1), 14_000, 15_000, 11_000).layout();
        first.prepare();

        assertThat(first.page()).contains("http://127.0.0.1:" + page(first, 0) + "/");
        assertThat(first.sentinels())
                .extracting(Member::config)
                .allSatisfy(config -> assertThat(config).content().contains("sentinel http-port "));
        assertThat(new Planner(folder, Wish.none(), 16_000, 17_000, 18_000).layout())
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
        Files.write(folder.resolve("members"), List.of("node 14000", "sentinel 15000"));

        Layout layout = new Planner(folder, Wish.none()).layout();
        layout.prepare();

        assertThat(layout.page()).isEmpty();
        assertThat(layout.sentinels().get(0).config()).content().doesNotContain("http-port");
    }

    @Test
    void configurationOnceWrittenIsNotWrittenAgain() throws Exception {
        Layout layout = new Planner(folder, nodes(2), 14_000, 15_000, 11_000).layout();
        layout.prepare();
        Path file = layout.nodes().get(1).config();
        assertThat(Files.readAllLines(file))
                .contains("replicaof 127.0.0.1 " + layout.firstMaster().port());
        Files.writeString(file, "edited");
        layout.prepare();
        assertThat(file).hasContent("edited");
    }
}
