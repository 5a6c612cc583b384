package io.vedette.resp.info;

import static io.vedette.resp.server.Eventually.onLoop;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.resp.client.ManualClock;
import io.vedette.resp.client.TestKit;
import io.vedette.resp.server.RawClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InfoSectionsTest {
    private static final long DAY_MS = 86_400_000;

    @Test
    void theServerSaysWhoItIsAndSinceWhen() {
        ManualClock clock = new ManualClock();
        RunIdentity identity = RunIdentity.random(new Random(1));
        ServerSection section = new ServerSection(
                identity, "standalone", 7000, Optional.of(Path.of("/etc/redis.conf")), "systemd", clock, () -> 20);
        clock.advance(2 * DAY_MS + 1_500);
        Map<String, String> fields = fields(section);
        assertThat(fields)
                .containsEntry("redis_version", RunIdentity.REDIS_VERSION)
                .containsEntry("redis_mode", "standalone")
                .containsEntry("tcp_port", "7000")
                .containsEntry("process_supervised", "systemd")
                .containsEntry("uptime_in_seconds", "172801")
                .containsEntry("uptime_in_days", "2")
                .containsEntry("config_file", "/etc/redis.conf")
                .containsEntry("hz", "20")
                .containsEntry("configured_hz", "20")
                .containsEntry(
                        "process_id", Long.toString(ProcessHandle.current().pid()))
                .containsEntry("server_time_usec", Long.toString(clock.wallMs() * 1000));
        assertThat(fields.get("run_id")).matches("[0-9a-f]{40}").isEqualTo(identity.runId());
    }

    @Test
    void aRehearsalPutsTogetherOneSectionInATurn() {
        List<String> written = new ArrayList<>();
        ArrayDeque<Runnable> turns = new ArrayDeque<>();
        List<InfoSection> sections = List.of(noting("First", written), noting("Second", written));
        new InfoReport(sections).rehearse(turns::add);
        assertThat(written).isEmpty();
        turns.remove().run();
        assertThat(written).containsExactly("First");
        turns.remove().run();
        assertThat(written).containsExactly("First", "Second");
        assertThat(turns).isEmpty();
    }

    private static InfoSection noting(String title, List<String> written) {
        return new InfoSection() {
            @Override
            public String name() {
                return title.toLowerCase(Locale.ROOT);
            }

            @Override
            public String title() {
                return title;
            }

            @Override
            public void write(InfoFields fields) {
                written.add(title);
            }
        };
    }

    @Test
    void whoIsConnectedAndWhatWasDone() throws IOException {
        try (TestKit kit = TestKit.limitedBy(limits -> limits.withMaxClients(2));
                RawClient first = kit.client();
                RawClient second = kit.client()) {
            first.ask("PING", "+PONG\r\n");
            second.ask("ECHO", "-ERR wrong number of arguments for 'echo' command\r\n");
            second.ask("AUTH no no", "-WRONGPASS invalid username-password pair or user is disabled.\r\n");
            try (RawClient third = kit.client()) {
                third.expect("-ERR max number of clients reached\r\n").expectClosed();
            }
            assertThat(onLoop(
                            kit.kit().server(),
                            () -> fields(new ClientsSection(kit.kit().server()))))
                    .containsEntry("connected_clients", "2")
                    .containsEntry("maxclients", "2");
            Map<String, String> stats = onLoop(
                    kit.kit().server(), () -> fields(new StatsSection(kit.kit().server())));
            assertThat(stats)
                    .containsEntry("total_connections_received", "2")
                    .containsEntry("rejected_connections", "1")
                    .containsEntry("acl_access_denied_auth", "1")
                    .containsEntry("total_error_replies", "2")
                    .containsEntry("client_query_buffer_limit_disconnections", "0")
                    .containsEntry("client_output_buffer_limit_disconnections", "0");
            assertThat(Long.parseLong(stats.getOrDefault("total_net_input_bytes", "")))
                    .isEqualTo((RawClient.wire("PING") + RawClient.wire("ECHO") + RawClient.wire("AUTH", "no", "no"))
                            .length());
            assertThat(Long.parseLong(stats.getOrDefault("total_net_output_bytes", "")))
                    .isGreaterThan("+PONG\r\n".length());
        }
    }

    @Test
    void processorTimeIsANumberWithSixDecimals() {
        assertThat(fields(new CpuSection()).values()).allMatch(value -> value.matches("\\d+\\.\\d{6}"));
    }

    @Test
    void sectionsStandInTheirOrderWhateverIsAsked() {
        InfoReport report = new InfoReport(List.of(
                new ServerSection(
                        RunIdentity.random(new Random(1)),
                        "sentinel",
                        1,
                        Optional.empty(),
                        "no",
                        new ManualClock(),
                        () -> 10),
                new CpuSection()));
        assertThat(titles(report.text(Set.of()))).containsExactly("# Server", "# CPU");
        assertThat(titles(report.text(Set.of("all")))).containsExactly("# Server", "# CPU");
        assertThat(titles(report.text(Set.of("cpu", "server")))).containsExactly("# Server", "# CPU");
        assertThat(titles(report.text(Set.of("cpu", "nosuch")))).containsExactly("# CPU");
        assertThat(report.text(Set.of("nosuch"))).isEmpty();
        assertThat(report.text(Set.of())).contains("\r\n\r\n# CPU\r\n").endsWith("\r\n");
    }

    private static List<String> titles(String report) {
        return report.lines().filter(line -> line.startsWith("# ")).toList();
    }

    private static Map<String, String> fields(InfoSection section) {
        Map<String, String> fields = new LinkedHashMap<>();
        StringBuilder text = new StringBuilder();
        section.write(new InfoFields(text));
        text.toString().lines().forEach(line -> {
            String[] parts = line.split(":", 2);
            assertThat(fields.put(parts[0], parts[1])).as("twice: " + parts[0]).isNull();
        });
        return fields;
    }
}
