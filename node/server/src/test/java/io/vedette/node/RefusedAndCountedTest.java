package io.vedette.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What clients and their scripts are told while a node cannot do what they ask, or could not in the end. */
@Timeout(60)
class RefusedAndCountedTest {
    private static final String NOBODY = "REPLICAOF 127.0.0.1 1";
    private static final String STALE =
            "MASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to 'no'.";

    @TempDir
    private Path folder;

    private Optional<NodeServer> node = Optional.empty();

    @BeforeEach
    void start() throws Exception {
        node = Optional.of(LocalNode.started(folder, "enable-debug-command yes"));
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (node.isPresent()) {
            node.get().secure();
            node.get().stop();
        }
    }

    @Test
    void whatWasQueuedBeforeIsRefusedByExec() throws Exception {
        try (LocalClient client = new LocalClient(folder);
                LocalClient operator = new LocalClient(folder)) {
            client.ask("SET key value");
            operator.ask("CONFIG SET replica-serve-stale-data no");
            client.ask("MULTI");
            client.ask("GET key");
            operator.ask(NOBODY);
            assertThat(client.ask("EXEC")).isEqualTo("-EXECABORT Transaction discarded because of: " + STALE);

            operator.ask("REPLICAOF NO ONE");
            client.ask("MULTI");
            client.ask("GET key");
            assertThat(client.ask("EXEC")).isEqualTo("value");
        }
    }

    @Test
    void scriptsAreToldByTheCodesOfRedis() throws Exception {
        try (LocalClient client = new LocalClient(folder)) {
            client.ask("FUNCTION LOAD \"#!lua name=lib\\nredis.register_function('f', function() return"
                    + " redis.call('set', 'x', 1) end) redis.register_function{function_name='g', callback=function()"
                    + " return redis.call('get', 'x') end, flags={'no-writes','allow-stale'}}\"");
            client.ask(NOBODY);
            String readOnly = "-READONLY You can't write against a read only replica.";
            assertThat(client.ask("FCALL f 0")).isEqualTo(readOnly);
            assertThat(client.ask("EVAL \"return redis.call('set', 'x', 1)\" 0"))
                    .startsWith(readOnly + " script: ");
            client.ask("CONFIG SET replica-serve-stale-data no");
            assertThat(client.ask("EVAL \"return redis.call('get', 'x')\" 0")).isEqualTo("-" + STALE);
            assertThat(client.ask("FCALL g 0"))
                    .startsWith("-ERR Can not execute the command on a stale replica script: g, on @user_function:");
        }
    }

    @Test
    void anErrorThatEndsAWaitIsCounted() throws Exception {
        try (LocalClient client = new LocalClient(folder);
                LocalClient waiting = new LocalClient(folder)) {
            client.ask("XGROUP CREATE stream group $ MKSTREAM");
            CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> {
                try {
                    return waiting.ask("XREADGROUP GROUP group alice BLOCK 0 STREAMS stream >");
                } catch (java.io.IOException lost) {
                    return lost.toString();
                }
            });
            while (!client.ask("INFO clients").contains("blocked_clients:1\r\n")) {
                client.ask("WAIT 1 10");
            }
            client.ask("XGROUP DESTROY stream group");
            assertThat(answer.get()).startsWith("-NOGROUP ");
            assertThat(client.ask("INFO errorstats")).contains("errorstat_NOGROUP:count=1\r\n");
            assertThat(client.ask("INFO commandstats"))
                    .containsPattern("cmdstat_xreadgroup:calls=1,.*failed_calls=1\r\n");
            assertThat(client.ask("INFO stats")).contains("total_error_replies:1\r\n");
        }
    }

    @Test
    void aRewriteThatATransactionAsksForComesAfterIt() throws Exception {
        try (LocalClient client = new LocalClient(folder)) {
            client.ask("MULTI");
            client.ask("BGREWRITEAOF");
            assertThat(client.ask("EXEC")).isEqualTo("+Background append only file rewriting scheduled");
        }
    }

    @Test
    void aNodeWithoutKeysHasNoRoomWithinAByte() throws Exception {
        try (LocalClient client = new LocalClient(folder)) {
            client.ask("CONFIG SET maxmemory 1");
            assertThat(client.ask("SET key value"))
                    .isEqualTo("-OOM command not allowed when used memory > 'maxmemory'.");
            client.ask("CONFIG SET maxmemory 0");
            assertThat(client.ask("SET key value")).isEqualTo("+OK");
        }
    }
}
