package io.vedette.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What clients hold is told and bounded, and what they may do can be changed while they are there. */
@Timeout(60)
class GreedyClientsTest {
    @TempDir
    private Path folder;

    private Optional<NodeServer> node = Optional.empty();

    @AfterEach
    void stop() throws InterruptedException {
        if (node.isPresent()) {
            node.get().secure();
            node.get().stop();
        }
    }

    private LocalClient client() throws Exception {
        if (node.isEmpty()) {
            node = Optional.of(LocalNode.started(folder));
        }
        return new LocalClient(folder);
    }

    @Test
    void aReplyBeyondTheHardLimitIsNotSentAtAll() throws Exception {
        try (LocalClient client = client();
                LocalClient greedy = client()) {
            client.ask("SETRANGE key 150000 x");
            client.ask("CONFIG SET client-output-buffer-limit \"normal 100000 0 0\"");
            greedy.ask("MULTI");
            greedy.ask("GET key");
            greedy.ask("SET last value");
            assertThatThrownBy(() -> greedy.ask("EXEC")).isInstanceOf(EOFException.class);
            assertThat(client.ask("GET last")).isEqualTo("value");
            assertThat(client.ask("INFO stats")).contains("client_output_buffer_limit_disconnections:1\r\n");
        }
    }

    @Test
    void aPipelineIsCountedAsAWhole() throws Exception {
        try (LocalClient client = client();
                LocalClient greedy = client()) {
            client.ask("SETRANGE key 10000 x");
            client.ask("CONFIG SET client-output-buffer-limit \"normal 100000 0 0\"");
            greedy.send("GET key\r\n".repeat(12).strip());
            assertThatThrownBy(greedy::next).isInstanceOf(EOFException.class);
            client.ask("CONFIG SET client-output-buffer-limit \"normal 0 0 0\"");
            client.send("GET key\r\n".repeat(12).strip());
            for (int i = 0; i < 12; i++) {
                assertThat(client.next()).hasSize(10_001);
            }
        }
    }

    @Test
    void whatWaitsForExecCountsAsTheClients() throws Exception {
        try (LocalClient client = client();
                LocalClient greedy = client()) {
            client.ask("CLIENT NO-EVICT ON");
            client.ask("CONFIG SET maxmemory-clients 300000");
            greedy.ask("WATCH key");
            greedy.ask("MULTI");
            assertThat(greedy.ask("SET key " + "x".repeat(50_000))).isEqualTo("+QUEUED");
            assertThat(client.ask("CLIENT LIST")).containsPattern("multi=1 .*multi-mem=50\\d{3}");
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 20; i++) {
                            greedy.ask("SET key " + "x".repeat(50_000));
                        }
                    })
                    .isInstanceOf(IOException.class);
            assertThat(client.ask("INFO stats")).contains("evicted_clients:1\r\n");
        }
    }

    @Test
    void whatAClientListensToCountsAsTheClients() throws Exception {
        try (LocalClient client = client();
                LocalClient listening = client()) {
            listening.ask("CLIENT SETNAME listening");
            long before = held(client);
            listening.ask("SUBSCRIBE " + "c".repeat(20_000));
            assertThat(held(client)).isGreaterThan(before + 20_000);
            listening.ask("UNSUBSCRIBE");
            assertThat(held(client)).isLessThan(before + 10_000);
        }
    }

    private static long held(LocalClient client) throws Exception {
        for (String line : client.ask("CLIENT LIST").split("\n", -1)) {
            if (line.contains(" name=listening ")) {
                String text = line.replaceFirst(".* tot-mem=", "");
                return Long.parseLong(text.substring(0, text.indexOf(' ')));
            }
        }
        throw new AssertionError("the client is not listed");
    }

    @Test
    void aClientsOwnCommandIsInItsBuffer() throws Exception {
        try (LocalClient client = client()) {
            assertThat(client.ask("CLIENT LIST")).contains(" qbuf=13 ");
        }
    }

    @Test
    void settingsOfTheAclChangeAtOnce() throws Exception {
        try (LocalClient client = client()) {
            client.ask("ACL SETUSER before");
            client.ask("CONFIG SET acl-pubsub-default allchannels");
            client.ask("ACL SETUSER after");
            assertThat(client.ask("ACL GETUSER before")).contains(" channels  selectors");
            assertThat(client.ask("ACL GETUSER after")).contains(" channels &* selectors");
            client.ask("AUTH a b c");
            client.ask("AUTH a b");
            client.ask("AUTH c d");
            client.ask("CONFIG SET acllog-max-len 1");
            assertThat(client.ask("ACL LOG")).containsOnlyOnce("username");
        }
    }

    @Test
    void keysOfAMigrateAreKnownWhereverTheyStand() throws Exception {
        try (LocalClient client = client()) {
            client.ask("ACL SETUSER u +@all %R~read* %RW~rw*");
            assertThat(client.ask("ACL DRYRUN u MIGRATE h 1 rw 0 1")).isEqualTo("+OK");
            assertThat(client.ask("ACL DRYRUN u MIGRATE h 1 read 0 1")).contains("'read' key");
            assertThat(client.ask("ACL DRYRUN u MIGRATE h 1 \"\" 0 1 KEYS rw")).isEqualTo("+OK");
            assertThat(client.ask("ACL DRYRUN u MIGRATE h 1 \"\" 0 1 KEYS rw read"))
                    .contains("'read' key");
            assertThat(client.ask("ACL DRYRUN u MIGRATE h 1 \"\" 0 1 AUTH KEYS KEYS read"))
                    .contains("'read' key");
            assertThat(client.ask("ACL DRYRUN u MIGRATE h 1 \"\" 0 1 AUTH2 KEYS x KEYS rw"))
                    .isEqualTo("+OK");
        }
    }

    @Test
    void sortLooksUpOnlyWhatTheSameSelectorMayRead() throws Exception {
        try (LocalClient client = client();
                LocalClient sorting = client()) {
            client.ask("LPUSH list 1");
            client.ask("ACL SETUSER s on nopass (+sort ~list) (+get %R~*)");
            sorting.ask("AUTH s any");
            assertThat(sorting.ask("SORT list BY v*")).startsWith("-ERR BY option of SORT denied");
            client.ask("ACL SETUSER s (+sort ~list %R~*)");
            assertThat(sorting.ask("SORT list BY v*")).isEqualTo("1");
        }
    }

    @Test
    void valuesThatCannotBeAreRefusedInRedissWords() throws Exception {
        try (LocalClient client = client()) {
            assertThat(client.ask("CONFIG SET maxmemory-clients 101%"))
                    .endsWith("percentage argument must be less or equal to 100");
            assertThat(client.ask("CONFIG SET client-output-buffer-limit \"normal 1\""))
                    .endsWith("Wrong number of arguments in buffer limit configuration.");
            assertThat(client.ask("CONFIG SET shutdown-on-sigint \"force nosave\""))
                    .isEqualTo("+OK");
            assertThat(client.ask("CONFIG GET shutdown-on-sigint")).isEqualTo("shutdown-on-sigint nosave force");
            assertThat(client.ask("CONFIG SET shutdown-on-sigint \"save nosave\""))
                    .startsWith("-ERR");
            assertThat(client.ask("CONFIG SET shutdown-on-sigint soon")).contains("must be one of the following");
        }
    }
}
