package io.vedette.sentinel.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.quorum.HostPort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeInQuestionTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.1:6379, 10.0.0.1, 6379",
        "[::1]:6379, ::1, 6379",
        "redis-0.redis:6380, redis-0.redis, 6380",
    })
    void isNamedAsHostAndPort(String name, String host, int port) {
        assertThat(NodeInQuestion.named(name)).contains(new HostPort(host, port));
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.1", "::1:6379", "a b:6379", "10.0.0.1:65536", "10.0.0.1:6379x", "[]:6379", ":6379"})
    void everythingElseNamesNothing(String name) {
        assertThat(NodeInQuestion.named(name)).isEmpty();
    }

    @Test
    void isReadFromWhatHaproxySaysOfItsServer() {
        assertThat(NodeInQuestion.inServerState(
                        "UP 2/3; address=10.0.0.1; port=6379; name=redis/a; node=lb1; weight=1/2; scur=13/22; qcur=0"))
                .contains(new HostPort("10.0.0.1", 6379));
        assertThat(NodeInQuestion.inServerState("DOWN 0/2; address=::1; port=6379; name=redis/a"))
                .contains(new HostPort("::1", 6379));
        assertThat(NodeInQuestion.inServerState("UP 2/3; name=address=1.1.1.1/port=1"))
                .isEmpty();
    }
}
