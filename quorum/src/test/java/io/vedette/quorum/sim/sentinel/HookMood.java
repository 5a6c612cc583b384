package io.vedette.quorum.sim.sentinel;

import io.vedette.quorum.HookAnswer;
import java.util.Optional;

/** How a pre-failover hook behaves. */
public enum HookMood {
    WILLING,
    VETOES,
    /** It objects, but only when nobody waits for it any more. */
    LATE,
    SILENT,
    BROKEN;

    private static final long QUICK_MS = 20;

    record Timed(HookAnswer says, long afterMs) {}

    Optional<Timed> answer(long withinMs) {
        return switch (this) {
            case WILLING -> Optional.of(new Timed(new HookAnswer.Go(), QUICK_MS));
            case VETOES -> Optional.of(new Timed(new HookAnswer.Veto("a backup runs"), QUICK_MS));
            case LATE -> Optional.of(new Timed(new HookAnswer.Veto("too late"), 2 * withinMs));
            case SILENT -> Optional.empty();
            case BROKEN -> Optional.of(new Timed(new HookAnswer.None("exit status 127"), QUICK_MS));
        };
    }
}
