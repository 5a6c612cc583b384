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
        assertThat(new Target.Peer(new SentinelId("a"), PLACE))
                .isNotEqualTo(new Target.Peer(new SentinelId("b"), PLACE))
                .isNotEqualTo(new Target.Peer(new SentinelId("a"), new HostPort("10.0.0.1", 6380)));
        assertThat(new Link(new Target.Node(PLACE), 1))
                .isNotEqualTo(new Link(new Target.Node(PLACE), 2))
                .isNotEqualTo(new Link(new Target.Peer(new SentinelId("a"), PLACE), 1));
        assertThat(new SentinelId("a")).isNotEqualTo(new SentinelId("b")).isNotEqualTo(new GroupName("a"));
        assertThat(new GroupName("a")).isNotEqualTo(new GroupName("b")).isNotEqualTo(new SentinelId("a"));
        assertThat(new Epoch(1)).isNotEqualTo(new Epoch(2)).isNotEqualTo(1L);
    }

    @Test
    void eachPartOfAHelloCounts() {
        assertThat(hello("10.0.0.1", "a", 1, "g", "10.0.0.2", 1))
                .isNotEqualTo(hello("10.0.0.9", "a", 1, "g", "10.0.0.2", 1))
                .isNotEqualTo(hello("10.0.0.1", "b", 1, "g", "10.0.0.2", 1))
                .isNotEqualTo(hello("10.0.0.1", "a", 2, "g", "10.0.0.2", 1))
                .isNotEqualTo(hello("10.0.0.1", "a", 1, "h", "10.0.0.2", 1))
                .isNotEqualTo(hello("10.0.0.1", "a", 1, "g", "10.0.0.9", 1))
                .isNotEqualTo(hello("10.0.0.1", "a", 1, "g", "10.0.0.2", 2));
    }

    private static Hello hello(String sender, String from, long current, String group, String master, long config) {
        return new Hello(
                new HostPort(sender, 26379),
                new SentinelId(from),
                new Epoch(current),
                new GroupName(group),
                new HostPort(master, 6379),
                new Epoch(config));
    }

    private static List<Object> all() {
        HostPort place = new HostPort("10.0.0.1", 6379);
        return List.of(
                place,
                new Target.Node(place),
                new Target.Peer(new SentinelId("a"), place),
                new Link(new Target.Node(place), 1),
                new SentinelId("a"),
                new GroupName("a"),
                new Epoch(1),
                hello("10.0.0.1", "a", 1, "g", "10.0.0.2", 1));
    }
}
