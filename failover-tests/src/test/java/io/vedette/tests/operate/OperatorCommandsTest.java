package io.vedette.tests.operate;

import static io.vedette.tests.sentinel.Patience.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.deploy.command.VedetteCommand;
import io.vedette.tests.cluster.Cluster;
import io.vedette.tests.cluster.Group;
import io.vedette.tests.cluster.Loopback;
import io.vedette.tests.cluster.Member;
import io.vedette.tests.cluster.Program;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Two sentinels of ours and a redis-sentinel; the commands run in this JVM and talk to them over the wire. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD)
class OperatorCommandsTest {
    private static final String[] LINES = {
        "sentinel down-after-milliseconds GROUP 10000", "sentinel failover-timeout GROUP 20000"
    };

    private final Cluster cluster;
    private final Group group;

    OperatorCommandsTest(@TempDir Path folder) throws IOException {
        cluster = Cluster.of(
                Loopback.plain(),
                folder,
                List.of(Program.vedetteSentinel(), Program.vedetteSentinel(), Program.redisSentinel()),
                LINES);
        group = cluster.group();
    }

    private record Ran(int code, String out, String err) {
        JsonObject object() {
            return new JsonObject(out);
        }

        JsonArray array() {
            return new JsonArray(out);
        }
    }

    /** The command, asking this sentinel. */
    private static Ran run(Member asked, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--sentinel", asked.address().name(), "--timeout", "30000"));
        return run(all);
    }

    private static Ran run(List<String> words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = VedetteCommand.run(
                new PrintWriter(out, true), new PrintWriter(err, true), words.toArray(String[]::new));
        return new Ran(code, out.toString().strip(), err.toString().strip());
    }

    private Member ours() {
        return cluster.sentinels().get(0);
    }

    private Member redis() {
        return cluster.sentinels().get(2);
    }

    @BeforeAll
    void everybodyIsKnown() {
        group.awaitMutualKnowledge();
    }

    @AfterAll
    void stop() throws IOException {
        cluster.close();
    }

    @Test
    void eachKindIsAskedForTheMaster() throws Exception {
        for (Member sentinel : cluster.sentinels()) {
            String master = group.masterBy(sentinel).name();
            Ran ran = run(sentinel, "discover", "mymaster", "--json");
            assertThat(ran.code()).isZero();
            assertThat(ran.object().getJsonObject("master").getInteger("port"))
                    .isEqualTo(group.masterBy(sentinel).port());
            assertThat(ran.object().getJsonArray("replicas")).hasSize(2);
            assertThat(run(sentinel, "discover", "mymaster").out()).isEqualTo(master);
        }
        String nobody = "127.0.0.1:1," + ours().address().name();
        assertThat(run(List.of("discover", "mymaster", "--sentinel", nobody)).code())
                .isZero();
    }

    @Test
    void mistakesAreOneLineAndAnExitCode() {
        assertThat(run(ours(), "discover", "other"))
                .isEqualTo(new Ran(
                        1, "", "vedette: " + ours().address() + " watches no group 'other'; it watches mymaster"));
        assertThat(run(List.of("discover", "mymaster", "--sentinel", "127.0.0.1:1")))
                .isEqualTo(new Ran(
                        3,
                        "",
                        "vedette: no sentinel can be asked: 127.0.0.1:1: the connection is refused; is it running?"));
        Member node = group.nodes().get(0);
        assertThat(run(node, "explain", "mymaster").err()).contains("that is a data node, not a sentinel");
        assertThat(run(redis(), "switchover", "mymaster").err())
                .isEqualTo("vedette: " + redis().address()
                        + " is a redis-sentinel, which cannot switch over without losing"
                        + " writes; 'vedette failover mymaster' is what it can do");
        assertThat(run(redis(), "pause", "mymaster", "10m").code()).isEqualTo(1);
        assertThat(run(redis(), "history", "mymaster").code()).isEqualTo(1);
        assertThat(run(ours(), "pause", "mymaster", "soon").err()).contains("'soon' is no time");
    }

    @Test
    void eachKindSaysWhatItCanOfItsReasons() {
        JsonObject explained = run(ours(), "explain", "mymaster", "--json").object();
        assertThat(explained.getString("verdict")).isNotEmpty();
        assertThat(explained.getJsonArray("ranking")).hasSize(2);
        Ran shorter = run(redis(), "explain", "mymaster", "--json");
        assertThat(shorter.err()).contains("is a redis-sentinel and cannot say why");
        assertThat(shorter.object().getString("quorum")).contains("usable Sentinels");
    }

    @Test
    void writesAreHandedOverAndRememberedAndRedisSentinelFailsOver() throws Exception {
        String before = group.masterBy(ours()).name();
        Ran moved = run(ours(), "switchover", "mymaster", "--json");
        assertThat(moved.code()).as(moved.toString()).isZero();
        assertThat(moved.object().getString("from")).isEqualTo(before);
        String after = moved.object().getString("to");
        assertThat(run(ours(), "discover", "mymaster").out()).isEqualTo(after);
        Ran history = run(redis(), "history", "mymaster", "--everywhere", "--json");
        assertThat(history.err()).contains("which remembers nothing");
        assertThat(history.array().getJsonObject(0).getString("to")).isEqualTo(after);
        group.awaitPeace();
        group.awaitMutualKnowledge();

        Ran failedOver = run(redis(), "failover", "mymaster", "--json");
        assertThat(failedOver.code()).as(failedOver.toString()).isZero();
        assertThat(failedOver.object().getString("from")).isEqualTo(after);
        group.awaitPeace();
    }

    @Test
    void ordersForAllReachAll() {
        Ran set = run(ours(), "set", "mymaster", "parallel-syncs", "2", "--json");
        assertThat(set.code()).as(set.toString()).isZero();
        assertThat(set.array()).hasSize(3);
        for (Member sentinel : cluster.sentinels()) {
            patiently("it is set")
                    .untilAsserted(() ->
                            assertThat(group.field(sentinel, "parallel-syncs")).contains("2"));
        }
        Ran refused = run(ours(), "set", "mymaster", "no-such-option", "1");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.out().lines()).hasSize(3).allMatch(line -> line.startsWith("not done: "));
        Ran forgotten = run(ours(), "forget", "mymaster", "127.0.0.1:1");
        assertThat(forgotten.code()).isEqualTo(1);
        assertThat(forgotten.out()).contains("No such replica", "is a redis-sentinel, which cannot forget one member");

        assertThat(run(ours(), "pause", "mymaster", "10m", "--reason", "new disk")
                        .code())
                .isZero();
        patiently("both of ours hold back")
                .untilAsserted(() -> assertThat(run(cluster.sentinels().get(1), "explain", "mymaster")
                                .out())
                        .contains("new disk"));
        assertThat(run(ours(), "resume", "mymaster").code()).isZero();
    }

    @Test
    void aHandoverCanBePlannedAndCancelled() {
        Ran planned = run(ours(), "switchover", "mymaster", "--in", "2h", "--json");
        assertThat(planned.code()).as(planned.toString()).isZero();
        String plan = planned.object().getString("planned");
        assertThat(plan).matches("at \\d{4}-.*Z");
        assertThat(run(ours(), "explain", "mymaster").out()).contains("switchover " + plan);
        assertThat(run(ours(), "switchover", "mymaster", "--at", "2090-01-31T03:00:00+01:00")
                        .err())
                .contains("more than 366 days");
        assertThat(run(ours(), "switchover", "mymaster", "--at", "tomorrow").code())
                .isEqualTo(1);
        assertThat(run(ours(), "switchover", "mymaster", "--in", "1h", "--cancel")
                        .code())
                .isEqualTo(1);
        assertThat(run(redis(), "switchover", "mymaster", "--in", "1h").err()).contains("is a redis-sentinel");

        assertThat(run(ours(), "switchover", "mymaster", "--cancel").code()).isZero();
        assertThat(run(ours(), "switchover", "mymaster", "--cancel").err()).contains("no switchover is planned");
    }

    @Test
    void anotherGroupIsWatchedAndTheDoctorFindsItsMaster() throws Exception {
        Member alone = cluster.node("appendonly no");
        Ran watched = run(ours(), "monitor", "second", alone.address().name(), "2");
        assertThat(watched.code()).as(watched.toString()).isZero();
        patiently("the master answered").untilAsserted(() -> {
            Ran ran = run(ours(), "doctor", "second", "--json");
            assertThat(ran.code()).isEqualTo(2);
            List<String> kinds = ran.object().getJsonArray("second").stream()
                    .map(finding -> ((JsonObject) finding).getString("kind"))
                    .toList();
            assertThat(kinds).contains("few-sentinels", "quorum-unreachable", "none-promotable", "nothing-kept");
        });
        Ran seen = run(ours(), "watch", "second", "--for", "300ms");
        assertThat(seen.code()).isZero();
        assertThat(seen.out()).contains("master " + alone.address().name());
        assertThat(String.valueOf(ours().ask("SENTINEL", "REMOVE", "second"))).isEqualTo("OK");
    }
}
