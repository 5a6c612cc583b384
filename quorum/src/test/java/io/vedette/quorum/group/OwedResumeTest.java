package io.vedette.quorum.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.quorum.HostPort;
import io.vedette.quorum.OrderOutcome;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwedResumeTest {
    private static final HostPort NODE = new HostPort("10.0.0.1", 6379);
    private static final HostPort ANOTHER = new HostPort("10.0.0.2", 6379);

    private final OwedResume owed = new OwedResume();

    @Test
    void orderWithoutALinkIsDueUntilThePauseEnds() {
        owed.owe(NODE, Optional.empty(), 3_000);

        assertThat(owed.dueAt(NODE, 2_999)).contains(3_000L);
        assertThat(owed.dueAt(ANOTHER, 0)).isEmpty();
        assertThat(owed.dueAt(NODE, 3_000)).isEmpty();
    }

    @Test
    void orderThatWasSentIsDueOnlyWhenNobodyKnowsHowItEnded() {
        owed.owe(NODE, Optional.of(7L), 3_000);
        assertThat(owed.dueAt(NODE, 0)).isEmpty();

        owed.answered(6, new OrderOutcome.Done());
        owed.answered(7, new OrderOutcome.Unknown("the link broke"));
        assertThat(owed.dueAt(NODE, 0)).contains(3_000L);

        owed.owe(NODE, Optional.of(8L), 3_000);
        owed.answered(8, new OrderOutcome.Done());
        assertThat(owed.dueAt(NODE, 0)).isEmpty();
    }

    @Test
    void newPauseIsNotEnded() {
        owed.owe(NODE, Optional.empty(), 3_000);
        owed.forgive();

        assertThat(owed.dueAt(NODE, 0)).isEmpty();
    }
}
