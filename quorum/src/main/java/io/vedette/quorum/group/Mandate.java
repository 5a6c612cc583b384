package io.vedette.quorum.group;

import io.vedette.quorum.Epoch;
import io.vedette.quorum.vote.Tally;

/** The leadership that an arbiter was asked for: in which epoch, and what became of it. */
record Mandate(Epoch epoch, State state) {
    enum State {
        ASKED(Tally.PENDING),
        HELD(Tally.WON),
        REFUSED(Tally.LOST),
        /** It was ours, or might have been; somebody else may have it now. */
        LOST(Tally.LOST);

        private final Tally tally;

        State(Tally tally) {
            this.tally = tally;
        }
    }

    static Mandate asked(Epoch epoch) {
        return new Mandate(epoch, State.ASKED);
    }

    Mandate became(State next) {
        return new Mandate(epoch, next);
    }

    Tally tally() {
        return state.tally;
    }
}
