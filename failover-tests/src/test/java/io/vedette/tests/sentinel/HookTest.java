package io.vedette.tests.sentinel;

import static io.vedette.tests.sentinel.Patience.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator's own program is asked before a failover. */
class HookTest {
    @TempDir
    private Path folder;

    @Test
    void aVetoIsToldAndWhenItEndsTheReplicaTakesOver() throws Exception {
        Path maintenance = Files.createFile(folder.resolve("maintenance"));
        Path hook = ShellScript.write(
                folder.resolve("hook.sh"),
                "echo \"$@\" >> " + folder + "/asked",
                "[ -e " + maintenance + " ] || exit 0",
                "echo the rack is being moved",
                "echo and more that nobody needs",
                "exit 75");
        // However loaded the machine is, its answer is waited for.
        try (Deployment deployment = Deployment.start(
                folder,
                3,
                "sentinel pre-failover-hook mymaster " + hook,
                "sentinel pre-failover-hook-timeout mymaster 30000")) {
            RedisNode master = deployment.master();
            Watcher sentinel = deployment.sentinels().get(0);

            master.kill();

            patiently("the veto is told").untilAsserted(() -> {
                assertThat(sentinel.ask("SENTINEL", "EXPLAIN", "mymaster"))
                        .contains("the pre-failover hook: the rack is being moved (asked again in")
                        .doesNotContain("more that nobody needs");
                assertThat(sentinel.ask("SENTINEL", "HISTORY", "mymaster"))
                        .contains("vetoed by the pre-failover hook: the rack is being moved");
            });
            assertThat(sentinel.log())
                    .contains("+failover-veto master mymaster 127.0.0.1 " + master.port() + " the rack is being moved")
                    .doesNotContain("+try-failover");
            assertThat(deployment.master()).isEqualTo(master);
            List<String> asked = Files.readAllLines(folder.resolve("asked"));
            assertThat(asked.get(0))
                    .matches("mymaster leader ask 127.0.0.1 " + master.port() + " 127.0.0.1 \\d+ .*\\S.*");

            Files.delete(maintenance);

            RedisNode next = deployment.awaitMasterOtherThan(master);
            deployment.othersThan(master, next).forEach(other -> deployment.awaitFollows(other, next));
            assertThat(sentinel.config())
                    .contains("sentinel pre-failover-hook mymaster " + hook)
                    .contains("sentinel pre-failover-hook-timeout mymaster 30000");
        }
    }

    @Test
    void aHookThatHangsHoldsNothingUp() throws Exception {
        Path hook = ShellScript.write(folder.resolve("hook.sh"), "exec sleep 600");
        try (Pair pair = Pair.start(
                folder,
                "sentinel pre-failover-hook mymaster " + hook,
                "sentinel pre-failover-hook-timeout mymaster 300")) {
            pair.master().kill();

            pair.awaitSwitch();

            assertThat(pair.sentinel().log())
                    .contains("-pre-failover-hook-unanswered master mymaster 127.0.0.1 ")
                    .contains("no answer within 300 ms");
        }
    }

    @Test
    void itIsSetAtRunTimeLikeOtherScripts() throws Exception {
        Path hook = ShellScript.write(folder.resolve("hook.sh"), "exit 75");
        try (Pair pair = Pair.start(folder, "sentinel deny-scripts-reconfig no")) {
            Watcher sentinel = pair.sentinel();
            assertThat(sentinel.ask("SENTINEL", "SET", "mymaster", "pre-failover-hook", folder + "/nothing"))
                    .startsWith("-ERR Pre-failover hook cannot be asked: ")
                    .contains("does not exist");
            assertThat(sentinel.ask("SENTINEL", "SET", "mymaster", "pre-failover-hook-unanswered", "perhaps"))
                    .startsWith("-ERR Invalid argument");
            assertThat(sentinel.ask("SENTINEL", "SET", "mymaster", "pre-failover-hook-timeout", "60001"))
                    .startsWith("-ERR Invalid argument");
            assertThat(sentinel.ask(
                            "SENTINEL",
                            "SET",
                            "mymaster",
                            "pre-failover-hook",
                            hook.toString(),
                            "pre-failover-hook-unanswered",
                            "hold"))
                    .startsWith("+OK");
            assertThat(sentinel.config())
                    .contains("sentinel pre-failover-hook mymaster " + hook)
                    .contains("sentinel pre-failover-hook-unanswered mymaster hold");
            assertThat(sentinel.ask("SENTINEL", "MASTER", "mymaster")).contains("pre-failover-hook", hook.toString());

            Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rw-------"));

            patiently("the warning that doctor shows")
                    .untilAsserted(() -> assertThat(sentinel.ask("INFO", "vedette"))
                            .contains("kind=pre-failover-hook")
                            .contains("this user may not execute " + hook));
            assertThat(sentinel.ask("SENTINEL", "SET", "mymaster", "pre-failover-hook", ""))
                    .startsWith("+OK");
            assertThat(sentinel.config()).doesNotContain("pre-failover-hook mymaster");
        }
        try (Pair pair = Pair.start(folder.resolve("denied"))) {
            assertThat(pair.sentinel().ask("SENTINEL", "SET", "mymaster", "pre-failover-hook", hook.toString()))
                    .startsWith("-ERR Reconfiguration of scripts path is denied");
        }
    }
}
