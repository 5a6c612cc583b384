package io.vedette.sentinel.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.quorum.Epoch;
import io.vedette.quorum.GroupName;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LeaseTest {
    private static final GroupName GROUP = new GroupName("mymaster");
    private static final String NAME = "mymaster/10.0.0.9";

    private final Parish parish = new Parish(5);

    private Lease lease(int who) {
        return new Lease(parish.seenBy(who), GROUP, NAME, "a" + who);
    }

    private Lease.Round ask(Lease lease, long epoch) {
        Lease.Round[] last = {Lease.Round.FAILED};
        lease.ask(new Epoch(epoch), parish.nowMs, (round, began) -> last[0] = round);
        return last[0];
    }

    @Test
    void aMajorityLendsToOneOnly() {
        Lease first = lease(0);
        Lease second = lease(1);

        assertThat(ask(first, 1)).isEqualTo(Lease.Round.LENT);
        assertThat(ask(second, 1)).isNotEqualTo(Lease.Round.LENT);
        assertThat(second.inWords()).isEqualTo("0 of the 3 sentinels that are needed lend " + NAME);
    }

    @Test
    void whatIsGivenBackIsLentAtOnce() {
        Lease first = lease(0);
        ask(first, 1);
        first.end().run();

        assertThat(ask(lease(1), 2)).isEqualTo(Lease.Round.LENT);
    }

    @Test
    void whoIsNotHeardOfAnyMoreKeepsItUntilTheGuardEnds() {
        ask(lease(0), 1);
        parish.silence(0);
        Lease second = lease(1);

        parish.nowMs = LeaseBook.GUARD_MS - 1;
        assertThat(ask(second, 2)).isNotEqualTo(Lease.Round.LENT);
        parish.nowMs += Lease.ROUND_MS;
        assertThat(ask(second, 2)).isEqualTo(Lease.Round.LENT);
    }

    @Test
    void aMinorityLendsNothing() {
        parish.silence(0, 1);
        assertThat(ask(lease(0), 1)).isEqualTo(Lease.Round.OPEN);
    }

    @Test
    void anOlderEpochIsRefusedFromThenOn() {
        Lease first = lease(0);
        ask(first, 1);
        ask(lease(1), 2);

        assertThat(ask(first, 1)).isEqualTo(Lease.Round.OLD);
    }

    @Test
    void whatWasAskedForAfterTheEndIsNotGivenBackWithIt() {
        Lease first = lease(0);
        ask(first, 1);
        Runnable giveBack = first.end();
        assertThat(ask(first, 1)).isEqualTo(Lease.Round.LENT);
        giveBack.run();

        assertThat(ask(lease(1), 1)).isNotEqualTo(Lease.Round.LENT);
    }

    @Test
    void aLenderThatWasStartedAgainLendsNothingBeforeAllItMayHaveLentHasEnded() {
        Lease first = lease(0);
        ask(first, 1);
        parish.silence(0);
        parish.nowMs = 100;
        for (int lender = 1; lender < 5; lender++) {
            parish.restart(lender);
        }
        Lease second = lease(1);

        parish.nowMs = 99 + LeaseBook.GUARD_MS;
        assertThat(ask(second, 2)).isNotEqualTo(Lease.Round.LENT);
        parish.nowMs += Lease.ROUND_MS;
        assertThat(ask(second, 2)).isEqualTo(Lease.Round.LENT);
    }

    @Test
    void aGroupOfTheSameNameCountsItsEpochsAnew() {
        LeaseBook book = new LeaseBook(-LeaseBook.GUARD_MS);
        book.ask(new Wish(NAME, Parish.id(1), "a", 1, new Epoch(7)), 0);
        book.forget("mymaster/");

        assertThat(book.ask(new Wish(NAME, Parish.id(1), "a", 1, new Epoch(1)), 1))
                .isEqualTo(Verdict.GRANTED);
    }

    /** Cuts, restarts, releases and greed at random: of those who think they have it there is one at most. */
    @Test
    void neverTwoHolders() {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            Parish torn = new Parish(5);
            Map<Integer, Lease> leases = new HashMap<>();
            Map<Integer, Long> until = new HashMap<>();
            int granted = 0;
            for (int step = 0; step < 400; step++) {
                torn.nowMs += random.nextInt(400);
                int who = random.nextInt(5);
                Lease lease = leases.computeIfAbsent(who, me -> new Lease(torn.seenBy(me), GROUP, NAME, "b" + me));
                switch (random.nextInt(6)) {
                    case 0 -> torn.silence(random.nextInt(5), 5 + random.nextInt(5));
                    case 1 -> torn.restart(who);
                    case 2 -> {
                        until.remove(who);
                        lease.end().run();
                    }
                    default ->
                        lease.ask(new Epoch(step / 20), torn.nowMs, (round, began) -> {
                            if (round == Lease.Round.LENT) {
                                until.put(who, began + Lease.LASTS_MS);
                            }
                        });
                }
                until.values().removeIf(end -> end <= torn.nowMs);
                granted += until.size();
                assertThat(until).as("seed " + seed + " step " + step).hasSizeLessThan(2);
            }
            assertThat(granted).as("somebody held it").isPositive();
        }
    }
}
