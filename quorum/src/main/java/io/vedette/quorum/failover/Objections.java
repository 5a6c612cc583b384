package io.vedette.quorum.failover;

import java.util.ArrayList;
import java.util.List;

/**
 * What speaks against beginning an automatic failover.
 *
 * @param missing what would be needed first: evidence, opinions, voters
 * @param vetoes what forbids it although the master is held for down
 * @param untilMs when one of them ends by the passing of time; {@link Long#MAX_VALUE} when none does
 */
public record Objections(List<String> missing, List<String> vetoes, long untilMs) {
    public boolean isEmpty() {
        return missing.isEmpty() && vetoes.isEmpty();
    }

    /** Collects them. */
    public static final class Collector {
        private final List<String> missing = new ArrayList<>();
        private final List<String> vetoes = new ArrayList<>();
        private long untilMs = Long.MAX_VALUE;

        public void missing(String what) {
            missing.add(what);
        }

        public void veto(String why) {
            vetoes.add(why);
        }

        public void veto(String why, long endsMs) {
            vetoes.add(why);
            untilMs = Math.min(untilMs, endsMs);
        }

        public boolean any() {
            return missing.size() + vetoes.size() > 0;
        }

        public Objections toObjections() {
            return new Objections(missing, vetoes, untilMs);
        }
    }
}
