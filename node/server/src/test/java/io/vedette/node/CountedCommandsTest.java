package io.vedette.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every command and every error counts once, where it came about. */
@Timeout(60)
class CountedCommandsTest {
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

    private static void counts(LocalClient client, String command, String figures) throws IOException {
        assertThat(client.ask("INFO commandstats"))
                .containsPattern("cmdstat_" + command + ":calls=" + figures.replace(",", ",(usec[^,]*,)*"));
    }

    private static void errors(LocalClient client, long total, String... codes) throws IOException {
        assertThat(client.ask("INFO stats")).contains("total_error_replies:" + total + "\r\n");
        assertThat(client.ask("INFO errorstats")).contains(codes);
    }

    @Test
    void anErrorWithinATransactionIsItsCommands() throws Exception {
        try (LocalClient client = client()) {
            client.ask("MULTI");
            client.ask("AUTH a");
            assertThat(client.ask("EXEC")).startsWith("-ERR AUTH");
            counts(client, "auth", "1,rejected_calls=0,failed_calls=1");
            counts(client, "exec", "1,rejected_calls=0,failed_calls=0");
            errors(client, 1, "errorstat_ERR:count=1");
            assertThat(client.ask("EXEC")).startsWith("-ERR EXEC without MULTI");
            counts(client, "exec", "2,rejected_calls=0,failed_calls=1");
            errors(client, 2, "errorstat_ERR:count=2");
        }
    }

    @Test
    void aTransactionThatWasSpoiltFailsByItself() throws Exception {
        try (LocalClient client = client()) {
            client.ask("MULTI");
            client.ask("SET");
            assertThat(client.ask("EXEC")).startsWith("-EXECABORT");
            counts(client, "set", "0,rejected_calls=1,failed_calls=0");
            counts(client, "exec", "1,rejected_calls=0,failed_calls=1");
            errors(client, 2, "errorstat_ERR:count=1", "errorstat_EXECABORT:count=1");
        }
    }

    @Test
    void anErrorWithinAScriptCountsOnce() throws Exception {
        try (LocalClient client = client()) {
            client.ask("SET text x");
            assertThat(client.ask("EVAL \"redis.pcall('incr', 'text')\" 0")).isEqualTo("$-1");
            counts(client, "incr", "1,rejected_calls=0,failed_calls=1");
            counts(client, "eval", "1,rejected_calls=0,failed_calls=0");
            errors(client, 1, "errorstat_ERR:count=1");
            assertThat(client.ask("EVAL \"return redis.call('incr', 'text')\" 0"))
                    .startsWith("-ERR");
            counts(client, "eval", "2,rejected_calls=0,failed_calls=1");
            errors(client, 2, "errorstat_ERR:count=2");
            assertThat(client.ask("EVAL \"return redis.pcall('get')\" 0")).startsWith("-ERR");
            counts(client, "get", "0,rejected_calls=1,failed_calls=0");
            errors(client, 3, "errorstat_ERR:count=3");
        }
    }

    @Test
    void whoWaitedCountsWhenTheWaitIsOver() throws Exception {
        try (LocalClient client = client();
                LocalClient waiting = client()) {
            client.ask("CONFIG SET slowlog-log-slower-than 0");
            String id = waiting.ask("CLIENT ID").substring(1);
            waiting.send("BLPOP list 0");
            LocalNode.until(() -> client.ask("INFO clients").contains("blocked_clients:1\r\n"));
            assertThat(client.ask("INFO commandstats")).doesNotContain("cmdstat_blpop");
            client.ask("SLOWLOG RESET");
            assertThat(client.ask("CLIENT UNBLOCK " + id + " ERROR")).isEqualTo(":1");
            assertThat(waiting.next()).startsWith("-UNBLOCKED");
            counts(client, "blpop", "1,rejected_calls=0,failed_calls=1");
            errors(client, 1, "errorstat_UNBLOCKED:count=1");
            assertThat(client.ask("SLOWLOG GET 10")).contains("BLPOP list 0");
        }
    }

    @Test
    void whoMonitorsSeesAnExecBehindItsCommands() throws Exception {
        try (LocalClient client = client();
                LocalClient monitor = client()) {
            monitor.ask("MONITOR");
            client.ask("MULTI");
            client.ask("SET key value");
            client.ask("EXEC");
            assertThat(monitor.next()).endsWith("\"MULTI\"");
            assertThat(monitor.next()).endsWith("\"SET\" \"key\" \"value\"");
            assertThat(monitor.next()).endsWith("\"EXEC\"");
        }
    }

    @Test
    void percentilesAreNumbersUpToAHundred() throws Exception {
        try (LocalClient client = client()) {
            assertThat(client.ask("CONFIG SET latency-tracking-info-percentiles \"50.0 100.0 99.90\""))
                    .isEqualTo("+OK");
            assertThat(client.ask("CONFIG GET latency-tracking-info-percentiles"))
                    .endsWith(" 50 100 99.9");
            assertThat(client.ask("INFO latencystats")).containsPattern("_ping:p50=|_info:p50=|\\|get:p50=");
            for (String wrong : new String[] {"10.0 101.0", "-1", "foo", "nan", "0x1"}) {
                assertThat(client.ask("CONFIG SET latency-tracking-info-percentiles \"" + wrong + "\""))
                        .startsWith("-ERR CONFIG SET failed");
            }
            assertThat(client.ask("CONFIG SET latency-tracking-info-percentiles \"\""))
                    .isEqualTo("+OK");
            assertThat(client.ask("INFO latencystats")).contains("# Latencystats");
        }
    }
}
