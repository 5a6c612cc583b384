package io.vedette.sentinel.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vedette.quorum.Epoch;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.PreFailoverHook;
import io.vedette.quorum.SentinelId;
import io.vedette.resp.config.BadConfiguration;
import io.vedette.resp.config.ConfigFiles;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentinelConfigReaderTest {
    private static final String MONITOR = "sentinel monitor m 10.0.0.1 6379 2";

    private static SentinelConfig read(String... lines) throws BadConfiguration {
        String text = String.join("\n", lines);
        return SentinelConfigReader.read(
                ConfigFiles.read("s.conf", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))),
                Path.of("/"));
    }

    private static GroupConfig group(String... lines) throws BadConfiguration {
        return read(lines).group("m").orElseThrow();
    }

    @Test
    void aGroupHasRedissDefaults() throws Exception {
        GroupConfig group = group(MONITOR);
        assertThat(group.master()).isEqualTo(new HostPort("10.0.0.1", 6379));
        assertThat(group.rules().quorum()).isEqualTo(2);
        assertThat(group.rules().downAfterMs()).isEqualTo(30_000);
        assertThat(group.rules().failoverTimeoutMs()).isEqualTo(180_000);
        assertThat(group.rules().parallelSyncs()).isEqualTo(1);
    }

    @Test
    void linesOfAGroupMayStandBeforeItsMonitor() throws Exception {
        assertThat(group("SENTINEL Down-After-Milliseconds m 1500", MONITOR)
                        .rules()
                        .downAfterMs())
                .isEqualTo(1500);
    }

    @Test
    void whatWasLearntIsReadBack() throws Exception {
        GroupConfig group = group(
                MONITOR,
                "sentinel known-replica m 10.0.0.2 6379",
                "sentinel known-slave m 10.0.0.3 6379",
                "sentinel known-sentinel m 10.0.0.4 26379 " + "a".repeat(40),
                "sentinel known-sentinel m 10.0.0.5 26379",
                "sentinel leader-epoch m 18446744073709551615",
                "sentinel rename-command m CONFIG secret-config");
        assertThat(group.knownReplicas())
                .containsExactly(new HostPort("10.0.0.2", 6379), new HostPort("10.0.0.3", 6379));
        assertThat(group.knownSentinels())
                .containsExactly(new KnownSentinel(new HostPort("10.0.0.4", 26379), new SentinelId("a".repeat(40))));
        assertThat(group.leaderEpoch()).isEqualTo(Epoch.parse("18446744073709551615"));
        assertThat(group.renamedCommands()).containsEntry("config", "secret-config");
    }

    @Test
    void theCurrentEpochIsTheHighestThatWasSeen() throws Exception {
        assertThat(read("sentinel current-epoch 3", MONITOR, "sentinel config-epoch m 7")
                        .currentEpoch())
                .isEqualTo(new Epoch(7));
    }

    @Test
    void hostnamesNeedToBeAllowed() throws Exception {
        assertThat(group("sentinel monitor m redis-1.local 6379 2", "sentinel resolve-hostnames yes")
                        .master()
                        .host())
                .isEqualTo("redis-1.local");
    }

    @Test
    void passwordsDoNotShowInTexts() throws Exception {
        GroupConfig group = group(MONITOR, "sentinel auth-pass m hunter2");
        assertThat(group.credentials().password()).contains(Secret.of("hunter2"));
        assertThat(group.toString()).doesNotContain("hunter2");
    }

    @Test
    void secretsMayStandInFilesOfTheirOwn(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("password"), "hunter2\nsecond line\n");

        SentinelConfig config = read(
                MONITOR,
                "sentinel auth-pass-file m " + file,
                "sentinel sentinel-pass-file " + file,
                "sentinel gossip-secret-file " + file,
                "sentinel requirepass-file " + file);

        Secret secret = new Secret("hunter2", Optional.of(file.toString()));
        assertThat(config.group("m").orElseThrow().credentials().password()).contains(secret);
        assertThat(config.sentinelPassword()).contains(secret);
        assertThat(config.trust().secret()).contains(secret);
        assertThat(config.requirepass()).contains(secret);
        assertThat(config.toString()).doesNotContain("hunter2");
    }

    @Test
    void secretThatCannotBeReadOrIsGivenTwiceIsRefused(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("password"), "hunter2");
        Path empty = Files.writeString(folder.resolve("empty"), "\n");
        for (String wrong : List.of("/nonexistent", empty.toString(), folder.toString())) {
            assertThat(refusal(MONITOR, "sentinel auth-pass-file m " + wrong).complaint())
                    .isEqualTo("Can't read the secret");
        }
        assertThat(refusal(MONITOR, "sentinel auth-pass m x", "sentinel auth-pass-file m " + file)
                        .complaint())
                .isEqualTo("The secret is given twice.");
    }

    @Test
    void boundsOfTheCoreAreRead() throws Exception {
        SentinelConfig config =
                read("sentinel max-epoch-jump 1000", "sentinel pings-per-second 50", "sentinel blind-after 250");
        assertThat(config.trust().maxEpochJump()).isEqualTo(1000);
        assertThat(config.pingsPerSecond()).isEqualTo(50);
        assertThat(config.blindAfterMs()).isEqualTo(250);
        assertThat(refusal("sentinel pings-per-second 0").complaint()).isEqualTo("the number must be 1 or greater.");
    }

    @Test
    void theHookIsRead() throws Exception {
        PreFailoverHook hook = read(
                        MONITOR,
                        "sentinel pre-failover-hook m https://judge/ask",
                        "sentinel pre-failover-hook-timeout m 500",
                        "sentinel pre-failover-hook-unanswered m hold")
                .group("m")
                .orElseThrow()
                .rules()
                .hook();

        assertThat(hook).isEqualTo(new PreFailoverHook(Optional.of("https://judge/ask"), 500, true));
        assertThat(refusal(MONITOR, "sentinel pre-failover-hook m http:///ask").complaint())
                .isEqualTo("Pre-failover hook cannot be asked: 'http:///ask' names no host.");
        assertThat(refusal(MONITOR, "sentinel pre-failover-hook-unanswered m perhaps")
                        .complaint())
                .isEqualTo("'perhaps' is not understood.");
    }

    private static BadConfiguration refusal(String... lines) {
        return catchThrowableOfType(BadConfiguration.class, () -> read(lines));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "monitor m2 127.0.0.1 6379 0             | Quorum must be 1 or greater.",
                "monitor m 127.0.0.1 6379 1              | Duplicate master name.",
                "monitor m2 127.0.0.1 70000 1            | Invalid port number.",
                "monitor m2 redis-1.local 6379 1         | Can't resolve instance hostname.",
                "monitor m2 127.0.0.1 6379               | Unrecognized sentinel configuration statement.",
                "down-after-milliseconds m 0             | negative or zero time parameter.",
                "failover-timeout m -5                   | negative or zero time parameter.",
                "master-reboot-down-after-period m -1    | negative time parameter.",
                "down-after-milliseconds other 5         | No such master with specified name.",
                "nonsense m 5                            | Unrecognized sentinel configuration statement.",
                "notification-script m /nonexistent      | Notification script seems non existing or non executable.",
                "client-reconfig-script m /nonexistent   | Client reconfiguration script seems non existing or non executable.",
                "pre-failover-hook m /nonexistent        | Pre-failover hook cannot be asked: /nonexistent does not exist, or this user may not look into its folder.",
                "pre-failover-hook-timeout m 60001       | the number must be 1 or greater.",
                "myid short                              | Malformed Sentinel id in myid option.",
                "resolve-hostnames maybe                 | Please specify yes or no for the resolve-hostnames option.",
                "known-replica m 10.0.0.9 1              | Duplicate hostname and port for replica.",
            })
    void whatIsRefusedIsRefusedInRedisSentinelsWords(String line, String complaint) {
        BadConfiguration refusal = catchThrowableOfType(
                BadConfiguration.class, () -> read(MONITOR, "sentinel known-replica m 10.0.0.9 1", "sentinel " + line));
        assertThat(refusal.complaint()).isEqualTo(complaint);
        assertThat(refusal).hasMessageStartingWith("s.conf:3: 'sentinel " + line + "': ");
    }
}
