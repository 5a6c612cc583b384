package io.vedette.quorum.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.quorum.Effect;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.Link;
import io.vedette.quorum.LinkEnd;
import io.vedette.quorum.PingReply;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.Settings;
import io.vedette.quorum.Target;
import io.vedette.quorum.desk.Self;
import io.vedette.quorum.liveness.Tolerance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whoever is second in line waits longer the more masters are gone: what is counted for that, and from when. */
class GoneMastersTest {
    private static final Tolerance TOLERANCE = new Tolerance(1_000, 50);

    private final Self self = new Self(new SentinelId("a".repeat(40)), Epoch.ZERO, Settings.DEFAULT, new Random(1));
    private final Contacts contacts = new Contacts(self);

    private record Group(GroupName name) implements Watcher {
        @Override
        public long infoPeriodMs(Contact contact) {
            return 10_000;
        }

        @Override
        public void suspects(Contact contact, long nowMs) {}

        @Override
        public void verdictChanged(Contact contact, boolean down, long nowMs) {}
    }

    private static Target node(int number) {
        return new Target.Node(new HostPort("10.0.0." + number, 6379));
    }

    private static GroupName group(int number) {
        return new GroupName("g" + number);
    }

    /** Watched, connected to, and answering. */
    private Link living(int number, boolean asMaster) {
        contacts.watch(node(number), new Group(group(number)), TOLERANCE, asMaster, 0);
        self.agenda().ringDue(0);
        Link link = dialled();
        assertThat(contacts.opened(link, 0)).isPresent();
        assertThat(contacts.pingAnswered(link, PingReply.PONG, 0)).isPresent();
        return link;
    }

    private Link dialled() {
        List<Link> links = new ArrayList<>();
        for (Effect effect : self.outbox().drain(Optional.empty())) {
            if (effect instanceof Effect.Connect connect) {
                links.add(connect.link());
            }
        }
        return links.get(links.size() - 1);
    }

    @Test
    void allWhoseLinksBrokeAreCountedAtOnceBeforeAnyIsHeldForDown() {
        Link first = living(1, true);
        Link second = living(2, true);
        living(3, true);

        contacts.ended(first, LinkEnd.RESET, 10);
        contacts.ended(second, LinkEnd.CLOSED, 10);

        assertThat(contacts.goneMasters()).isEqualTo(2);
        assertThat(contacts.of(node(1)).orElseThrow().isDownFor(group(1))).isFalse();
    }

    @Test
    void replicasThatAreGoneAreNoMasters() {
        contacts.ended(living(1, true), LinkEnd.RESET, 10);
        contacts.ended(living(2, false), LinkEnd.RESET, 10);

        assertThat(contacts.gone()).isEqualTo(2);
        assertThat(contacts.goneMasters()).isEqualTo(1);
    }

    @Test
    void whoCanBeReachedAgainIsNotGone() {
        contacts.ended(living(1, true), LinkEnd.RESET, 10);
        Link again = dialled();

        contacts.opened(again, 11);

        assertThat(contacts.goneMasters()).isZero();
    }

    @Test
    void silenceIsNoCrash() {
        contacts.ended(living(1, true), LinkEnd.TIMED_OUT, 10);

        assertThat(contacts.goneMasters()).isZero();
    }

    @Test
    void whoWasReplacedIsNoMasterAnyMore() {
        contacts.ended(living(1, true), LinkEnd.RESET, 10);
        assertThat(contacts.goneMasters()).isEqualTo(1);

        contacts.watch(node(1), new Group(group(1)), TOLERANCE, false, 20);

        assertThat(contacts.goneMasters()).isZero();
        assertThat(contacts.gone()).isEqualTo(1);
    }

    @Test
    void whoIsNoLongerWatchedIsForgotten() {
        contacts.ended(living(1, true), LinkEnd.RESET, 10);

        contacts.unwatch(node(1), group(1));

        assertThat(contacts.goneMasters()).isZero();
        assertThat(contacts.gone()).isZero();
    }
}
