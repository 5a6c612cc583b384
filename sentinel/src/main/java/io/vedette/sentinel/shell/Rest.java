package io.vedette.sentinel.shell;

import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/**
 * Lets answers gather while there is peace. Of thousands of links something comes every fraction of a millisecond, and to be woken for each costs more than to
 * read it. So a turn of the loop in which something was heard ends with a rest, and the next finds several. Whoever watches few hears each at once, and from the first
 * sign of trouble until the end of it nobody rests.
 */
final class Rest {
    /** So many links bring an answer in most milliseconds. */
    static final int FEWEST_LINKS = 1_000;

    /** Far less than what any verdict is about, and than what counts as blind. */
    static final long NANOS = 1_000_000;

    private final Executor loop;
    private final BooleanSupplier worthWhile;
    private final Runnable sleep;
    private final Runnable taking = this::take;
    private final Runnable asLast = this::asLast;
    private boolean due;

    /** @param loop runs what it is given at the end of the turn, in the order in which it was given */
    Rest(Executor loop, BooleanSupplier worthWhile, Runnable sleep) {
        this.loop = loop;
        this.worthWhile = worthWhile;
        this.sleep = sleep;
    }

    /** Something was heard, and dealt with. */
    void deserved() {
        if (!due) {
            due = true;
            loop.execute(asLast);
        }
    }

    /** Behind all that this turn has put off: what is to be said to clients and to other sentinels is said before. */
    private void asLast() {
        loop.execute(taking);
    }

    private void take() {
        due = false;
        if (worthWhile.getAsBoolean()) {
            sleep.run();
        }
    }
}
