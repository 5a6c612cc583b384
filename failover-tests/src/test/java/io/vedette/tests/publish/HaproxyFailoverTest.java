package io.vedette.tests.publish;

import static io.vedette.tests.sentinel.Patience.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.resp.FreePort;
import io.vedette.tests.sentinel.Pair;
import io.vedette.tests.sentinel.RedisNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that knows nothing but the address of an HAProxy writes to whoever is the master. */
class HaproxyFailoverTest {
    private static final List<String> HTTP_CHECK = List.of(
            "option httpchk",
            "http-check send-state",
            "http-check send meth GET uri /primary/mymaster",
            "http-check expect status 200");

    private static final List<String> HTTP_CHECK_BY_NAME = List.of(
            "option httpchk",
            "http-check send meth GET uri-lf /primary/mymaster?node=%[srv_name]",
            "http-check expect status 200");

    @TempDir
    private Path folder;

    private final int httpPort;
    private final int agentPort;

    HaproxyFailoverTest() throws IOException {
        httpPort = FreePort.take();
        agentPort = FreePort.take();
    }

    /** The two ways in which a check says which server it is about. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void writesFollowTheMasterByHttpChecks(boolean byState) throws Exception {
        Stream<String> check = (byState ? HTTP_CHECK : HTTP_CHECK_BY_NAME).stream();
        writesFollowTheMaster(
                check, "check addr 127.0.0.1 port " + httpPort + " inter 50ms fastinter 50ms rise 1 fall 1");
    }

    @Test
    void writesFollowTheMasterByAgentChecks() throws Exception {
        writesFollowTheMaster(
                Stream.empty(),
                "agent-check agent-addr 127.0.0.1 agent-port " + agentPort
                        + " agent-inter 50ms agent-send \"primary mymaster %s\\n\"");
    }

    private void writesFollowTheMaster(Stream<String> check, String options) throws Exception {
        try (Pair pair = Pair.start(folder, "sentinel http-port " + httpPort, "sentinel agent-port " + agentPort);
                Haproxy haproxy = Haproxy.start(
                        folder.resolve("haproxy"),
                        Stream.concat(check, Stream.of(server(pair.master(), options), server(pair.replica(), options)))
                                .toList())) {
            patiently("haproxy listens").until(haproxy::accepts);
            patiently("a write through haproxy").until(() -> write(haproxy, "before"));
            assertThat(pair.master().ask("GET", "k")).contains("before");

            pair.master().kill();
            pair.awaitSwitch();

            patiently("a write to the new master").until(() -> write(haproxy, "after"));
            assertThat(pair.replica().ask("GET", "k")).contains("after");
        }
    }

    private static String server(RedisNode node, String options) {
        String address = "127.0.0.1:" + node.port();
        return "server " + address + " " + address + " on-marked-down shutdown-sessions "
                + options.replace("%s", address);
    }

    private static boolean write(Haproxy haproxy, String value) throws IOException {
        return RedisNode.ask(haproxy.port(), "SET", "k", value).startsWith("+OK");
    }
}
