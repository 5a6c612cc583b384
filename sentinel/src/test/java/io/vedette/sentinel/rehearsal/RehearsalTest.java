package io.vedette.sentinel.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RehearsalTest {
    @Test
    void goesOnUntilAReplicaIsTheMaster() {
        assertThat(Rehearsal.play(2)).isPresent().get().isNotEqualTo(Rehearsal.firstMaster());
    }

    @Test
    void anOrderedOneDoesSoToo() {
        assertThat(Rehearsal.play(Rehearsal.ORDERED_EVERY)).isPresent().get().isNotEqualTo(Rehearsal.firstMaster());
    }
}
