package io.vedette.tests.interop;

import static io.vedette.tests.interop.ServerForClients.HOST;
import static io.vedette.tests.interop.ServerForClients.PASSWORD;
import static io.vedette.tests.interop.ServerForClients.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vedette.tests.interop.ServerForClients.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(ServerForClients.class)
class RedisCliTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PIPELINED = 10_000;
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

    @TempDir
    Path folder = Path.of("set by JUnit");

    @BeforeEach
    void thereIsOne() throws IOException, InterruptedException {
        RedisCli.assumeKnows(folder, "-3");
    }

    private RedisCli cli(Running running, Way way) throws IOException, InterruptedException {
        List<String> options =
                new ArrayList<>(List.of("-h", HOST, "-p", Integer.toString(way.portOf(running.server()))));
        options.add(way.version() == 2 ? "-2" : "-3");
        if (way.tls()) {
            RedisCli.assumeKnows(folder, "--tls");
            options.addAll(
                    List.of("--tls", "--cacert", running.tls().authority().toString()));
        }
        return new RedisCli(folder, options);
    }

    @ParameterizedTest
    @EnumSource
    void itIsAnsweredInItsDialect(Way way, Running running) throws IOException, InterruptedException {
        RedisCli cli = cli(running, way);
        assertThat(cli.ask("PING")).isEqualTo("PONG\n");
        assertThat(cli.ask("ECHO", "two words")).isEqualTo("two words\n");
        assertThat(cli.ask("CLIENT", "INFO")).contains(" resp=" + way.version());
        assertThat(cli.typed("CLIENT SETNAME cli\nCLIENT GETNAME\n")).isEqualTo("OK\ncli\n");
        assertThat(cli.ask("--user", USER, "--pass", PASSWORD, "--no-auth-warning", "ACL", "WHOAMI"))
                .isEqualTo(USER + "\n");
        assertThat(cli.ask("--user", USER, "--pass", "queen", "--no-auth-warning", "ACL", "WHOAMI"))
                .contains("WRONGPASS");
    }

    @Test
    void itsHelpIsWhatTheServerSays(Running running) throws IOException, InterruptedException {
        RedisCli cli = cli(running, Way.RESP3);
        int commands = Integer.parseInt(cli.ask("COMMAND", "COUNT").strip());
        assertThat(cli.ask("COMMAND", "LIST").lines().filter(name -> !name.contains("|")))
                .hasSize(commands);
        // It has texts of its own for servers that have none; only ours prove that it read and understood ours.
        String docs = cli.ask("COMMAND", "DOCS", "ping").lines().findFirst().orElseThrow();
        String summary = docs.substring(docs.indexOf("summary ") + "summary ".length());
        String help = COLOUR.matcher(cli.typed("HELP PING\n")).replaceAll("");
        assertThat(help.lines().map(String::strip))
                .contains("PING [message]", "summary: " + summary, "group: connection");
    }

    @ParameterizedTest
    @EnumSource
    void itHearsWhatIsPublished(Way way, Running running) throws IOException, InterruptedException {
        String channel = "cli-" + way;
        RedisCli cli = cli(running, way);
        Path heard = folder.resolve("heard");
        Process listener = cli.start(heard, "SUBSCRIBE", channel);
        try {
            await("the subscription")
                    .atMost(PATIENCE)
                    .until(() -> cli.ask("PUBLISH", channel, "hello").equals("1\n"));
            await("the message")
                    .atMost(PATIENCE)
                    .until(() -> Files.readString(heard).contains("message\n" + channel + "\nhello\n"));
        } finally {
            listener.destroy();
            assertThat(listener.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLongPipelineIsAnsweredInFull(Way way, Running running) throws IOException, InterruptedException {
        String answers = cli(running, way).typed("*1\r\n$4\r\nPING\r\n".repeat(PIPELINED), "--pipe");
        assertThat(answers).contains("errors: 0, replies: " + PIPELINED);
    }
}
