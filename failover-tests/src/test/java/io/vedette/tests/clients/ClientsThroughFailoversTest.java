package io.vedette.tests.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vedette.tests.cluster.Cluster;
import io.vedette.tests.cluster.Group;
import io.vedette.tests.cluster.Loopback;
import io.vedette.tests.cluster.Member;
import io.vedette.tests.cluster.Program;
import io.vedette.tests.cluster.Thorough;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One cluster for all of them: each of its failovers is survived by every library. */
@Tag(Thorough.TAG)
class ClientsThroughFailoversTest {
    private static final int FAILOVERS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private Path folder;

    @Test
    void everyLibraryFindsEveryNewMasterWithoutBeingRestarted() throws Exception {
        try (Cluster cluster = Cluster.of(
                Loopback.plain(),
                folder,
                Collections.nCopies(3, Program.vedetteSentinel()),
                "sentinel down-after-milliseconds GROUP 1000",
                "sentinel failover-timeout GROUP 10000")) {
            Map<Libraries, Writer> writers = new EnumMap<>(Libraries.class);
            try {
                for (Libraries library : Libraries.values()) {
                    writers.put(
                            library,
                            library.connect(
                                    cluster.sentinels().stream()
                                            .map(Member::address)
                                            .toList(),
                                    cluster.group().name()));
                }
                surviveFailovers(cluster.group(), writers);
            } finally {
                writers.values().forEach(Writer::close);
            }
        }
    }

    private static void surviveFailovers(Group group, Map<Libraries, Writer> writers) throws Exception {
        for (int round = 1; round <= FAILOVERS; round++) {
            Member old = group.master();
            for (Map.Entry<Libraries, Writer> each : writers.entrySet()) {
                each.getValue().write(each.getKey().name(), "before " + round);
            }

            old.kill();

            Member now = group.awaitMasterOtherThan(old);
            String written = "after " + round;
            for (Map.Entry<Libraries, Writer> each : writers.entrySet()) {
                String key = each.getKey().name();
                await(key + " writes to " + now)
                        .atMost(PATIENCE)
                        .ignoreExceptions()
                        .until(() -> {
                            each.getValue().write(key, written);
                            return true;
                        });
                assertThat(now.ask("GET", key)).isEqualTo(written);
            }
            old.restart();
            group.awaitAllFollow(now);
        }
    }
}
