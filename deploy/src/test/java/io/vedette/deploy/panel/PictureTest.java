package io.vedette.deploy.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.deploy.local.Layout;
import io.vedette.deploy.local.Member;
import io.vedette.deploy.local.Planner;
import io.vedette.deploy.local.Wish;
import io.vedette.deploy.watch.GroupEvent;
import io.vedette.deploy.watch.Report;
import io.vedette.deploy.watch.Sight;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureTest {
    private static final Duration AGE = Duration.ofSeconds(3723);

    @TempDir
    Path folder;

    private final Picture picture = new Picture(Paint.OFF, Member::port);
    private final Map<Member, Report> reports = new HashMap<>();
    private final List<GroupEvent> events = new ArrayList<>();
    private Layout layout = new Layout(Path.of(""), List.of());

    @BeforeEach
    void aHealthyGroup() throws Exception {
        Wish any = Wish.none();
        layout = new Planner(folder, any, 18_000, 19_000, 17_000).layout();
        String master = "127.0.0.1:" + layout.firstMaster().port();
        reports.put(
                layout.firstMaster(),
                new Report.OfNode("master", Optional.empty(), Optional.empty(), OptionalLong.of(1000), 2));
        for (Member replica : layout.nodes().subList(1, 3)) {
            reports.put(
                    replica,
                    new Report.OfNode("slave", Optional.of(master), Optional.of("up"), OptionalLong.of(990), 0));
        }
        for (Member sentinel : layout.sentinels()) {
            reports.put(sentinel, new Report.OfSentinel(Optional.of(master), "master", 2, 2, Optional.empty()));
        }
    }

    private List<String> lines(int columns, int rows) {
        return picture.lines(new Sight(layout, reports), events, AGE, new Terminal.Size(columns, rows));
    }

    @Test
    void saysWhoIsMasterAndHowFarTheOthersAre() {
        List<String> lines = lines(80, 24);
        int port = layout.firstMaster().port();
        assertThat(lines.get(0))
                .startsWith(" vedette   master 127.0.0.1:" + port + "   up 1:02:03   http://127.0.0.1:");
        assertThat(lines.get(3))
                .isEqualTo("  node-" + port + "    master   -        1000          -            " + port);
        assertThat(lines.get(4)).contains("replica  up       990           10 ");
        assertThat(lines.get(8)).contains("127.0.0.1:" + port).contains(" ok ").contains("2r 2s");
    }

    @Test
    void fitsWhateverTheTerminalIs() {
        for (int i = 0; i < 50; i++) {
            events.add(new GroupEvent(LocalTime.NOON, "sentinel-1", "+odown master with a rather long tail " + i));
        }
        for (Terminal.Size size : List.of(
                new Terminal.Size(80, 24),
                new Terminal.Size(20, 5),
                new Terminal.Size(200, 60),
                new Terminal.Size(1, 1))) {
            List<String> lines = lines(size.columns(), size.rows());
            assertThat(lines).hasSize(size.rows());
            assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(size.columns()));
        }
        assertThat(lines(80, 24)).anyMatch(line -> line.endsWith("tail 49"));
    }

    @Test
    void sentinelsThatDisagreeAreSaidToDisagree() {
        reports.put(
                layout.sentinels().get(2),
                new Report.OfSentinel(Optional.of("127.0.0.1:1"), "s_down,master", 2, 2, Optional.empty()));
        assertThat(lines(120, 24).get(0)).contains("no agreed master: sentinels name 127.0.0.1:");
        assertThat(lines(120, 24)).anyMatch(line -> line.contains("s_down"));
    }

    @Test
    void whoIsAwayIsShownWithTheReason() {
        reports.put(layout.nodes().get(1), new Report.Silent("connection refused"));
        assertThat(lines(80, 24)).anyMatch(line -> line.contains("away: connection refused"));
    }

    @Test
    void whatMembersSendCannotSteerTheTerminal() {
        events.add(new GroupEvent(LocalTime.NOON, "sentinel-1", "+x \u001b[2J\r\n"));
        reports.put(layout.nodes().get(1), new Report.Silent("\u001b]0;title\u0007"));
        assertThat(String.join("", lines(80, 24))).doesNotContain("\u001b", "\u0007", "\r");
    }

    @Test
    void aPlannedSwitchoverIsSaid() {
        Report.OfSentinel sentinel = new Report.OfSentinel(
                Optional.of("127.0.0.1:1"), "master", 2, 2, Optional.of("at 2030-01-31T12:00:00Z"));

        assertThat(sentinel.inWords())
                .isEqualTo("names 127.0.0.1:1 as master, which is ok; switchover planned at 2030-01-31T12:00:00Z");
    }
}
