package io.vedette.quorum.group;

import java.util.Optional;

/**
 * What the pre-failover hook said of the master that is down now.
 *
 * <pre>
 *   Unasked --> Asked           nothing but the hook objects any more
 *   Asked ----> Given           it said go, or nothing, and silence is consent
 *   Asked ----> Withheld        it vetoed, or said nothing, and silence holds
 *   Given, Withheld --> Asked   it is old
 *   any ------> Unasked         the master is back, or another hook was configured
 * </pre>
 *
 * @param vetoes what was vetoed before, as long as this master is down
 */
record Consent(State state, Vetoes vetoes) {
    static final Consent NONE = new Consent(new Unasked(), new Vetoes(0, 0, ""));

    sealed interface State {}

    record Unasked() implements State {}

    record Asked(long number, long sinceMs, long untilMs) implements State {}

    record Given(long untilMs) implements State {}

    record Withheld(String reason, long untilMs) implements State {}

    /** @param last the reason of the last one */
    record Vetoes(int count, long firstMs, String last) {
        boolean any() {
            return count > 0;
        }
    }

    Consent ask(long number, long nowMs, long untilMs) {
        return new Consent(new Asked(number, nowMs, untilMs), vetoes);
    }

    Consent give(long untilMs) {
        return new Consent(new Given(untilMs), vetoes);
    }

    Consent withhold(String reason, long nowMs, long untilMs) {
        long first = vetoes.any() ? vetoes.firstMs() : nowMs;
        return new Consent(new Withheld(reason, untilMs), new Vetoes(vetoes.count() + 1, first, reason));
    }

    boolean isAsked(long number) {
        return state instanceof Asked asked && asked.number() == number;
    }

    /** Whether the hook is to be asked before anything begins. */
    boolean isWanted(long nowMs) {
        if (state instanceof Given given) {
            return nowMs >= given.untilMs();
        }
        return state instanceof Unasked || (state instanceof Withheld withheld && nowMs >= withheld.untilMs());
    }

    boolean isGiven(long nowMs) {
        return state instanceof Given && !isWanted(nowMs);
    }

    /** For the account of a failover that was vetoed before it began. */
    Optional<String> told(long nowMs) {
        return vetoes.any()
                ? Optional.of("the pre-failover hook vetoed " + vetoes.count() + " times, first "
                        + (nowMs - vetoes.firstMs()) + " ms ago, at last: " + vetoes.last())
                : Optional.empty();
    }
}
