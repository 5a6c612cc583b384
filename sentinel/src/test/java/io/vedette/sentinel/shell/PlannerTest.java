package io.vedette.sentinel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.quorum.Command;
import io.vedette.quorum.Coordinator;
import io.vedette.quorum.DurableGroup;
import io.vedette.quorum.DurableState;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.Event;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.Outcome;
import io.vedette.quorum.Rules;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.Settings;
import io.vedette.sentinel.state.GlobalOptions;
import io.vedette.sentinel.state.PlannedSwitchover;
import io.vedette.sentinel.state.ProcessLines;
import io.vedette.sentinel.state.SentinelState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PlannerTest {
    private static final GroupName GROUP = new GroupName("m");
    private static final Instant NOON = Instant.parse("2030-01-31T12:00:00Z");

    private final DurableState durable = new DurableState(
            new SentinelId("a".repeat(40)),
            Epoch.ZERO,
            List.of(DurableGroup.fresh(GROUP, new HostPort("10.0.0.1", 6379), Rules.withQuorum(1))));
    private final SentinelState state = new SentinelState(durable, GlobalOptions.DEFAULT, Map.of());
    private final Coordinator core = new Coordinator(durable, Settings.DEFAULT, new Random(1));
    private final OptionBook options = new OptionBook(state, () -> ProcessLines.NONE);
    private final History history = new History();
    private final List<Command> ordered = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private Outcome outcome = new Outcome.Ok();
    private Instant wall = NOON;
    private long nowMs;
    private final Planner planner = new Planner(
            options,
            core,
            history,
            this::order,
            event -> told.add(event.channel() + " " + event.payload()),
            () -> wall,
            () -> nowMs);

    PlannerTest() {
        core.start(0);
    }

    private void order(Command command, Consumer<Outcome> answer) {
        ordered.add(command);
        answer.accept(command instanceof Command.Flush ? new Outcome.Ok() : outcome);
    }

    private Outcome plan(Instant at) {
        List<Outcome> answers = new ArrayList<>();
        planner.plan(new PlannedSwitchover(GROUP, at, Optional.empty()), answers::add);
        return answers.get(0);
    }

    private void tickAt(Instant time) {
        wall = time;
        planner.tick();
    }

    private String skipped() {
        assertThat(ordered).noneMatch(command -> command instanceof Command.Switchover);
        return history.of(GROUP, 1).get(0).outcome();
    }

    @Test
    void itBeginsWhenItsTimeHasComeAndOnlyOnce() {
        assertThat(plan(NOON.plusSeconds(10))).isInstanceOf(Outcome.Ok.class);
        assertThat(planner.of(GROUP)).isPresent();

        tickAt(NOON.plusSeconds(9));
        assertThat(ordered).hasSize(1);
        tickAt(NOON.plusSeconds(10));
        tickAt(NOON.plusSeconds(11));

        assertThat(ordered)
                .containsExactly(
                        new Command.Flush(), new Command.Flush(), new Command.Switchover(GROUP, Optional.empty()));
        assertThat(planner.of(GROUP)).isEmpty();
        assertThat(told)
                .containsExactly(
                        "+switchover-planned master m 10.0.0.1 6379 at 2030-01-31T12:00:10Z",
                        "-switchover-planned master m 10.0.0.1 6379 begins, at 2030-01-31T12:00:10Z");
    }

    @Test
    void oneThatIsLateIsSkipped() {
        plan(NOON.plusSeconds(10));

        tickAt(NOON.plusSeconds(71));

        assertThat(skipped()).isEqualTo("skipped: it is 61 s late");
        assertThat(planner.of(GROUP)).isEmpty();
    }

    @Test
    void oneThatIsAMinuteLateIsNot() {
        plan(NOON.plusSeconds(10));

        tickAt(NOON.plusSeconds(70));

        assertThat(ordered).contains(new Command.Switchover(GROUP, Optional.empty()));
    }

    @Test
    void whileTheMasterIsDownItIsSkipped() {
        plan(NOON.plusSeconds(10));
        while (nowMs < 60_000) {
            nowMs = Math.max(nowMs + 1, Math.min(core.nextDeadlineMs(), 60_000));
            core.on(new Event.Timer(), nowMs);
        }

        tickAt(NOON.plusSeconds(10));

        assertThat(skipped()).isEqualTo("skipped: the master is down");
    }

    @Test
    void whileTheGroupIsPausedItIsSkipped() {
        plan(NOON.plusSeconds(10));
        core.on(new Event.Commanded(1, new Command.Pause(GROUP, 60_000, "new disk")), 1);
        nowMs = 1;

        tickAt(NOON.plusSeconds(10));

        assertThat(skipped()).isEqualTo("skipped: the group is paused: new disk");
    }

    @Test
    void whatTheCoreRefusesIsSkippedForItsReason() {
        plan(NOON.plusSeconds(10));
        outcome = new Outcome.Refused("NOGOODSLAVE No suitable replica to promote");

        tickAt(NOON.plusSeconds(10));

        assertThat(history.of(GROUP, 1).get(0).outcome())
                .isEqualTo("skipped: NOGOODSLAVE No suitable replica to promote");
        assertThat(told.get(1))
                .isEqualTo(
                        "-switchover-planned master m 10.0.0.1 6379 skipped, NOGOODSLAVE No suitable replica to promote");
    }

    @Test
    void whatCannotBePlannedChangesNothing() {
        assertThat(plan(NOON).toString()).contains("is over");
        assertThat(plan(NOON.plusSeconds(400L * 86_400)).toString()).contains("more than 366 days");
        planner.plan(
                new PlannedSwitchover(new GroupName("other"), NOON.plusSeconds(5), Optional.empty()),
                answer -> assertThat(answer.toString()).contains("No such master"));
        planner.plan(
                new PlannedSwitchover(GROUP, NOON.plusSeconds(5), Optional.of(new HostPort("10.0.0.9", 1))),
                answer -> assertThat(answer.toString()).contains("is no replica"));
        assertThat(ordered).isEmpty();

        plan(NOON.plusSeconds(10));
        assertThat(plan(NOON.plusSeconds(20)).toString()).contains("planned already");
        assertThat(planner.of(GROUP).orElseThrow().at()).isEqualTo(NOON.plusSeconds(10));
    }

    @Test
    void itCanBeCancelled() {
        plan(NOON.plusSeconds(10));
        List<Outcome> answers = new ArrayList<>();

        planner.cancel(GROUP, answers::add);
        planner.cancel(GROUP, answers::add);
        tickAt(NOON.plusSeconds(10));

        assertThat(answers).containsExactly(new Outcome.Ok(), Planner.NOTHING);
        assertThat(ordered).containsExactly(new Command.Flush(), new Command.Flush());
    }

    @Test
    void aGroupThatIsForgottenTakesItsPlanAlong() {
        plan(NOON.plusSeconds(10));

        options.forget(GROUP);
        tickAt(NOON.plusSeconds(10));

        assertThat(ordered).containsExactly(new Command.Flush());
    }

    @Test
    void timesAreInstantsOrSeconds() {
        assertThat(PlannedTime.of("AT", "2030-01-31T13:00:00+01:00", NOON)).contains(NOON);
        assertThat(PlannedTime.of("in", "60", NOON)).contains(NOON.plusSeconds(60));
        for (String wrong : List.of("", "tomorrow", "2030-01-31T12:00:00", "-1")) {
            assertThat(PlannedTime.of("at", wrong, NOON)).isEmpty();
            assertThat(PlannedTime.of("in", wrong, NOON)).isEmpty();
        }
        assertThat(PlannedTime.of("on", "60", NOON)).isEmpty();
    }
}
