package io.vedette.sentinel.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.quorum.Election;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.Gossip;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.OrderStamp;
import io.vedette.quorum.SentinelId;
import io.vedette.resp.Bytes;
import io.vedette.resp.Reply;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GossipTest {
    private static final SentinelId ME = new SentinelId("101c91bc5607756432883b2656fec56c183a706b");
    private static final Optional<Signature> KEY = Optional.of(new Signature("s3cret"));
    private static final Gossip PAUSED =
            new Gossip.Paused(new GroupName("mymaster"), new OrderStamp(3, "a-sentinel"), 60_000, "disk swap, row 3");
    private static final Gossip GREETING = new Gossip.Greeting(Gossip.VERSION, Election.VOTES);
    private static final Gossip OPINION =
            new Gossip.Opinion(new GroupName("mymaster"), new HostPort("10.0.0.1", 6379), new Epoch(3), true);

    private final List<List<String>> sent = new ArrayList<>();
    private final GossipEnvelope.Receiver receiver = new GossipEnvelope.Receiver("4e6f6e6365");

    private static Reply nonce(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Reply.Bulk(Bytes.copyOf(bytes, 0, bytes.length));
    }

    private Optional<Gossip> received(int index, Optional<Signature> key) {
        return receiver.read(sent.get(index), key).map(GossipEnvelope.Message::gossip);
    }

    @Test
    void withoutASecretEverythingIsSentAtOnce() {
        GossipSender sender = new GossipSender(ME, Optional.empty());

        sender.send(GREETING, sent::add);
        sender.send(OPINION, sent::add);
        sender.send(new Gossip.Abstaining(true), sent::add);
        sender.send(PAUSED, sent::add);

        assertThat(received(3, Optional.empty())).contains(PAUSED);
        assertThat(received(0, Optional.empty())).contains(GREETING);
        assertThat(received(1, Optional.empty())).contains(OPINION);
        assertThat(received(2, Optional.empty())).contains(new Gossip.Abstaining(true));
    }

    @Test
    void aGreetingSaysByWhatTheSenderIsElected() {
        Gossip byArbiter = new Gossip.Greeting(Gossip.VERSION, Election.ARBITER);

        new GossipSender(ME, Optional.empty()).send(byArbiter, sent::add);

        assertThat(received(0, Optional.empty())).contains(byArbiter);
    }

    @Test
    void withASecretOpinionsWaitForTheNonce() {
        GossipSender sender = new GossipSender(ME, KEY);
        sender.send(GREETING, sent::add);
        sender.send(OPINION, sent::add);
        assertThat(sent).hasSize(1);

        sender.greeted(nonce(receiver.nonce()), sent::add);

        assertThat(received(0, KEY)).contains(GREETING);
        assertThat(received(1, KEY)).contains(OPINION);
    }

    @Test
    void messagePlayedAgainIsNotBelieved() {
        GossipSender sender = new GossipSender(ME, KEY);
        sender.send(OPINION, sent::add);
        sender.greeted(nonce(receiver.nonce()), sent::add);

        assertThat(received(0, KEY)).contains(OPINION);
        assertThat(received(0, KEY)).isEmpty();
    }

    @Test
    void messageFromAnotherConnectionIsNotBelieved() {
        GossipSender sender = new GossipSender(ME, KEY);
        sender.send(OPINION, sent::add);
        sender.greeted(nonce("another"), sent::add);

        assertThat(received(0, KEY)).isEmpty();
    }

    @Test
    void unsignedMessageIsNotBelievedWhereASecretIsSet() {
        new GossipSender(ME, Optional.empty()).send(OPINION, sent::add);

        assertThat(received(0, KEY)).isEmpty();
    }

    @Test
    void waitingOpinionsAreBounded() {
        GossipSender sender = new GossipSender(ME, KEY);
        for (int i = 0; i < 2 * GossipSender.MAX_WAITING; i++) {
            sender.send(OPINION, sent::add);
        }

        sender.greeted(nonce(receiver.nonce()), sent::add);

        assertThat(sent).hasSize(GossipSender.MAX_WAITING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SENTINEL GOSSIP",
                "SENTINEL GOSSIP 1 101c91bc5607756432883b2656fec56c183a706b -",
                "SENTINEL GOSSIP 2 101c91bc5607756432883b2656fec56c183a706b - greeting 1",
                "SENTINEL GOSSIP 1 me - greeting 1",
                "SENTINEL GOSSIP 1 101c91bc5607756432883b2656fec56c183a706b - greeting x",
                "SENTINEL GOSSIP 1 101c91bc5607756432883b2656fec56c183a706b - rumour",
                "SENTINEL GOSSIP 1 101c91bc5607756432883b2656fec56c183a706b - opinion g 10.0.0.1 70000 1 1",
                "SENTINEL GOSSIP 1 101c91bc5607756432883b2656fec56c183a706b - opinion g 10.0.0.1 6379 -1 1",
                "SENTINEL GOSSIP 1 101c91bc5607756432883b2656fec56c183a706b - opinion g 10.0.0.1 6379 1 yes",
                "SENTINEL GOSSIP 1 101c91bc5607756432883b2656fec56c183a706b - abstaining maybe",
                "SENTINEL GOSSIP 1 101c91bc5607756432883b2656fec56c183a706b - paused g -1 a 5000 reason",
                "SENTINEL GOSSIP 1 101c91bc5607756432883b2656fec56c183a706b - paused g 1 a 9999999999999999999 reason"
            })
    void messageOfAnotherFormIsNothing(String command) {
        assertThat(receiver.read(List.of(command.split(" ")), Optional.empty())).isEmpty();
    }
}
