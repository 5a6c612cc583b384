package io.vedette.tests.sentinel;

import static io.vedette.tests.sentinel.Patience.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator's scripts: their arguments, and what becomes of those that fail or hang. */
class ScriptsTest {
    @TempDir
    private Path folder;

    private List<String> lines(String name) throws IOException {
        Path file = folder.resolve(name);
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    @Test
    void scriptsGetRedissArgumentsAndFailedOnesAreTriedAgain() throws Exception {
        Path notify = ShellScript.write(folder.resolve("notify.sh"), "echo \"$@\" >> " + folder + "/told");
        Path reconfig = ShellScript.write(
                folder.resolve("reconfig.sh"),
                "echo \"$@\" >> " + folder + "/runs",
                "[ $(wc -l < " + folder + "/runs) -ge 3 ]");
        try (Pair pair = Pair.start(
                folder,
                "loglevel debug",
                "sentinel notification-script mymaster " + notify,
                "sentinel client-reconfig-script mymaster " + reconfig)) {
            assertThat(pair.sentinel().ask("SENTINEL", "DEBUG", "script-retry-delay", "50"))
                    .startsWith("+OK");
            int old = pair.master().port();
            patiently("the sentinel listens to the master's hellos")
                    .untilAsserted(() -> assertThat(pair.master().ask("PUBSUB", "NUMSUB", "__sentinel__:hello"))
                            .endsWith(":1\r\n"));

            pair.master().kill();
            pair.awaitSwitch();

            String arguments = "mymaster leader start 127.0.0.1 " + old + " 127.0.0.1 "
                    + pair.replica().port();
            patiently("the third run succeeds").untilAsserted(() -> {
                assertThat(lines("runs")).containsExactly(arguments, arguments, arguments);
                assertThat(pair.sentinel().ask("SENTINEL", "PENDING-SCRIPTS")).isEqualTo("*0\r\n");
            });
            assertThat(lines("told"))
                    .contains(
                            "+sdown master mymaster 127.0.0.1 " + old,
                            "+switch-master mymaster 127.0.0.1 " + old + " 127.0.0.1 "
                                    + pair.replica().port())
                    .noneMatch(line -> line.startsWith("+slave "));
            patiently("all of it is in the log")
                    .untilAsserted(() -> assertThat(pair.sentinel().log())
                            .containsPattern("\\. \\+script-child \\d+\n")
                            .containsPattern("\\. -script-child \\d+ 0 0\n")
                            .containsPattern("\\. -script-child \\d+ 1 0\n")
                            .containsPattern("\\. -cmd-link-reconnection 127.0.0.1:" + old + " #")
                            .containsPattern("\\. -pubsub-link-reconnection 127.0.0.1:" + old + " #"));
        }
    }

    @Test
    void hangingScriptIsKilledAndAHopelessOneDropped() throws Exception {
        Path notify = ShellScript.write(
                folder.resolve("notify.sh"),
                "case \"$*\" in *parallel-syncs*) exec sleep 600;; *failover-timeout*) exit 2;; esac");
        try (Pair pair = Pair.start(folder, "sentinel notification-script mymaster " + notify);
                Listener listener = new Listener(pair.sentinel())) {
            assertThat(pair.sentinel()
                            .ask("SENTINEL", "DEBUG", "script-max-runtime", "300", "script-retry-delay", "600000"))
                    .startsWith("+OK");

            assertThat(pair.sentinel().ask("SENTINEL", "SET", "mymaster", "failover-timeout", "9000"))
                    .startsWith("+OK");
            patiently("an exit status of 2 is final")
                    .until(() -> listener.heard().contains("-script-error " + notify + " 0 2"));
            assertThat(pair.sentinel().ask("SENTINEL", "SET", "mymaster", "parallel-syncs", "2"))
                    .startsWith("+OK");

            patiently("it is killed")
                    .until(() -> listener.heard().stream()
                            .anyMatch(event -> event.startsWith("-script-timeout " + notify + " ")));
            patiently("it waits for its second run")
                    .untilAsserted(() -> assertThat(pair.sentinel().ask("SENTINEL", "PENDING-SCRIPTS"))
                            .startsWith("*1\r\n")
                            .contains("scheduled")
                            .contains("retry-num\r\n$1\r\n1\r\n"));
        }
    }
}
