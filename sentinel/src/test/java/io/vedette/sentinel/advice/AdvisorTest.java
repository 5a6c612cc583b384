package io.vedette.sentinel.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.quorum.Coordinator;
import io.vedette.quorum.DurableGroup;
import io.vedette.quorum.DurableState;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.Rules;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.Settings;
import io.vedette.quorum.Target;
import io.vedette.quorum.view.GroupView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AdvisorTest {
    private static final GroupName GROUP = new GroupName("mymaster");
    private static final HostPort MASTER = new HostPort("10.0.1.1", 6379);
    private static final HostPort REPLICA = new HostPort("10.0.1.2", 6379);
    private static final Set<HostPort> OURS = Set.of(new HostPort("10.0.0.1", 26379));

    private final Observations observations = new Observations();
    private final Advisor advisor = new Advisor(observations);

    /** A group as it is known after a start, with its peers on these hosts. */
    private static GroupView group(Rules rules, String... peerHosts) {
        List<Target.Peer> peers = new ArrayList<>();
        for (int i = 0; i < peerHosts.length; i++) {
            SentinelId id = new SentinelId(Character.toString('b' + i).repeat(40));
            peers.add(new Target.Peer(id, new HostPort(peerHosts[i], 26_380 + i)));
        }
        DurableGroup durable = new DurableGroup(
                GROUP,
                MASTER,
                rules,
                Epoch.ZERO,
                Epoch.ZERO,
                Optional.empty(),
                List.of(REPLICA),
                peers,
                Optional.empty());
        DurableState state = new DurableState(new SentinelId("a".repeat(40)), Epoch.ZERO, List.of(durable));
        Coordinator coordinator = new Coordinator(state, Settings.DEFAULT, new Random(1));
        assertThat(coordinator.start(0)).isNotEmpty();
        return coordinator.view(GROUP, 0).orElseThrow();
    }

    private List<String> kinds(GroupView group) {
        return advisor.about(group, OURS, 0).stream().map(Warning::kind).toList();
    }

    @Test
    void threeSentinelsOnThreeHostsAreAsItShouldBe() {
        assertThat(advisor.about(group(Rules.withQuorum(2), "10.0.0.2", "10.0.0.3"), OURS, 0))
                .isEmpty();
    }

    @Test
    void evenNumberOfSentinels() {
        assertThat(kinds(group(Rules.withQuorum(3), "10.0.0.2", "10.0.0.3", "10.0.0.4")))
                .containsExactly("even-sentinels");
    }

    @Test
    void quorumBelowTheMajority() {
        assertThat(kinds(group(Rules.withQuorum(2), "10.0.0.2", "10.0.0.3", "10.0.0.4", "10.0.0.5")))
                .containsExactly("quorum-below-majority");
    }

    @Test
    void quorumNobodyCanReach() {
        assertThat(kinds(group(Rules.withQuorum(4), "10.0.0.2", "10.0.0.3"))).containsExactly("quorum-unreachable");
    }

    @Test
    void allOnOneHost() {
        assertThat(advisor.about(group(Rules.withQuorum(2), "10.0.0.1", "10.0.0.1"), OURS, 0))
                .singleElement()
                .satisfies(warning -> assertThat(warning.text()).startsWith("3 of 3 sentinels run on 10.0.0.1"));
    }

    @Test
    void majorityOnAHostThatIsNotOurs() {
        assertThat(kinds(group(Rules.withQuorum(2), "10.0.0.2", "10.0.0.2"))).containsExactly("one-host");
    }

    @Test
    void downAfterShorterThanTheNetworkAllows() {
        GroupView group = group(Rules.withQuorum(2).downAfterMs(200), "10.0.0.2", "10.0.0.3");
        observations.answered(REPLICA, 50_000_000, 0);
        assertThat(kinds(group)).isEmpty();

        observations.answered(REPLICA, 51_000_000, 0);

        assertThat(advisor.about(group, OURS, 0))
                .singleElement()
                .satisfies(warning -> assertThat(warning.text()).contains("51 ms by " + REPLICA));
    }

    @Test
    void slowAnswerIsForgottenAfterTwoWindows() {
        GroupView group = group(Rules.withQuorum(2).downAfterMs(200), "10.0.0.2", "10.0.0.3");
        observations.answered(MASTER, 90_000_000, 0);
        observations.answered(MASTER, 1_000_000, Observations.WINDOW_MS);
        assertThat(advisor.about(group, OURS, Observations.WINDOW_MS)).hasSize(1);

        assertThat(advisor.about(group, OURS, 2 * Observations.WINDOW_MS)).isEmpty();
    }

    @Test
    void missingPermissionsUntilTheyAreGranted() {
        GroupView group = group(Rules.withQuorum(2), "10.0.0.2", "10.0.0.3");
        observations.mayNot(REPLICA, List.of("CONFIG REWRITE", "CLIENT KILL"));
        assertThat(advisor.about(group, OURS, 0))
                .singleElement()
                .satisfies(warning -> assertThat(warning.text())
                        .startsWith(REPLICA + " would refuse us CONFIG REWRITE, CLIENT KILL"));

        observations.mayNot(REPLICA, List.of());

        assertThat(kinds(group)).isEmpty();
    }
}
