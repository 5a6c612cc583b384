package io.vedette.deploy.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vedette.deploy.command.Vedette.Outcome;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A small group as real processes, started, looked at, killed and stopped as a user would. */
@Execution(ExecutionMode.CONCURRENT)
class UpTest {
    private static final Pattern PID = Pattern.compile("pid (\\d+)");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path scratch;

    private Path group = Path.of("");
    private Vedette vedette = new Vedette(Path.of(""));

    @BeforeEach
    void anEmptyFolder() {
        group = scratch.resolve("group");
        vedette = new Vedette(scratch);
    }

    @AfterEach
    void nothingIsLeftRunning() throws Exception {
        vedette.run("down", "--dir", group.toString());
        assertThat(membersRunning()).isEmpty();
    }

    private String[] up(String... more) throws IOException {
        return Stream.concat(
                        Stream.of(
                                "up",
                                "--dir",
                                group.toString(),
                                "--nodes",
                                "2",
                                "--sentinels",
                                "1",
                                "--port",
                                "" + Vedette.freePort(),
                                "--sentinel-port",
                                "" + Vedette.freePort(),
                                "--page-port",
                                "" + Vedette.freePort()),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    /** Whatever process has a file of this group on its command line. */
    private List<ProcessHandle> membersRunning() {
        return ProcessHandle.allProcesses()
                .filter(process -> arguments(process)
                        .anyMatch(argument -> argument.startsWith(group + "/") && argument.endsWith(".conf")))
                .toList();
    }

    /** From the system itself: the JDK cuts a command line at 4,096 bytes, and a long class path fills them alone. */
    private static Stream<String> arguments(ProcessHandle process) {
        try {
            return Stream.of(Files.readString(Path.of("/proc", "" + process.pid(), "cmdline"))
                    .split("\0", -1));
        } catch (IOException e) {
            // It ended meanwhile, or this system has no such files.
            return process.info().arguments().stream().flatMap(Stream::of);
        }
    }

    private static List<Long> pids(List<String> lines) {
        return lines.stream()
                .map(PID::matcher)
                .filter(Matcher::find)
                .map(found -> Long.parseLong(found.group(1)))
                .toList();
    }

    @Test
    void detachedItRunsUntilItIsStoppedAndTheSameMembersStartAgainUnlessOneCannot() throws Exception {
        Outcome up = vedette.run(up("--detach"));
        assertThat(up.err()).isEmpty();
        assertThat(up.code()).isZero();
        assertThat(up.out()).contains("The group mymaster runs in " + group, "Try:");
        assertThat(pids(up.out()))
                .hasSize(3)
                .allMatch(pid -> ProcessHandle.of(pid).isPresent());

        Outcome status = vedette.run("status", "--dir", group.toString());
        assertThat(status.out().get(0)).startsWith("ready: the master is 127.0.0.1:");
        assertThat(status.code()).isZero();
        assertThat(pids(status.out())).isEqualTo(pids(up.out()));
        assertThatProgramsAreToldTheSame(pids(up.out()));
        assertThat(page(up.out())).contains("<title>", "Vedette");

        Outcome again = vedette.run(up());
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).singleElement().asString().startsWith("vedette: ");

        Outcome down = vedette.run("down", "--dir", group.toString());
        assertThat(down.out()).containsExactly("stopped 3 processes; their data and logs stay in " + group);
        assertThat(membersRunning()).isEmpty();
        assertThat(vedette.run("status", "--dir", group.toString()).code()).isEqualTo(3);
        Outcome stopped = vedette.run("status", "--json", "--dir", group.toString());
        assertThat(stopped.code()).isEqualTo(3);
        assertThat(document(stopped).getString("state")).isEqualTo("stopped");
        assertThat(document(stopped).getJsonArray("members").getJsonObject(0).getMap())
                .containsOnlyKeys("name", "kind", "address", "answers");
        assertThat(vedette.run("down", "--dir", group.toString()).out()).containsExactly("nothing ran in " + group);
        assertThatTheSameStartAgain(up);
        assertThatOneThatCannotStartEndsAllOthers();
    }

    private void assertThatTheSameStartAgain(Outcome first) throws Exception {
        String id = sentinelId();
        Outcome second = vedette.run("up", "--dir", group.toString(), "--detach");
        assertThat(second.out().get(1).split("pid", -1)[0])
                .isEqualTo(first.out().get(1).split("pid", -1)[0]);
        assertThat(sentinelId()).isEqualTo(id);
        vedette.run("down", "--dir", group.toString());
    }

    private void assertThatOneThatCannotStartEndsAllOthers() throws Exception {
        Path config = config().orElseThrow();
        Files.writeString(config, Files.readString(config) + "nonsense yes\n");
        Outcome outcome = vedette.run("up", "--dir", group.toString(), "--detach");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err())
                .singleElement()
                .asString()
                .contains(" ended at once: ")
                .contains("nonsense")
                .contains("its log is " + config.getParent());
        assertThat(membersRunning()).isEmpty();
        assertThat(group.resolve("running")).doesNotExist();
    }

    private static String page(List<String> said) throws Exception {
        String url = said.stream()
                .filter(line -> line.contains("in a browser"))
                .findFirst()
                .map(line -> line.strip().replaceFirst(".* ", ""))
                .orElseThrow();
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                .body();
    }

    private static JsonObject document(Outcome outcome) {
        return new JsonObject(String.join("\n", outcome.out()));
    }

    private void assertThatProgramsAreToldTheSame(List<Long> pids) throws Exception {
        Outcome status = vedette.run("status", "--json", "--dir", group.toString());
        assertThat(status.code()).isZero();
        JsonObject document = document(status);
        assertThat(document.getMap()).containsOnlyKeys("group", "folder", "state", "master", "members");
        assertThat(document.getString("group")).isEqualTo("mymaster");
        assertThat(document.getString("folder")).isEqualTo(group.toString());
        assertThat(document.getString("state")).isEqualTo("ready");
        List<JsonObject> members = document.getJsonArray("members").stream()
                .map(JsonObject.class::cast)
                .toList();
        assertThat(members).extracting(member -> member.getLong("pid")).containsExactlyElementsOf(pids);
        assertThat(members).extracting(member -> member.getBoolean("answers")).containsOnly(true);
        assertThat(members.get(0).getMap())
                .containsOnlyKeys("name", "kind", "address", "pid", "answers", "role", "offset", "replicas")
                .containsEntry("kind", "node")
                .containsEntry("address", document.getString("master"))
                .containsEntry("role", "master")
                .containsEntry("replicas", 1);
        assertThat(members.get(1).getMap())
                .containsOnlyKeys(
                        "name", "kind", "address", "pid", "answers", "role", "master", "link", "offset", "replicas")
                .containsEntry("role", "replica")
                .containsEntry("master", document.getString("master"))
                .containsEntry("link", "up");
        assertThat(members.get(2).getMap())
                .containsOnlyKeys(
                        "name",
                        "kind",
                        "address",
                        "pid",
                        "answers",
                        "master",
                        "masterState",
                        "replicas",
                        "otherSentinels")
                .containsEntry("kind", "sentinel")
                .containsEntry("masterState", "ok")
                .containsEntry("otherSentinels", 0);
    }

    private String sentinelId() throws IOException {
        try (Stream<Path> files = Files.walk(group)) {
            Path file = files.filter(path -> path.endsWith("sentinel.conf"))
                    .findFirst()
                    .orElseThrow();
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith("sentinel myid "))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void downEndsTheUpInTheForegroundToo() throws Exception {
        Process up = startInForeground();
        assertThat(vedette.run("down", "--dir", group.toString()).code()).isZero();
        assertThat(Vedette.end(up)).isZero();
    }

    @Test
    void whenItIsKilledItsMembersDoNotLinger() throws Exception {
        Process up = startInForeground();
        up.destroyForcibly();
        await().atMost(PATIENCE).until(() -> membersRunning().isEmpty());
    }

    @Test
    void inTheForegroundAMasterThatIsKilledIsReportedAndReplacedAndASignalStopsEverything() throws Exception {
        Path output = scratch.resolve("up.txt");
        Process up = startInForeground();
        long master = pids(Files.readAllLines(output)).get(0);
        ProcessHandle.of(master).orElseThrow().destroyForcibly();
        for (String told : List.of("is away", "+switch-master mymaster", "is master")) {
            await("'" + told + "' is shown")
                    .atMost(PATIENCE)
                    .until(() -> Files.readString(output).contains(told));
        }
        up.destroy();
        assertThat(Vedette.end(up)).isZero();
        assertThat(membersRunning()).isEmpty();
        assertThat(group.resolve("running")).doesNotExist();
    }

    private Process startInForeground() throws Exception {
        Path output = scratch.resolve("up.txt");
        Process up = vedette.start(output, up());
        await().atMost(PATIENCE).until(() -> Files.readString(output).contains("Try:") || !up.isAlive());
        assertThat(membersRunning()).as(Files.readString(output)).hasSize(3);
        return up;
    }

    @Test
    void aTakenPortIsNamedAndNothingIsStarted() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            Outcome outcome = vedette.run("up", "--dir", group.toString(), "--port", "" + taken.getLocalPort());
            assertThat(outcome.code()).isEqualTo(1);
            assertThat(outcome.out()).isEmpty();
            assertThat(outcome.err())
                    .containsExactly("vedette: port " + taken.getLocalPort()
                            + " is taken, expected it free; end what listens there, or choose another with --port");
            assertThat(group).doesNotExist();
        }
    }

    private Optional<Path> config() throws IOException {
        try (Stream<Path> files = Files.walk(group)) {
            return files.filter(path -> path.endsWith("redis.conf")).findFirst();
        }
    }
}
