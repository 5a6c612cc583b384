package io.vedette.sentinel.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ScriptQueueTest {
    private final FakeLauncher launcher = new FakeLauncher();
    private final List<String> events = new ArrayList<>();
    private final ScriptQueue queue =
            new ScriptQueue(launcher, (channel, payload) -> events.add(channel + " " + payload));

    private static final class FakeRun implements ScriptLauncher.Running {
        private final List<String> argv;
        private final Consumer<ScriptExit> ended;
        private boolean killed;

        FakeRun(List<String> argv, Consumer<ScriptExit> ended) {
            this.argv = argv;
            this.ended = ended;
        }

        @Override
        public long pid() {
            return 4711;
        }

        @Override
        public void kill() {
            killed = true;
        }

        void exit(int code) {
            ended.accept(new ScriptExit.Code(code));
        }
    }

    private static final class FakeLauncher implements ScriptLauncher {
        private final List<FakeRun> runs = new ArrayList<>();

        @Override
        public void launch(List<String> argv, Consumer<Running> started, Consumer<ScriptExit> ended) {
            FakeRun run = new FakeRun(argv, ended);
            runs.add(run);
            started.accept(run);
        }

        FakeRun last() {
            return runs.get(runs.size() - 1);
        }
    }

    @Test
    void scriptThatSucceedsIsForgotten() {
        queue.schedule(List.of("notify.sh", "+sdown", "x"), 0);
        assertThat(launcher.last().argv).containsExactly("notify.sh", "+sdown", "x");

        launcher.last().exit(0);

        assertThat(queue.size()).isZero();
        assertThat(events).isEmpty();
    }

    @Test
    void exitOneIsTriedTenTimesWithDoublingDelays() {
        queue.schedule(List.of("notify.sh"), 0);
        long now = 0;
        for (int run = 1; run < 10; run++) {
            launcher.last().exit(1);
            long delay = queue.nextDeadlineMs() - now;
            assertThat(delay).isEqualTo(30_000L << (run - 1));
            queue.tend(now + delay - 1);
            assertThat(launcher.runs).hasSize(run);
            now += delay;
            queue.tend(now);
            assertThat(launcher.runs).hasSize(run + 1);
        }
        assertThat(events).isEmpty();

        launcher.last().exit(1);

        assertThat(queue.size()).isZero();
        assertThat(events).containsExactly("-script-error notify.sh 0 1");
    }

    @Test
    void anyOtherExitCodeIsFinal() {
        queue.schedule(List.of("notify.sh"), 0);

        launcher.last().exit(2);

        assertThat(events).containsExactly("-script-error notify.sh 0 2");
        assertThat(queue.size()).isZero();
    }

    @Test
    void scriptThatCannotStartIsFinal() {
        queue.schedule(List.of("notify.sh"), 0);

        launcher.last().ended.accept(new ScriptExit.NotStarted("no such file"));

        assertThat(events).containsExactly("-script-error notify.sh 99 0");
    }

    @Test
    void scriptThatRunsTooLongIsKilledOnceAndTriedAgain() {
        queue.schedule(List.of("slow.sh"), 0);
        queue.tend(60_000);
        assertThat(launcher.last().killed).isFalse();

        queue.tend(60_001);
        queue.tend(60_002);

        assertThat(launcher.last().killed).isTrue();
        assertThat(events).containsExactly("-script-timeout slow.sh 4711");
        launcher.last().ended.accept(ScriptExit.ofProcess(137));
        assertThat(queue.pending(60_002)).containsExactly(new PendingScript(List.of("slow.sh"), false, 0, 30_000, 1));
    }

    @Test
    void sixteenRunAndTheOthersWaitTheirTurn() {
        for (int i = 0; i < 20; i++) {
            queue.schedule(List.of("script" + i), 0);
        }
        assertThat(launcher.runs).hasSize(16);
        assertThat(queue.runningCount()).isEqualTo(16);

        launcher.runs.get(3).exit(0);

        assertThat(launcher.last().argv).containsExactly("script16");
    }

    @Test
    void fullQueueDropsItsOldestWaitingScript() {
        for (int i = 0; i < 257; i++) {
            queue.schedule(List.of("script" + i), 0);
        }

        assertThat(queue.size()).isEqualTo(256);
        assertThat(queue.pending(0)).extracting(script -> script.argv().get(0)).doesNotContain("script16");
    }
}
