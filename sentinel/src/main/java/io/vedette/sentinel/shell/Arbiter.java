package io.vedette.sentinel.shell;

import io.vedette.quorum.Effect;
import io.vedette.quorum.Event;
import java.util.function.Consumer;

/** Who says which sentinel may lead a failover, where the sentinels do not vote. On the loop; never blocks. */
public interface Arbiter {
    /** For sentinels that vote. */
    Arbiter NONE = new Arbiter() {
        @Override
        public void start(Consumer<Event> told) {
            // There is nobody to be told about.
        }

        @Override
        public void ask(Effect.AskLeadership ask) {
            throw new IllegalStateException("nobody can be asked: " + ask);
        }

        @Override
        public void end(Effect.EndLeadership end) {
            throw new IllegalStateException("nobody was asked: " + end);
        }

        @Override
        public void stop() {
            // Nothing is open.
        }
    };

    /** Makes the connection; {@code told} is told on the loop what becomes of it, and the answers. */
    void start(Consumer<Event> told);

    void ask(Effect.AskLeadership ask);

    void end(Effect.EndLeadership end);

    void stop();
}
