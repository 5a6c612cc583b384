package io.vedette.node.heap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HeapGoalTest {
    @Test
    void theGoalFollowsWhatIsAlive() throws Exception {
        List<Long> megabytes = hoard("-XX:+UseZGC").lines().map(Long::valueOf).toList();
        assertThat(megabytes).hasSize(4);
        assertThat(megabytes.get(0)).isLessThan(100);
        assertThat(megabytes.get(1)).isBetween(Hoarder.LEAST, Hoarder.MOST);
        assertThat(megabytes.get(2)).as("while data come").isEqualTo(Hoarder.HEAP);
        assertThat(megabytes.get(3)).as("when they have come").isLessThan(Hoarder.HEAP);
    }

    @Test
    void anOperatorsGoalIsLeftAlone() throws Exception {
        assertThat(hoard("-XX:+UseZGC", "-XX:SoftMaxHeapSize=300m")).isEqualTo("none");
    }

    @Test
    void aCollectorThatTakesNoGoalIsLeftAlone() throws Exception {
        assertThat(hoard("-XX:+UseSerialGC")).isEqualTo("none");
    }

    private static String hoard(String... flags) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(flags));
        command.addAll(List.of(
                "-Xmx" + Hoarder.HEAP + "m", "-cp", System.getProperty("java.class.path"), Hoarder.class.getName()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return said.strip();
        } finally {
            process.destroyForcibly();
        }
    }

    /**
     * A process that keeps 100 MB and says, in MB, what the goal is before and after a few collections: what has just moved from the
     * young to the old generation counts twice until both were collected.
     */
    static final class Hoarder {
        private static final int KEPT = 100;
        private static final int MB = 1 << 20;
        static final long HEAP = 1024;
        private static final int COLLECTIONS = 1_000;
        static final long LEAST = 64 + KEPT + KEPT / 4;
        static final long MOST = 64 + 2 * KEPT + KEPT / 2;

        private Hoarder() {}

        public static void main(String[] none) throws InterruptedException {
            HeapGoal goal = HeapGoal.begin().orElse(null);
            if (goal == null) {
                System.out.println("none");
                return;
            }
            System.out.println(goal.bytes() / MB);
            List<byte[]> kept = new ArrayList<>();
            for (int i = 0; i < KEPT; i++) {
                kept.add(new byte[MB]);
            }
            for (int i = 0; i < COLLECTIONS && !isNear(goal.bytes() / MB); i++) {
                ManagementFactory.getMemoryMXBean().gc();
                Thread.sleep(10);
            }
            System.out.println(goal.bytes() / MB);
            goal.begins();
            System.out.println(goal.bytes() / MB);
            goal.ends();
            System.out.println(goal.bytes() / MB);
            assertThat(kept).hasSize(KEPT);
        }

        private static boolean isNear(long megabytes) {
            return megabytes >= LEAST && megabytes <= MOST;
        }
    }
}
