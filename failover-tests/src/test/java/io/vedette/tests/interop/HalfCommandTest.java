package io.vedette.tests.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clients that begin a command and do not finish it: they cost what they sent, and nobody else notices. */
class HalfCommandTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ANNOUNCERS = 100;
    private static final int MIB = 1 << 20;

    /** A node of this heap with nothing to do, and room for what the JVM keeps beside it. */
    private static final int RESIDENT_MIB = 320;

    @Test
    void halfACommandCostsWhatWasSentAndKeepsNobodyWaiting() throws IOException {
        String argument = "x".repeat(1_000);
        String half = "*2\r\n$4\r\nECHO\r\n$1000\r\n" + argument.substring(600);
        try (ServerProcess server = ServerProcess.start();
                Observer observer = new Observer(server);
                WireClient slow = WireClient.to(server).named("slow")) {
            slow.send(half);
            await("half a command").atMost(PATIENCE).until(() -> observer.figure("slow", "qbuf") == half.length());
            observer.assertServed();
            assertThat(observer.figure("slow", "qbuf")).isEqualTo(half.length());
            assertThat(observer.figure("slow", "tot-mem")).isLessThan(16 << 10);

            slow.send(argument.substring(400) + "\r\n");
            assertThat(slow.reply()).isEqualTo(argument);
            assertThat(observer.figure("slow", "qbuf")).isZero();
        }
    }

    @Test
    void halfACommandIsNoReasonNotToBeIdle() throws IOException {
        try (ServerProcess server = ServerProcess.start("timeout 1");
                Observer observer = new Observer(server);
                WireClient slow = WireClient.to(server).named("slow")) {
            slow.send("*2\r\n$4\r\nECHO\r\n$1000\r\nxxx");
            await("the idle client to be gone")
                    .atMost(PATIENCE)
                    .until(() -> observer.clients("slow").isEmpty());
            slow.awaitEnd();
            observer.assertServed();
        }
    }

    @Test
    void whatIsOnlyAnnouncedTakesNoMemory() throws IOException {
        String announcement = "*2\r\n$4\r\nECHO\r\n$" + 512 * MIB + "\r\n";
        try (ServerProcess server = ServerProcess.start();
                Observer observer = new Observer(server)) {
            List<WireClient> announcers = new ArrayList<>();
            try {
                for (int i = 0; i < ANNOUNCERS; i++) {
                    WireClient announcer = WireClient.to(server).named("announcer");
                    announcers.add(announcer);
                    announcer.send(announcement);
                }
                await("every announcement")
                        .atMost(PATIENCE)
                        .until(() -> observer.clients("announcer").stream()
                                .allMatch(client -> Observer.figure(client, "qbuf") == announcement.length()));
                assertThat(observer.clients("announcer")).hasSize(ANNOUNCERS).allSatisfy(client -> {
                    assertThat(Observer.figure(client, "qbuf-free")).isLessThan(1_024);
                    assertThat(Observer.figure(client, "tot-mem")).isLessThan(16 << 10);
                });
                observer.assertServed();
                server.assertUnharmed(RESIDENT_MIB);
            } finally {
                for (WireClient announcer : announcers) {
                    announcer.close();
                }
            }
        }
    }

    @Test
    void oneByteMoreThanAllowedMayNotEvenBeAnnounced() throws IOException {
        try (ServerProcess server = ServerProcess.start("proto-max-bulk-len 1mb");
                Observer observer = new Observer(server);
                WireClient greedy = WireClient.to(server)) {
            greedy.send("*2\r\n$4\r\nECHO\r\n$" + (MIB + 1) + "\r\n");
            assertThat(greedy.line()).isEqualTo("-ERR Protocol error: invalid bulk length");
            greedy.awaitEnd();
            observer.assertServed();
        }
    }
}
