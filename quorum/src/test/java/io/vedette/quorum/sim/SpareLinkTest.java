package io.vedette.quorum.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.quorum.Effect;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.Rules;
import io.vedette.quorum.Target;
import io.vedette.quorum.sim.check.Witness;
import io.vedette.quorum.sim.net.Path;
import io.vedette.quorum.sim.node.RedisNode;
import io.vedette.quorum.sim.run.Cluster;
import io.vedette.quorum.sim.run.Plan;
import io.vedette.quorum.sim.run.Setup;
import io.vedette.quorum.sim.run.Simulation;
import io.vedette.quorum.sim.sentinel.Core;
import io.vedette.quorum.sim.sentinel.SentinelProcess;
import io.vedette.quorum.sim.sentinel.VedetteSentinel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What was sent while a way was cut is sent again 200 and 600 ms later, and all that follows waits for it; a new connection does not. With
 * {@code down-after} 2000 one is tried after 400 ms.
 */
class SpareLinkTest {
    private static final long CUT_US = 20_000_000;

    private final Setup setup = Setup.small(Rules.withQuorum(2).downAfterMs(2_000));
    private final Simulation simulation =
            new Simulation(1, new Plan("a spare link", setup, List.of(), 0, 0, 0, false), Core::real, false);
    private final Cluster cluster = simulation.cluster();
    private final RedisNode master = cluster.presumedMaster(new GroupName("g0"));
    private final SentinelProcess sentinel = cluster.sentinels().get(0);
    private final List<String> said = new ArrayList<>();

    SpareLinkTest() {
        cluster.start();
        cluster.clock().runUntil(CUT_US);
        simulation.watch(new Witness() {
            @Override
            public void effect(VedetteSentinel by, Effect effect) {
                if (by != sentinel) {
                    return;
                }
                if (effect instanceof Effect.Connect connect
                        && isMaster(connect.link().target())) {
                    said.add("connect");
                } else if (effect instanceof Effect.Drop drop
                        && isMaster(drop.link().target())) {
                    said.add(drop.reason());
                }
            }

            @Override
            public void announced(SentinelProcess by, GroupName group, String event, String payload) {
                said.add(event);
            }
        });
    }

    private boolean isMaster(Target target) {
        return target.equals(new Target.Node(master.address()));
    }

    private void cutFor(long ms) {
        Path way = cluster.network().path(sentinel.host(), master.host());
        way.cut();
        cluster.clock().runUntil(CUT_US + ms * 1_000);
        way.mend();
    }

    @Test
    void itStaysWhenItIsAnsweredFirst() {
        cutFor(350);
        cluster.clock().runUntil(CUT_US + 500_000);
        assertThat(said).containsExactly("connect", "a newer link was answered first");
        cluster.clock().runUntil(CUT_US + 5_000_000);
        assertThat(said).as("and nothing comes of it").hasSize(2);
    }

    @Test
    void noneIsMadeForOneLostPacket() {
        cutFor(150);
        cluster.clock().runUntil(CUT_US + 5_000_000);
        assertThat(said).isEmpty();
    }

    @Test
    void itIsDroppedWhenTheFirstLinkIsAnsweredAfterAll() {
        cutFor(450);
        cluster.clock().runUntil(CUT_US + 5_000_000);
        assertThat(said).containsExactly("connect", "the link it was made beside was answered");
    }

    @Test
    void itIsTriedAFewTimesAndThenBothAreGivenUp() {
        cutFor(2_100);
        assertThat(said)
                .startsWith("connect", "connect", "connect", "connect", "no answer for too long")
                .contains("+sdown");
    }
}
