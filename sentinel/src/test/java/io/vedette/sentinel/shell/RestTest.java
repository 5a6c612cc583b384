package io.vedette.sentinel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class RestTest {
    private final Queue<Runnable> atTheEndOfTheTurn = new ArrayDeque<>();
    private boolean worthWhile = true;
    private int rests;

    private final Rest rest = new Rest(atTheEndOfTheTurn::add, () -> worthWhile, () -> rests++);

    private void endTurn() {
        for (Runnable next = atTheEndOfTheTurn.poll(); next != null; next = atTheEndOfTheTurn.poll()) {
            next.run();
        }
    }

    @Test
    void aTurnEndsWithOneRestHoweverMuchWasHeard() {
        rest.deserved();
        rest.deserved();
        assertThat(rests).isZero();
        endTurn();
        assertThat(rests).isEqualTo(1);
        rest.deserved();
        endTurn();
        assertThat(rests).isEqualTo(2);
    }

    @Test
    void whatIsStillToBeSaidIsSaidBefore() {
        rest.deserved();
        atTheEndOfTheTurn.add(() -> assertThat(rests).isZero());
        endTurn();
        assertThat(rests).isEqualTo(1);
    }

    @Test
    void whoHeardNothingDoesNotRest() {
        endTurn();
        assertThat(rests).isZero();
    }

    @Test
    void nobodyRestsWhereItIsNotWorthWhile() {
        worthWhile = false;
        rest.deserved();
        endTurn();
        assertThat(rests).isZero();
    }

    @Test
    void troubleThatBeganLaterInTheTurnIsNotSleptThrough() {
        rest.deserved();
        worthWhile = false;
        endTurn();
        assertThat(rests).isZero();
    }
}
