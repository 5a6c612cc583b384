package io.vedette.tests.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UndertakerTest {
    private static final List<String> ENDLESS = List.of("sleep", "600");

    @TempDir
    private Path folder;

    /** The program below, in a JVM of its own. */
    static final class Starter {
        private Starter() {}

        public static void main(String... arguments) throws Exception {
            Undertaker undertaker = Undertaker.hire();
            Child child = Child.start(undertaker, Path.of(arguments[0]), ENDLESS, Map.of());
            child.freeze();
            System.out.println(child.pid());
            Thread.sleep(Duration.ofMinutes(10).toMillis());
        }
    }

    @Test
    void whatAKilledJvmStartedEndsEvenWhenItIsStopped() throws Exception {
        Process starter = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Starter.class.getName(),
                        folder.resolve("log").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = starter.inputReader(StandardCharsets.UTF_8)) {
            long pid = Long.parseLong(said.readLine());
            assertThat(alive(pid)).isTrue();

            starter.destroyForcibly();

            await("the end of " + pid).atMost(Member.PATIENCE).until(() -> !alive(pid));
        }
    }

    @Test
    void closingEndsWhatIsOnTheListAndNothingElse() throws Exception {
        Undertaker undertaker = Undertaker.hire();
        Process stranger = new ProcessBuilder(ENDLESS).start();
        try {
            Child child = Child.start(undertaker, folder.resolve("log"), ENDLESS, Map.of());

            undertaker.close();

            child.awaitEnd();
            assertThat(child.runs()).isFalse();
            assertThat(stranger.isAlive()).isTrue();
            assertThat(Files.readString(folder.resolve("log"))).isEmpty();
        } finally {
            stranger.destroyForcibly();
        }
    }

    /** An ended process that nobody has asked for yet is a zombie on some systems; it runs no more. */
    private static boolean alive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}
