package io.vedette.node.replication;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where a replica is to be found. */
class ReplicaProfileTest {
    private final ReplicaProfile profile = new ReplicaProfile();

    @Test
    void whereItComesFromUnlessItSaysOtherwise() {
        assertThat(profile.host("10.0.0.7:51234")).isEqualTo("10.0.0.7");
        assertThat(profile.host("[fe80::7]:51234")).isEqualTo("fe80::7");
        assertThat(profile.host("socket")).isEqualTo("socket");
        profile.announces("replica.example");
        assertThat(profile.host("10.0.0.7:51234")).isEqualTo("replica.example");
    }

    @Test
    void whoSaysNothingUnderstandsNothingNewAndWantsTheStream() {
        assertThat(profile.isReadingMarks()).isFalse();
        assertThat(profile.isLearningIds()).isFalse();
        assertThat(profile.isWantingStream()).isTrue();
        profile.wantsOnlySnapshot();
        assertThat(profile.isWantingStream()).isFalse();
    }
}
