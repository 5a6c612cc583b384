package io.vedette.quorum;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The names that are compared with everything that is heard say for themselves what makes them equal. */
class SamenessTest {
    private static final HostPort PLACE = new HostPort("10.0.0.1", 6379);

    @Test
    void whatSaysTheSameIsTheSame() {
        List<Object> ones = all();
        List<Object> others = all();
        assertThat(ones).isEqualTo(others);
        assertThat(ones.stream().map(Object::hashCode))
                .isEqualTo(others.stream().map(Object::hashCode).toList());
    }

    @Test
    void eachPartCounts() {
        assertThat(PLACE).isNotEqualTo(new HostPort("10.0.0.2", 6379)).isNotEqualTo(new HostPort("10.0.0.1", 6380));
        assertThat(new Target.Node(PLACE))
                .isNotEqualTo(new Target.Node(new HostPort("10.0.0.2", 6379)))
                .isNotEqualTo(new Target.Peer(new SentinelId("a"), PLACE));
        assertThat(new Link(new Target.Node(PLACE), 1))
                .isNotEqualTo(new Link(new Target.Node(PLACE), 2))
                .isNotEqualTo(new Link(new Target.Peer(new SentinelId("a"), PLACE), 1));
        assertThat(new SentinelId("a")).isNotEqualTo(new SentinelId("b")).isNotEqualTo(new GroupName("a"));
        assertThat(new Epoch(1)).isNotEqualTo(new Epoch(2)).isNotEqualTo(1L);
    }

    private static List<Object> all() {
        HostPort place = new HostPort("10.0.0.1", 6379);
        return List.of(
                place, new Target.Node(place), new Link(new Target.Node(place), 1), new SentinelId("a"), new Epoch(1));
    }
}
