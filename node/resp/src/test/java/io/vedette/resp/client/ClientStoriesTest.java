package io.vedette.resp.client;

import static io.vedette.resp.server.Eventually.onLoop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vedette.resp.server.ClientClass;
import io.vedette.resp.server.OutputLimit;
import io.vedette.resp.server.RawClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ClientStoriesTest {
    private static final int BIG = 60_000;

    @Test
    void aClientThatSendsHalfACommandAndWaitsDoesNotHoldUpOthers() throws IOException {
        try (TestKit kit = TestKit.started();
                RawClient slow = kit.client();
                RawClient quick = kit.client()) {
            slow.send("*2\r\n$4\r\nECHO\r\n$5\r\nhe");
            quick.ask("PING", "+PONG\r\n");
            slow.send("llo\r\n").expect("$5\r\nhello\r\n");
        }
    }

    @Test
    void aClientThatNeverReadsIsNotReadAnyMoreAndOthersAreServed() throws IOException {
        try (TestKit kit = TestKit.limitedBy(limits -> limits.withUnreadReplies(100_000, 1_000_000_000));
                RawClient deaf = kit.client();
                RawClient other = kit.client()) {
            flood(deaf);
            await().until(() -> kit.stats().pendingOutputBytes() > 100_000);
            await().until(() -> {
                long before = kit.stats().commandsProcessed();
                return kit.stats().commandsProcessed() == before && kit.stats().pendingOutputBytes() > 100_000;
            });
            assertThat(kit.stats().pendingOutputBytes()).isLessThan(1_000_000);
            other.ask("PING", "+PONG\r\n");
        }
    }

    @Test
    void aClientThatLeavesMoreUnreadThanItsClassAllowsIsClosed() throws IOException {
        try (TestKit kit = TestKit.limitedBy(limits ->
                        limits.withOutput(limits.output().with(ClientClass.NORMAL, new OutputLimit(1_000_000, 0, 0))));
                RawClient deaf = kit.client()) {
            flood(deaf);
            await().until(() -> kit.stats().outputLimitDisconnections() == 1);
            assertThat(kit.stats().pendingOutputBytes()).isZero();
        }
    }

    @Test
    void anIdleClientIsClosedAndAListeningOneIsNot() throws IOException {
        try (TestKit kit = TestKit.limitedBy(limits -> limits.withIdleTimeoutMs(5_000));
                RawClient idle = kit.client();
                RawClient listening = kit.client()) {
            idle.ask("PING", "+PONG\r\n");
            listening.ask("SUBSCRIBE c", "*3\r\n$9\r\nsubscribe\r\n$1\r\nc\r\n:1\r\n");
            kit.clock().advance(5_001);
            idle.expectClosed();
            listening.ask("PING", "*2\r\n$4\r\npong\r\n$0\r\n\r\n");
        }
    }

    @Test
    void aPauseHoldsCommandsBackAndTheyRunInOrderWhenItEnds() throws IOException {
        try (TestKit kit = TestKit.started();
                RawClient boss = kit.client();
                RawClient worker = kit.client()) {
            worker.ask("PING", "+PONG\r\n");
            boss.ask("CLIENT PAUSE 1000000 WRITE", "+OK\r\n");
            worker.send("PUBLISH a b\r\nECHO one\r\n");
            worker.send("ECHO two\r\n");
            await().until(() ->
                    onLoop(kit.kit().server(), () -> kit.kit().server().pauses().heldClients()) == 1);
            boss.ask("PING", "+PONG\r\n");
            boss.ask("CLIENT UNPAUSE", "+OK\r\n");
            worker.expect(":0\r\n$3\r\none\r\n$3\r\ntwo\r\n");
        }
    }

    @Test
    void aPauseOfAllEndsByItsTime() throws IOException {
        try (TestKit kit = TestKit.started();
                RawClient client = kit.client()) {
            client.ask("CLIENT PAUSE 50 ALL", "+OK\r\n");
            client.send("PING\r\n");
            await().until(() ->
                    onLoop(kit.kit().server(), () -> kit.kit().server().pauses().heldClients()) == 1);
            kit.clock().advance(51);
            client.expect("+PONG\r\n");
        }
    }

    @Test
    void repliesCanBeSwitchedOffAndSkipped() throws IOException {
        try (TestKit kit = TestKit.started();
                RawClient client = kit.client()) {
            client.send("CLIENT REPLY OFF\r\nPING\r\nNOSUCH\r\nCLIENT REPLY ON\r\n")
                    .expect("+OK\r\n");
            client.send("CLIENT REPLY SKIP\r\nECHO a\r\nECHO b\r\n").expect("$1\r\nb\r\n");
        }
    }

    @Test
    void librariesSayWhoTheyAre() throws IOException {
        try (TestKit kit = TestKit.started();
                RawClient client = kit.client()) {
            client.ask("CLIENT SETINFO lib-name jedis", "+OK\r\n");
            client.ask("CLIENT SETINFO LIB-VER 8.0.2", "+OK\r\n");
            client.ask("CLIENT SETINFO x y", "-ERR Unrecognized option 'x'\r\n");
            client.send(RawClient.wire("CLIENT", "SETINFO", "lib-name", "a b"));
            client.expect("-ERR lib-name cannot contain spaces, newlines or special characters.\r\n");
            client.send("CLIENT INFO\r\n");
            assertThat(client.bulk()).endsWith(" resp=2 lib-name=jedis lib-ver=8.0.2\n");
        }
    }

    @Test
    void whoeverHasNoPasswordIsAskedForOne() throws IOException {
        try (TestKit kit = TestKit.started()) {
            onLoop(kit.kit().server(), () -> {
                kit.acl().requirePassword("secret".getBytes(StandardCharsets.US_ASCII));
                return true;
            });
            try (RawClient client = kit.client()) {
                client.ask("PING", "-NOAUTH Authentication required.\r\n");
                client.ask("AUTH wrong", "-WRONGPASS invalid username-password pair or user is disabled.\r\n");
                client.ask("AUTH secret", "+OK\r\n");
                client.ask("PING", "+PONG\r\n");
            }
            assertThat(kit.stats().authDenied()).isEqualTo(1);
        }
    }

    @Test
    void aListenerWhoseChannelIsTakenAwayIsClosed() throws IOException {
        try (TestKit kit = TestKit.started();
                RawClient admin = kit.client();
                RawClient ann = kit.client()) {
            admin.ask("ACL SETUSER ann on nopass +@all &news", "+OK\r\n");
            ann.ask("AUTH ann x", "+OK\r\n");
            ann.ask("SUBSCRIBE news", "*3\r\n$9\r\nsubscribe\r\n$4\r\nnews\r\n:1\r\n");
            admin.ask("ACL SETUSER ann resetchannels &other", "+OK\r\n");
            ann.expectClosed();
        }
    }

    /** Asks for more and more and never reads an answer. */
    private static void flood(RawClient deaf) {
        String request = RawClient.wire("ECHO", "x".repeat(BIG));
        Thread flood = new Thread(() -> {
            try {
                for (int i = 0; i < 5_000; i++) {
                    deaf.send(request);
                }
            } catch (IOException closed) {
                Thread.currentThread().interrupt();
            }
        });
        flood.setDaemon(true);
        flood.start();
    }
}
