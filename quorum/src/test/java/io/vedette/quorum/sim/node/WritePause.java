package io.vedette.quorum.sim.node;

import io.vedette.quorum.sim.net.Endpoint;
import java.util.ArrayList;
import java.util.List;

/** CLIENT PAUSE WRITE: writes wait, unanswered, until it ends. */
final class WritePause {
    private final List<Held> held = new ArrayList<>();
    private long untilUs;

    private record Held(Endpoint at, long number) {}

    /** What becomes of a write that waited. */
    interface Release {
        void accept(Endpoint at, long number);
    }

    void until(long us) {
        untilUs = us;
    }

    boolean isOn(long nowUs) {
        return nowUs < untilUs;
    }

    void hold(Endpoint at, long number) {
        held.add(new Held(at, number));
    }

    void release(Release how) {
        List<Held> waiting = List.copyOf(held);
        held.clear();
        waiting.forEach(write -> how.accept(write.at(), write.number()));
    }

    void forget() {
        held.clear();
        untilUs = 0;
    }
}
