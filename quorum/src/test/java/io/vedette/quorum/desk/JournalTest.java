package io.vedette.quorum.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.quorum.Effect;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.Outcome;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JournalTest {
    private static final GroupName A = new GroupName("a");
    private static final GroupName B = new GroupName("b");
    private static final Effect YES = new Effect.Reply(1, new Outcome.Ok());
    private static final Effect NO = new Effect.Reply(1, new Outcome.Refused("ERR"));

    private final Journal journal = new Journal();
    private final Outbox outbox = new Outbox();

    @Test
    void allChangesOfOneEventAreOneRevision() {
        assertThat(journal.save(A)).isEqualTo(journal.save(B));
        long revision = journal.issue();
        assertThat(journal.content(revision).changed()).containsExactly(A, B);
        assertThat(journal.isDurable(A)).isFalse();
        journal.persisted(revision);
        assertThat(journal.isDurable(A)).isTrue();
    }

    @Test
    void aLaterRevisionVouchesForTheEarlierOnes() {
        journal.save(A);
        journal.issue();
        journal.save(B);
        journal.persisted(journal.issue());
        assertThat(journal.isDurable(A)).isTrue();
    }

    @Test
    void whatFailedIsOwedAndPartOfTheNextRevision() {
        journal.save(A);
        long lost = journal.issue();
        assertThat(journal.failed(lost)).containsExactly(A);
        assertThat(journal.isFailing()).isTrue();
        assertThat(journal.hasDebt()).isTrue();
        journal.save(B);
        long next = journal.issue();
        assertThat(journal.content(next).changed()).containsExactly(A, B);
        journal.persisted(next);
        assertThat(journal.isDurable(A)).isTrue();
        assertThat(journal.isFailing()).isFalse();
    }

    @Test
    void aRevisionUnderWayDoesNotVouchForOneThatFailed() {
        journal.save(A);
        long lost = journal.issue();
        journal.save(B);
        long other = journal.issue();
        journal.failed(lost);
        journal.persisted(other);
        assertThat(journal.isDurable(B)).isTrue();
        assertThat(journal.isDurable(A)).isFalse();
    }

    @Test
    void aRemovedGroupStaysRemovedThoughTheWriteFailed() {
        journal.saveRemoval(A);
        journal.failed(journal.issue());
        assertThat(journal.content(journal.issue()).removed()).containsExactly(A);
    }

    @Test
    void promisesWaitForTheDisk() {
        outbox.hold(1, List.of(YES), List.of(NO));
        assertThat(outbox.drain(Optional.empty())).isEmpty();
        outbox.release(1);
        assertThat(outbox.drain(Optional.empty())).containsExactly(YES);
    }

    @Test
    void promisesThatCannotBeKeptAreRefused() {
        outbox.hold(1, List.of(YES), List.of(NO));
        outbox.refuse(1);
        outbox.release(2);
        assertThat(outbox.drain(Optional.empty())).containsExactly(NO);
    }

    @Test
    void thereIsAnEndToWhatIsHeldBack() {
        for (int i = 0; i < Outbox.MAX_HELD; i++) {
            outbox.hold(1, List.of(YES), List.of(NO));
        }
        outbox.hold(1, List.of(YES), List.of(NO));
        assertThat(outbox.heldBack()).isEqualTo(Outbox.MAX_HELD);
        assertThat(outbox.drain(Optional.empty())).containsExactly(NO);
    }

    @Test
    void whatIsPersistedStandsFirst() {
        outbox.emit(YES);
        assertThat(outbox.drain(Optional.of(NO))).containsExactly(NO, YES);
    }
}
