package io.vedette.quorum.group;

import io.vedette.quorum.HostPort;
import io.vedette.quorum.OrderOutcome;
import java.util.Optional;

/**
 * A node that holds writes back because we asked it to, and is to take them again. Its link may be down at that moment, or break
 * before it answers: then it is told when the link is back, unless its pause has ended by itself meanwhile.
 */
final class OwedResume {
    private static final long UNSENT = 0;

    private Optional<Debt> debt = Optional.empty();

    /** @param number of the order that is under way, {@link #UNSENT} when none is */
    private record Debt(HostPort node, long untilMs, long number) {}

    void owe(HostPort node, Optional<Long> number, long untilMs) {
        debt = Optional.of(new Debt(node, untilMs, number.orElse(UNSENT)));
    }

    /** Writes are to be held back again. */
    void forgive() {
        debt = Optional.empty();
    }

    void answered(long number, OrderOutcome outcome) {
        debt = debt.flatMap(owed -> {
            if (owed.number() != number) {
                return Optional.of(owed);
            }
            return outcome instanceof OrderOutcome.Unknown
                    ? Optional.of(new Debt(owed.node(), owed.untilMs(), UNSENT))
                    : Optional.empty();
        });
    }

    /** When the pause of this node ends, if it has to be told that it ends now. */
    Optional<Long> dueAt(HostPort node, long nowMs) {
        return debt.filter(owed -> owed.node().equals(node) && owed.number() == UNSENT && nowMs < owed.untilMs())
                .map(Debt::untilMs);
    }
}
