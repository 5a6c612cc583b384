package io.vedette.sentinel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestTest {
    private final List<Runnable> atTheEndOfTheTurn = new ArrayList<>();
    private boolean worthWhile = true;
    private int rests;

    private final Rest rest = new Rest(atTheEndOfTheTurn::add, () -> worthWhile, () -> rests++);

    private void endTurn() {
        List<Runnable> tasks = new ArrayList<>(atTheEndOfTheTurn);
        atTheEndOfTheTurn.clear();
        tasks.forEach(Runnable::run);
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
