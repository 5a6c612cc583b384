package io.vedette.quorum;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.quorum.Town.Watchman;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** In peace among ourselves replicas are told every ten seconds what the master and the other sentinels are told every two. */
class RareHellosStoryTest {
    private static final Rules RULES = Rules.withQuorum(2).downAfterMs(1_000);
    private static final Rules PATIENT = RULES.downAfterMs(30_000);
    private static final long ROUND_MS = 2_000;
    private static final long RARELY_MS = 10_000;
    private static final SentinelId STRANGER = new SentinelId("f".repeat(40));

    private final Town town = new Town(3, 2, RULES);
    private final List<Said> hellos = new ArrayList<>();
    private final List<Said> pings = new ArrayList<>();

    private record Said(long atMs, HostPort to) {}

    private void peace() {
        town.settled();
        town.run(3 * RARELY_MS);
        town.watchman(0).witness = effect -> {
            if (effect instanceof Effect.PublishHello hello) {
                hellos.add(new Said(town.nowMs, hello.link().target().address()));
            } else if (effect instanceof Effect.Ping ping) {
                pings.add(new Said(town.nowMs, ping.link().target().address()));
            }
        };
    }

    private void patience() {
        town.watchmen().forEach(watchman -> watchman.command(new Command.Set(Town.GROUP, PATIENT, List.of())));
    }

    private void run(long forMs) {
        hellos.clear();
        pings.clear();
        town.run(forMs);
    }

    private static List<Long> timesOf(List<Said> said, HostPort to) {
        return said.stream().filter(one -> one.to().equals(to)).map(Said::atMs).toList();
    }

    private long told(int node) {
        return timesOf(hellos, Town.node(node)).size();
    }

    /** Replicas were told in each of the rounds since {@link #run} began. */
    private void assertOrdinaryPace(long forMs) {
        assertThat(told(1)).isGreaterThanOrEqualTo(forMs / ROUND_MS);
        assertThat(told(2)).isGreaterThanOrEqualTo(forMs / ROUND_MS);
    }

    private void assertRarePace(long forMs) {
        assertThat(told(0)).isEqualTo(forMs / ROUND_MS);
        assertThat(told(1)).isEqualTo(forMs / RARELY_MS);
        assertThat(told(2)).isEqualTo(forMs / RARELY_MS);
    }

    private void hearHello(Watchman listener, SentinelId from, HostPort sender, HostPort master, long epoch) {
        listener.on(new Event.HelloHeard(
                new Hello(sender, from, new Epoch(epoch), Town.GROUP, master, new Epoch(epoch)), true));
    }

    @Test
    void inPeaceReplicasHearUsRarelyAndEverybodyElseAsEver() {
        peace();
        run(6 * RARELY_MS);

        assertRarePace(6 * RARELY_MS);
        assertThat(timesOf(hellos, town.watchman(1).address)).hasSize(30);
        assertThat(timesOf(hellos, town.watchman(2).address)).hasSize(30);
    }

    @Test
    void whoeverIsToldRarelyIsPingedAsOftenAsEver() {
        peace();
        run(6 * RARELY_MS);

        for (int replica = 1; replica <= 2; replica++) {
            List<Long> times = timesOf(pings, Town.node(replica));
            assertThat(times).hasSizeGreaterThanOrEqualTo(60);
            for (int i = 1; i < times.size(); i++) {
                assertThat(times.get(i) - times.get(i - 1)).isLessThanOrEqualTo(1_000);
            }
        }
    }

    @Test
    void aSentinelThatIsNotOursHearsUsOnReplicas() {
        town.watchman(2).foreign = true;
        peace();
        run(RARELY_MS);

        assertOrdinaryPace(RARELY_MS);
    }

    @Test
    void whoKnowsNobodySpeaksEverywhere() {
        Town alone = new Town(1, 2, RULES);
        List<HostPort> said = new ArrayList<>();
        alone.settled();
        alone.watchman(0).witness = effect -> {
            if (effect instanceof Effect.PublishHello hello) {
                said.add(hello.link().target().address());
            }
        };
        alone.run(RARELY_MS);

        assertThat(said).filteredOn(Town.node(1)::equals).hasSize(5);
    }

    @Test
    void aStrangersFirstHelloBringsBackTheOrdinaryPace() {
        peace();
        hearHello(town.watchman(0), STRANGER, new HostPort("10.0.9.9", 26379), Town.node(0), 0);
        run(RARELY_MS);

        assertOrdinaryPace(RARELY_MS);
    }

    @Test
    void aNewSentinelOfOursIsMetAndPeaceReturns() {
        peace();
        DurableState disk =
                new DurableState(STRANGER, Epoch.ZERO, List.of(DurableGroup.fresh(Town.GROUP, Town.node(0), RULES)));
        Watchman fourth = town.new Watchman(STRANGER, new HostPort("10.0.1.9", 26379), disk);
        town.sentinels.put(STRANGER, fourth);
        fourth.start();
        town.run(3 * RARELY_MS);
        run(3 * RARELY_MS);

        assertThat(fourth.coordinator.view(Town.GROUP, town.nowMs).orElseThrow().peers())
                .hasSize(3);
        assertRarePace(3 * RARELY_MS);
    }

    @Test
    void aSentinelThatDiesEndsThePeaceUntilItIsBack() {
        peace();
        town.watchman(2).crash();
        run(3 * RARELY_MS);
        assertOrdinaryPace(3 * RARELY_MS);

        town.watchman(2).restart();
        town.run(RARELY_MS);
        run(3 * RARELY_MS);
        assertRarePace(3 * RARELY_MS);
    }

    @Test
    void aSentinelThatIsSilentEndsThePeaceBeforeItIsHeldForDown() {
        peace();
        patience();
        town.watchman(2).up = false;
        town.run(2 * ROUND_MS);
        run(RARELY_MS);

        assertThat(town.watchman(0).hasAnnounced("+sdown")).isFalse();
        assertOrdinaryPace(RARELY_MS);
    }

    @Test
    void aSentinelThatWatchesThisGroupNoMoreEndsThePeace() {
        peace();
        town.watchman(2).command(new Command.Remove(Town.GROUP));
        town.run(4 * ROUND_MS);
        run(RARELY_MS);

        assertOrdinaryPace(RARELY_MS);
    }

    @Test
    void aMasterThatIsSilentEndsThePeaceBeforeItIsHeldForDown() {
        peace();
        patience();
        town.fake(0).frozen = true;
        town.run(2 * ROUND_MS);
        run(RARELY_MS);

        assertThat(town.watchman(0).hasAnnounced("+sdown")).isFalse();
        assertOrdinaryPace(RARELY_MS);
    }

    @Test
    void aSentinelThatHoldsTheMasterForDownEndsThePeaceOfTheOthers() {
        peace();
        town.watchman(1).cut(Town.node(0));
        town.run(2 * ROUND_MS);
        run(RARELY_MS);

        assertThat(town.watchman(1).hasAnnounced("+sdown")).isTrue();
        assertThat(town.watchman(0).hasAnnounced("+sdown")).isFalse();
        assertOrdinaryPace(RARELY_MS);
    }

    @Test
    void aReplicaThatDiesEndsThePeaceOfTheOthers() {
        peace();
        town.kill(2);
        run(RARELY_MS);

        assertThat(told(1)).isEqualTo(5);
    }

    @Test
    void aReplicaThatWanderedOffIsLookedForOnAllChannels() {
        peace();
        town.fake(2).upstream = Optional.of(new HostPort("10.0.7.7", 6379));
        town.run(RARELY_MS + ROUND_MS);
        run(RARELY_MS);

        assertThat(town.fake(2).orders).isEmpty();
        assertOrdinaryPace(RARELY_MS);
    }

    @Test
    void aMasterThatWasMadeAReplicaEndsThePeace() {
        peace();
        patience();
        town.fake(0).upstream = Optional.of(new HostPort("10.0.7.7", 6379));
        town.run(ROUND_MS);
        run(RARELY_MS);

        assertThat(town.watchman(0).hasAnnounced("+sdown")).isFalse();
        assertOrdinaryPace(RARELY_MS);
    }

    @Test
    void aPausedGroupIsNotAtPeace() {
        peace();
        town.watchman(1).command(new Command.Pause(Town.GROUP, 60_000, "work"));
        run(RARELY_MS);
        assertOrdinaryPace(RARELY_MS);

        town.watchman(1).command(new Command.Resume(Town.GROUP));
        town.run(RARELY_MS);
        run(RARELY_MS);
        assertRarePace(RARELY_MS);
    }

    @Test
    void aNewReplicaIsToldInTheNextRound() {
        peace();
        FakeNode added = new FakeNode(Town.node(3), 1_000);
        added.upstream = Optional.of(Town.node(0));
        town.nodes.put(added.address, added);
        // It stands in the next INFO of the master, a tenth of a second later.
        run(ROUND_MS + 200);

        assertThat(told(3)).isEqualTo(1);
        run(3 * RARELY_MS);
        assertThat(told(3)).isEqualTo(3);
        assertRarePace(3 * RARELY_MS);
    }

    @Test
    void aReplicaWhoseLinkIsMadeAnewIsToldInTheNextRound() {
        peace();
        town.reset(1);
        run(ROUND_MS);

        assertThat(told(1)).isEqualTo(1);
    }

    @Test
    void aSwitchIsToldEverywhereAtOnceAndOfTenUntilAllFollow() {
        peace();
        hellos.clear();
        town.watchman(0).command(new Command.Switchover(Town.GROUP, Optional.of(Town.node(1))));
        town.run(1_000);

        long switchedMs = town.watchman(0).publishedAtMs.get(0);
        assertThat(hellos)
                .contains(new Said(switchedMs, Town.node(0)))
                .contains(new Said(switchedMs, Town.node(1)))
                .contains(new Said(switchedMs, Town.node(2)));
    }

    @Test
    void aMasterThatIsGoneForEverLeavesNoPeace() {
        peace();
        town.kill(0);
        town.run(RARELY_MS);
        run(RARELY_MS);

        assertThat(town.watchman(0).master()).isNotEqualTo(Town.node(0));
        assertOrdinaryPace(RARELY_MS);
    }

    @Test
    void aLaterEpochOfTheSameMasterIsToldInTheNextRound() {
        peace();
        for (Watchman watchman : town.watchmen()) {
            for (Watchman other : town.watchmen()) {
                hearHello(watchman, other.id, other.address, Town.node(0), 7);
            }
        }
        run(ROUND_MS);

        assertThat(told(1)).isEqualTo(1);
        assertThat(told(2)).isEqualTo(1);
    }

    @Test
    void aPeerThatHoldsAnEarlierConfigurationLeavesNoPeace() {
        peace();
        Settings usual = Settings.DEFAULT;
        Settings sceptical = new Settings(usual.periods(), 3, usual.pingsPerSecond(), 100, false, usual.election());
        town.watchman(2).command(new Command.Configure(sceptical));
        hearHello(town.watchman(0), town.watchman(1).id, town.watchman(1).address, Town.node(0), 7);
        hearHello(town.watchman(1), town.watchman(0).id, town.watchman(0).address, Town.node(0), 7);
        run(3 * RARELY_MS);

        assertOrdinaryPace(3 * RARELY_MS);
    }
}
