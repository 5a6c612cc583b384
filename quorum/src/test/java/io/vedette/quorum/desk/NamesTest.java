package io.vedette.quorum.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.quorum.HostPort;
import org.junit.jupiter.api.Test;

class NamesTest {
    private final Names names = new Names();
    private final HostPort byName = new HostPort("Redis-0", 6379);
    private final HostPort byIp = new HostPort("10.0.0.1", 6379);

    @Test
    void aNameAndItsIpAreOneInstance() {
        names.resolved("Redis-0", "10.0.0.1");
        assertThat(names.canonical(byIp)).isEqualTo(byName);
        assertThat(names.announced(byName, false)).isEqualTo(byIp);
        assertThat(names.announced(byName, true)).isEqualTo(byName);
    }

    @Test
    void aNameThatMovedLeavesItsOldIp() {
        names.resolved("Redis-0", "10.0.0.1");
        names.resolved("Redis-0", "10.0.0.9");
        assertThat(names.canonical(byIp)).isEqualTo(byIp);
        assertThat(names.canonical(new HostPort("10.0.0.9", 6379))).isEqualTo(byName);
    }

    @Test
    void whatIsUnknownIsLeftAsItIs() {
        assertThat(names.canonical(byIp)).isEqualTo(byIp);
        assertThat(names.announced(byName, false)).isEqualTo(byName);
    }
}
