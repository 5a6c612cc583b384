package io.vedette.quorum.link;

import io.vedette.quorum.Link;
import java.util.Optional;

/**
 * Where a contact stands: {@code Resting -> Connecting -> Open -> Resting ...}. Exactly one {@link Link} is current while it is not
 * resting.
 */
sealed interface LinkState {
    Optional<Link> link();

    default Optional<Link> openLink() {
        return Optional.empty();
    }

    /** When something must be done even if nothing happens. */
    long deadlineMs();

    record Resting(long nextAttemptMs) implements LinkState {
        @Override
        public Optional<Link> link() {
            return Optional.empty();
        }

        @Override
        public long deadlineMs() {
            return nextAttemptMs;
        }
    }

    /** The shell gives up by itself; {@code giveUpMs} is for a shell that does not. */
    record Connecting(Link current, long giveUpMs) implements LinkState {
        @Override
        public Optional<Link> link() {
            return Optional.of(current);
        }

        @Override
        public long deadlineMs() {
            return giveUpMs;
        }
    }

    record Open(Link current, long sinceMs) implements LinkState {
        @Override
        public Optional<Link> link() {
            return Optional.of(current);
        }

        @Override
        public Optional<Link> openLink() {
            return Optional.of(current);
        }

        @Override
        public long deadlineMs() {
            return Long.MAX_VALUE;
        }
    }
}
