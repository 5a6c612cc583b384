package io.vedette.sentinel.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.quorum.HostPort;
import io.vedette.quorum.NodeInfo;
import io.vedette.quorum.NodeRole;
import io.vedette.quorum.RunId;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InfoTextTest {
    private static final String RUN_ID = "c0ffee0123456789012345678901234567890abc";

    private static final String MASTER = """
            # Server\r
            redis_version:7.0.15\r
            run_id:c0ffee0123456789012345678901234567890abc\r
            \r
            # Replication\r
            role:master\r
            connected_slaves:2\r
            slave0:ip=10.0.0.2,port=6380,state=online,offset=1200,lag=0\r
            slave1:ip=::1,port=6381,state=wait_bgsave,offset=0,lag=1\r
            master_replid:8371b4fb1155b71f4a04d3e1bc3e18c4a990aeeb\r
            master_repl_offset:1234\r
            """;

    private static final String REPLICA = """
            run_id:c0ffee0123456789012345678901234567890abc\r
            role:slave\r
            master_host:db1.example\r
            master_port:6379\r
            master_link_status:down\r
            master_last_io_seconds_ago:-1\r
            master_sync_in_progress:1\r
            slave_repl_offset:777\r
            master_link_down_since_seconds:12\r
            slave_priority:7\r
            replica_announced:0\r
            """;

    @Test
    void masterListsItsReplicas() {
        NodeInfo info = InfoText.read(MASTER).orElseThrow();

        assertThat(info.runId()).isEqualTo(new RunId(RUN_ID));
        assertThat(info.role()).isEqualTo(NodeRole.MASTER);
        assertThat(info.offset()).isEqualTo(1234);
        assertThat(info.replicationId()).contains("8371b4fb1155b71f4a04d3e1bc3e18c4a990aeeb");
        assertThat(info.upstream()).isEmpty();
        assertThat(info.priority()).isEqualTo(100);
        assertThat(info.announced()).isTrue();
        assertThat(info.replicas())
                .isEqualTo(List.of(
                        new NodeInfo.Downstream(new HostPort("10.0.0.2", 6380), true, 1200),
                        new NodeInfo.Downstream(new HostPort("::1", 6381), false, 0)));
    }

    @Test
    void replicaTellsOfItsMaster() {
        NodeInfo info = InfoText.read(REPLICA).orElseThrow();

        assertThat(info.role()).isEqualTo(NodeRole.REPLICA);
        assertThat(info.offset()).isEqualTo(777);
        assertThat(info.priority()).isEqualTo(7);
        assertThat(info.announced()).isFalse();
        assertThat(info.upstream())
                .contains(new NodeInfo.Upstream(
                        new HostPort("db1.example", 6379), false, 12_000, OptionalLong.empty(), true));
    }

    @Test
    void replicaThatNeverSyncedHasANegativeAge() {
        String text = REPLICA.replace("since_seconds:12", "since_seconds:-1");

        assertThat(InfoText.read(text).orElseThrow().upstream().orElseThrow().linkDownForMs())
                .isNegative();
    }

    @Test
    void linkThatIsUpHasNoAge() {
        String text = REPLICA.replace("status:down", "status:up").replace("master_link_down_since_seconds:12\r\n", "");

        NodeInfo.Upstream upstream =
                InfoText.read(text).orElseThrow().upstream().orElseThrow();
        assertThat(upstream.linkUp()).isTrue();
        assertThat(upstream.linkDownForMs()).isZero();
    }

    @Test
    void nodeThatWasToldToEndSaysSo() {
        NodeInfo staying = InfoText.read(MASTER).orElseThrow();
        NodeInfo leaving =
                InfoText.read(MASTER + "shutdown_in_milliseconds:9885\r\n").orElseThrow();
        assertThat(staying.leaving()).isFalse();
        assertThat(leaving.leaving()).isTrue();
    }

    @Test
    void loadingNodeSaysForHowLong() {
        NodeInfo info = InfoText.read(MASTER + "loading:1\r\nloading_eta_seconds:17\r\n")
                .orElseThrow();

        assertThat(info.loading()).isTrue();
        assertThat(info.loadingEtaSeconds()).hasValue(17);
    }

    @Test
    void formOfReplicaLinesBeforeRedis28IsRead() {
        String text = MASTER.replace(
                "slave0:ip=10.0.0.2,port=6380,state=online,offset=1200,lag=0", "slave0:10.0.0.2,6380,online");

        assertThat(InfoText.read(text).orElseThrow().replicas().get(0))
                .isEqualTo(new NodeInfo.Downstream(new HostPort("10.0.0.2", 6380), true, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "slave0:ip=10.0.0.2,port=99999,state=online",
                "slave0:ip=10.0.0.2,port=-1,state=online",
                "slave0:ip=10.0.0.2 SLAVEOF,port=6380,state=online",
                "slave0:ip=,port=6380",
                "slave0:ip=10.0.0.2",
                "slave0:",
                "slave0:,,,,",
                "slavex:ip=10.0.0.2,port=6380"
            })
    void replicaLineThatCannotBeReadIsLeftOut(String line) {
        String text = "run_id:" + RUN_ID + "\r\nrole:master\r\n" + line + "\r\n";

        assertThat(InfoText.read(text).orElseThrow().replicas()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "PONG",
                "role:master\r\n",
                "run_id:c0ffee\r\nrole:master\r\n",
                "run_id:c0ffee0123456789012345678901234567890ab\n\r\nrole:master\r\n",
                "run_id:c0ffee0123456789012345678901234567890abc\r\n",
                "run_id:c0ffee0123456789012345678901234567890abc\r\nrole:sentinel\r\n"
            })
    void textWithoutRunIdAndRoleIsNoInfo(String text) {
        assertThat(InfoText.read(text)).isEmpty();
    }

    @Test
    void numbersOutOfRangeAreCut() {
        NodeInfo info = InfoText.read("run_id:" + RUN_ID + "\r\nrole:slave\r\nmaster_host:h\r\nmaster_port:1\r\n"
                        + "slave_priority:99999999999\r\nslave_repl_offset:-5\r\n"
                        + "master_link_down_since_seconds:9223372036854775807\r\n")
                .orElseThrow();

        assertThat(info.priority()).isEqualTo(Integer.MAX_VALUE);
        assertThat(info.offset()).isZero();
        assertThat(info.upstream().orElseThrow().linkDownForMs()).isPositive();
    }

    @Test
    void masterWithTooManyReplicasIsCut() {
        StringBuilder text = new StringBuilder(MASTER);
        for (int i = 2; i < 2 * InfoText.MAX_REPLICAS; i++) {
            text.append("slave" + i + ":ip=10.0.0.2,port=" + (10_000 + i) + ",state=online,offset=0,lag=0\r\n");
        }

        assertThat(InfoText.read(text.toString()).orElseThrow().replicas()).hasSize(InfoText.MAX_REPLICAS);
    }

    @Test
    void damagedTextIsReadWithoutHarm() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? MASTER : REPLICA);
            for (int hits = random.nextInt(20); hits > 0; hits--) {
                text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(256));
            }
            InfoText.read(text.toString())
                    .ifPresent(info -> assertThat(info.offset()).isNotNegative());
        }
    }
}
