package io.vedette.tests.sentinel;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.tests.cluster.Cluster;
import io.vedette.tests.cluster.Group;
import io.vedette.tests.cluster.Loopback;
import io.vedette.tests.cluster.Member;
import io.vedette.tests.cluster.Program;
import io.vedette.tests.cluster.Thorough;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our sentinels and redis-sentinels in one quorum, each kind leading it, and one kind taking the other's place. */
@Execution(ExecutionMode.CONCURRENT)
class MixedQuorumTest {
    static final String[] LINES = {
        "sentinel down-after-milliseconds GROUP 1000", "sentinel failover-timeout GROUP 10000"
    };

    @TempDir
    private Path folder;

    private List<Program> trio(int ours) {
        List<Program> programs = new ArrayList<>(Collections.nCopies(ours, Program.vedetteSentinel()));
        programs.addAll(Collections.nCopies(3 - ours, Program.redisSentinel()));
        return programs;
    }

    static Stream<Integer> ours() {
        return Thorough.ways(List.of(1, 2));
    }

    /** A forced failover makes whoever was asked the leader; the others, of either kind, must follow what it says. */
    @ParameterizedTest
    @MethodSource("ours")
    void eachKindLeadsAndTheOthersFollow(int ours) throws Exception {
        try (Cluster cluster = Cluster.of(Loopback.plain(), folder, trio(ours), LINES)) {
            Group group = cluster.group();
            for (Member leader :
                    List.of(cluster.sentinels().get(0), cluster.sentinels().get(2))) {
                Member old = group.master();

                assertThat(leader.ask("SENTINEL", "FAILOVER", group.name())).isEqualTo("OK");

                group.awaitMasterOtherThan(old);
                group.awaitPeace();
                group.awaitMutualKnowledge();
            }
        }
    }

    /** The majority that elects a leader needs votes of the other kind, since the one beside it is dead. */
    @Tag(Thorough.TAG)
    @ParameterizedTest
    @MethodSource("ours")
    void theTwoKindsElectALeaderWhenOneOfThemIsGone(int ours) throws Exception {
        try (Cluster cluster = Cluster.of(Loopback.plain(), folder, trio(ours), LINES)) {
            // Of the kind there are two of, so that one of each is left.
            Member gone = cluster.sentinels().get(1);
            Member old = cluster.group().master();
            gone.kill();
            gone.awaitEnd();

            old.kill();

            cluster.group().awaitMasterOtherThan(old);
            old.restart();
            cluster.group().awaitPeace();
        }
    }

    @Tag(Thorough.TAG)
    @Test
    void aRunningTrioIsReplacedOneByOneAndBackWithTheSameFiles() throws Exception {
        try (Cluster cluster = Cluster.of(Loopback.plain(), folder, trio(0), LINES)) {
            Group group = cluster.group();
            List<Object> ids = ids(cluster);
            for (Program program : List.of(Program.vedetteSentinel(), Program.redisSentinel())) {
                for (Member sentinel : cluster.sentinels()) {
                    sentinel.terminate();
                    sentinel.awaitEnd();
                    sentinel.restartAs(program);
                    group.awaitMutualKnowledge();
                }
                assertThat(ids(cluster)).isEqualTo(ids);

                Member old = group.master();
                old.kill();
                group.awaitMasterOtherThan(old);
                old.restart();
                group.awaitPeace();
                group.awaitMutualKnowledge();
            }
        }
    }

    private static List<Object> ids(Cluster cluster) throws IOException {
        List<Object> ids = new ArrayList<>();
        for (Member sentinel : cluster.sentinels()) {
            ids.add(sentinel.ask("SENTINEL", "MYID"));
        }
        return ids;
    }
}
