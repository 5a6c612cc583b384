package io.vedette.tests.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vedette.tests.cluster.Cluster;
import io.vedette.tests.cluster.Group;
import io.vedette.tests.cluster.Loopback;
import io.vedette.tests.cluster.Member;
import io.vedette.tests.cluster.Program;
import io.vedette.tests.cluster.Thorough;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisSentinelClient;

/** A master of ours dies, freezes, hands over, and comes back, under sentinels of either kind. */
@Execution(ExecutionMode.CONCURRENT)
class NodeFailoverTest {
    @TempDir
    private Path folder;

    static Stream<Program> sentinels() {
        return Thorough.ways(List.of(Program.vedetteSentinel(), Program.redisSentinel()));
    }

    @ParameterizedTest
    @MethodSource("sentinels")
    void nodesOfOursFailOverLikeAnyOther(Program sentinel) throws Exception {
        try (Cluster cluster = cluster(sentinel)) {
            Group group = cluster.group();
            try (RedisSentinelClient client = client(cluster)) {
                client.set("before", "1");
                Member first = group.master();
                awaitValue(group.nodesOtherThan(first), "before", "1");

                first.kill();
                Member second = group.awaitMasterOtherThan(first);
                awaitWritten(client, "afterKill");
                assertThat(second.ask("GET", "before")).isEqualTo("1");
                first.restart();
                group.awaitAllFollow(second);

                second.freeze();
                Member third = group.awaitMasterOtherThan(second);
                awaitWritten(client, "afterFreeze");
                second.thaw();
                group.awaitAllFollow(third);

                group.orderFailover();
                Member fourth = group.awaitMasterOtherThan(third);
                awaitWritten(client, "afterSwitch");
                group.awaitAllFollow(fourth);

                for (String key : List.of("before", "afterKill", "afterFreeze", "afterSwitch")) {
                    awaitValue(group.nodes(), key, "1");
                }
                assertThat(fourth.configuration()).doesNotContain("replicaof");
                assertThat(third.configuration())
                        .contains("replicaof 127.0.0.1 " + fourth.address().port());
            }
        }
    }

    private Cluster cluster(Program sentinel) throws IOException {
        Cluster cluster = new Cluster(Loopback.plain(), folder).running(Program.vedetteNode());
        try {
            cluster.addGroup("mymaster", 2);
            cluster.addSentinels(
                    Collections.nCopies(3, sentinel),
                    2,
                    List.of("sentinel down-after-milliseconds GROUP 4000", "sentinel failover-timeout GROUP 10000"));
            cluster.group().awaitMutualKnowledge();
            return cluster;
        } catch (IOException | RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    private static RedisSentinelClient client(Cluster cluster) {
        Set<HostAndPort> sentinels = cluster.sentinels().stream()
                .map(member -> new HostAndPort(
                        member.address().host(), member.address().port()))
                .collect(Collectors.toSet());
        return RedisSentinelClient.builder()
                .masterName("mymaster")
                .sentinels(sentinels)
                .build();
    }

    private static void awaitWritten(RedisSentinelClient client, String key) {
        await("the client writes " + key)
                .atMost(Member.PATIENCE)
                .ignoreExceptions()
                .until(() -> client.set(key, "1").equals("OK"));
    }

    private static void awaitValue(List<Member> nodes, String key, String value) {
        for (Member node : nodes) {
            await(node + " has " + key)
                    .atMost(Member.PATIENCE)
                    .until(() -> node.ask("GET", key).equals(value));
        }
    }
}
