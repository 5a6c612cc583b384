package io.vedette.tests.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vedette.tests.cluster.Thorough;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Clients that let others, or themselves, fill their line and never read: what they leave unread is bounded. */
class SilentReaderTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MIB = 1 << 20;

    /** What one client may leave unread before its commands are not read any more. */
    private static final int UNREAD_MIB = 32;

    /** What all clients together may: half of the buffers of a node this small. */
    private static final int ALL_UNREAD_MIB = ServerProcess.HEAP_MIB / 2;

    private static final int CROWD = 16;

    /** The heap, the buffers, and what the JVM keeps beside them. */
    private static final int RESIDENT_MIB = 320;

    @Test
    void aSubscriberThatDoesNotReadIsClosedAndTheOthersGetEveryMessage() throws IOException {
        String payload = "x".repeat(32 << 10);
        int enough = 64 * MIB / payload.length();
        try (ServerProcess server = ServerProcess.start("client-output-buffer-limit pubsub 8mb 0 0");
                Observer observer = new Observer(server);
                WireClient silent = WireClient.to(server).named("silent");
                WireClient reader = WireClient.to(server)) {
            silent.send("SUBSCRIBE news\r\n");
            await().atMost(PATIENCE).until(() -> observer.figure("silent", "sub") == 1);
            assertThat(reader.ask("SUBSCRIBE news")).isEqualTo("*3");
            assertThat(List.of(reader.reply(), reader.reply(), reader.reply()))
                    .containsExactly("subscribe", "news", ":1");

            int published = 0;
            while (observer.ask("PUBLISH news " + payload).equals(":2") && published < enough) {
                published++;
                assertThat(message(reader)).isEqualTo(payload);
            }
            assertThat(message(reader)).isEqualTo(payload);

            assertThat(published).isLessThan(enough);
            assertThat(observer.clients("silent")).isEmpty();
            assertThat(observer.info("client_output_buffer_limit_disconnections"))
                    .isOne();
            observer.assertServed();
            server.assertUnharmed(RESIDENT_MIB);
        }
    }

    @Test
    void whoPipelinesAndDoesNotReadIsNotReadUntilItDoes() throws IOException {
        try (ServerProcess server = ServerProcess.start();
                Observer observer = new Observer(server);
                WireClient silent = WireClient.to(server).named("silent")) {
            askForTooMuch(silent);
            await("the server to stop")
                    .atMost(PATIENCE)
                    .until(() -> observer.figure("silent", "omem") > UNREAD_MIB * (long) MIB);
            observer.assertServed();
            assertThat(observer.figure("silent", "omem")).isLessThan((UNREAD_MIB + 1) * (long) MIB);
            server.assertUnharmed(RESIDENT_MIB);

            silent.skip(2L * UNREAD_MIB * MIB);
            observer.assertServed();
            assertThat(observer.clients("silent")).hasSize(1);
        }
    }

    @Tag(Thorough.TAG)
    @Test
    void manyOfThemTogetherGetHalfOfTheBuffersAndNoMore() throws IOException {
        List<WireClient> silent = new ArrayList<>();
        try (ServerProcess server = ServerProcess.start();
                Observer observer = new Observer(server)) {
            try {
                for (int i = 0; i < CROWD; i++) {
                    WireClient client = WireClient.to(server).named("silent");
                    silent.add(client);
                    askForTooMuch(client);
                    observer.assertServed();
                }
                long unread = observer.clients("silent").stream()
                        .mapToLong(client -> Observer.figure(client, "omem"))
                        .sum();
                assertThat(unread).isBetween(UNREAD_MIB * (long) MIB, (ALL_UNREAD_MIB + CROWD) * (long) MIB);
                server.assertUnharmed(RESIDENT_MIB);
            } finally {
                for (WireClient client : silent) {
                    client.close();
                }
            }
        }
    }

    /** Some hundred megabytes of replies for a few kilobytes of commands. */
    private static void askForTooMuch(WireClient client) throws IOException {
        client.send("COMMAND DOCS\r\n".repeat(10_000));
    }

    private static String message(WireClient subscriber) throws IOException {
        assertThat(subscriber.line()).isEqualTo("*3");
        assertThat(List.of(subscriber.reply(), subscriber.reply())).containsExactly("message", "news");
        return subscriber.reply();
    }
}
