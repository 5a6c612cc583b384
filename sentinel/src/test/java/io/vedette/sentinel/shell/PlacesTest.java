package io.vedette.sentinel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.quorum.Coordinator;
import io.vedette.quorum.DurableGroup;
import io.vedette.quorum.DurableState;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.Event;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.Rules;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.Settings;
import io.vedette.quorum.Target;
import io.vedette.sentinel.state.GlobalOptions;
import io.vedette.sentinel.state.ProcessLines;
import io.vedette.sentinel.state.SentinelState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private static final SentinelId ID = new SentinelId("101c91bc5607756432883b2656fec56c183a706b");
    private static final SentinelId OTHER = new SentinelId("202c91bc5607756432883b2656fec56c183a706b");
    private static final DurableState NOTHING = DurableState.fresh(ID);

    private final OptionBook options =
            new OptionBook(new SentinelState(NOTHING, GlobalOptions.DEFAULT, Map.of()), () -> ProcessLines.NONE);
    private final Coordinator coordinator = new Coordinator(NOTHING, Settings.DEFAULT, new Random(1));
    private final Places places = new Places(options, coordinator);
    private final DurableGroup group = new DurableGroup(
            new GroupName("mymaster"),
            new HostPort("db1", 6379),
            Rules.withQuorum(2),
            Epoch.ZERO,
            Epoch.ZERO,
            Optional.empty(),
            List.of(new HostPort("DB2", 6379), new HostPort("10.0.0.2", 6379), new HostPort("10.0.0.1", 6379)),
            List.of(new Target.Peer(OTHER, new HostPort("db2", 26379))),
            Optional.empty());

    @BeforeEach
    void twoNamesWereResolved() {
        coordinator.on(new Event.HostResolved("db1", "10.0.0.1"), 0);
        coordinator.on(new Event.HostResolved("db2", "10.0.0.2"), 0);
    }

    private void resolve(boolean names) {
        options.global(global -> global.withResolvedHostnames(names));
    }

    @Test
    void namesStandForThemselvesWhileTheyAreResolved() {
        resolve(true);

        assertThat(places.of("db1")).contains("db1");
        assertThat(places.of("db9")).contains("db9");
        assertThat(places.written(group)).isEqualTo(group);
    }

    @Test
    void namesStandForTheAddressTheyHadWhenTheyAreNoLongerResolved() {
        resolve(false);

        assertThat(places.of("DB1")).contains("10.0.0.1");
        assertThat(places.of("10.0.0.9")).contains("10.0.0.9");
        assertThat(places.of("db9")).isEmpty();
    }

    @Test
    void whatBecomesOneByThatIsWrittenDownOnce() {
        resolve(false);

        DurableGroup written = places.written(group);

        assertThat(written.master()).isEqualTo(new HostPort("10.0.0.1", 6379));
        assertThat(written.replicas()).containsExactly(new HostPort("10.0.0.2", 6379));
        assertThat(written.peers()).containsExactly(new Target.Peer(OTHER, new HostPort("10.0.0.2", 26379)));
    }
}
