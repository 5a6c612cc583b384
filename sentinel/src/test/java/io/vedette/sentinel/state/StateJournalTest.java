package io.vedette.sentinel.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.quorum.DurableGroup;
import io.vedette.quorum.DurableState;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.Rules;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.Target;
import io.vedette.resp.process.Disk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is added is found again; what a crash may damage is done without, and anything else is not believed. */
class StateJournalTest {
    private static final SentinelId ID = new SentinelId("1".repeat(40));
    private static final SentinelId PEER = new SentinelId("2".repeat(40));
    private static final HostPort MASTER = new HostPort("127.0.0.1", 6379);
    private static final HostPort REPLICA = new HostPort("::1", 6380);

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void name() {
        file = StateJournal.beside(folder.resolve("sentinel.conf"));
    }

    private static StateNews vote(long epoch) {
        return new StateNews(ID, new Epoch(epoch), List.of(news(MASTER, 3, epoch)));
    }

    private static GroupNews news(HostPort master, long configEpoch, long leaderEpoch) {
        return new GroupNews(
                new GroupName("my \"master\""),
                master,
                new Epoch(configEpoch),
                new Epoch(leaderEpoch),
                List.of(REPLICA),
                List.of(new Target.Peer(PEER, new HostPort("127.0.0.2", 26379))));
    }

    private static DurableGroup group(HostPort master, long configEpoch, long leaderEpoch, HostPort... replicas) {
        return new DurableGroup(
                new GroupName("my \"master\""),
                master,
                Rules.withQuorum(2),
                new Epoch(configEpoch),
                new Epoch(leaderEpoch),
                Optional.empty(),
                List.of(replicas),
                List.of(),
                Optional.empty());
    }

    private void add(StateNews... all) throws IOException {
        StateJournal journal = new StateJournal(Disk.SYSTEM, file);
        for (StateNews news : all) {
            journal.add(news);
        }
    }

    @Test
    void whatWasAddedIsFoundInOrder() throws Exception {
        assertThat(StateJournal.read(file)).isEmpty();

        add(vote(4), vote(5), new StateNews(ID, new Epoch(-1L), List.of()));

        assertThat(StateJournal.read(file))
                .containsExactly(vote(4), vote(5), new StateNews(ID, new Epoch(-1L), List.of()));
    }

    @Test
    void endThatWasCutOffAnywhereIsDoneWithout() throws Exception {
        add(vote(4));
        int first = (int) Files.size(file);
        Files.delete(file);
        add(vote(4), vote(5));
        byte[] whole = Files.readAllBytes(file);
        for (int length = first; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));

            assertThat(StateJournal.read(file)).containsExactly(vote(4));
        }
    }

    @Test
    void endOfZerosIsDoneWithout() throws Exception {
        add(vote(4));
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length + 4096));

        assertThat(StateJournal.read(file)).containsExactly(vote(4));
    }

    @Test
    void damageWithWholeEntriesBehindItIsAnError() throws IOException {
        add(vote(4), vote(5));
        byte[] bytes = Files.readAllBytes(file);
        for (int at = 0; at < bytes.length / 2; at++) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= 1;
            Files.write(file, damaged);

            assertThatThrownBy(() -> StateJournal.read(file))
                    .isInstanceOf(DamagedJournal.class)
                    .hasMessageContaining("at byte 0");
        }
    }

    @Test
    void entryOfAnUnknownKindIsAnError() throws IOException {
        add(vote(4));
        String text = Files.readString(file).replace("current-epoch", "current-epic");
        String body = text.substring(text.indexOf('\n') + 1);
        CRC32C crc = new CRC32C();
        crc.update(ID.text().getBytes(StandardCharsets.UTF_8));
        crc.update(body.getBytes(StandardCharsets.UTF_8));
        Files.writeString(
                file,
                "vedette1 " + ID.text() + " " + body.length() + " " + Long.toHexString(crc.getValue()) + "\n" + body);

        assertThatThrownBy(() -> StateJournal.read(file))
                .isInstanceOf(DamagedJournal.class)
                .hasMessageContaining("current-epic");
    }

    @Test
    void nothingIsAddedToWhatAnEarlierRunLeft() throws Exception {
        add(vote(4));
        StateJournal next = new StateJournal(Disk.SYSTEM, file);

        assertThatThrownBy(() -> next.add(vote(5))).isInstanceOf(IOException.class);
        assertThat(StateJournal.read(file)).containsExactly(vote(4));

        next.forget();
        next.add(vote(5));
        assertThat(StateJournal.read(file)).containsExactly(vote(5));
    }

    @Test
    void promisesOfAnotherSentinelBindNobody() throws Exception {
        add(vote(9));
        Path config = folder.resolve("sentinel.conf");
        DurableState mine = new DurableState(ID, new Epoch(2), List.of(group(MASTER, 3, 2)));
        DurableState another = new DurableState(PEER, new Epoch(2), List.of(group(MASTER, 3, 2)));

        assertThat(StateStore.withPromises(mine, config, folder).currentEpoch()).isEqualTo(new Epoch(9));
        assertThat(StateStore.withPromises(another, config, folder)).isEqualTo(another);
    }

    @Test
    void laterConfigurationWinsAndAnEarlierOneTakesNothingBack() {
        DurableGroup known = group(MASTER, 3, 4);

        DurableGroup later = news(REPLICA, 5, 5).onTopOf(known);
        assertThat(later.master()).isEqualTo(REPLICA);
        assertThat(later.replicas()).containsExactly(MASTER);
        assertThat(later.leaderEpoch()).isEqualTo(new Epoch(5));
        assertThat(later.peers()).extracting(Target.Peer::id).containsExactly(PEER);

        DurableGroup same = news(REPLICA, 2, 3).onTopOf(known);
        assertThat(same.master()).isEqualTo(MASTER);
        assertThat(same.configEpoch()).isEqualTo(new Epoch(3));
        assertThat(same.leaderEpoch()).isEqualTo(new Epoch(4));
    }

    @Test
    void onlyWhatCanBeAddedIsNews() {
        DurableGroup known = group(MASTER, 3, 4, REPLICA);

        assertThat(GroupNews.between(known, group(MASTER, 3, 5, REPLICA))).isPresent();
        assertThat(GroupNews.between(known, group(REPLICA, 5, 5, MASTER))).isPresent();
        assertThat(GroupNews.between(known, group(MASTER, 3, 4))).isEmpty();
        assertThat(GroupNews.between(known, group(REPLICA, 3, 4, MASTER))).isEmpty();
        assertThat(GroupNews.between(known, group(MASTER, 3, 3, REPLICA))).isEmpty();
    }
}
