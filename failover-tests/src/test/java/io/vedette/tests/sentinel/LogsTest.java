package io.vedette.tests.sentinel;

import static io.vedette.tests.sentinel.Patience.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sentinel writes down for programs. */
class LogsTest {
    @TempDir
    private Path folder;

    @Test
    void linesAreDocumentsAndNoneHoldsAPassword() throws Exception {
        // In a file of its own: what the JVM says of itself is not ours.
        Path log = folder.resolve("log.json");
        try (RedisNode master = RedisNode.start(folder.resolve("node"))) {
            List<String> lines = new ArrayList<>(List.of("log-format json", "loglevel verbose", "logfile " + log));
            lines.addAll(Pair.watching(master, 1));
            lines.add("sentinel auth-pass mymaster open-sesame");
            try (Watcher sentinel = Watcher.ours(folder.resolve("sentinel"), lines.toArray(String[]::new))) {
                sentinel.awaitReady();
                assertThat(sentinel.ask("SENTINEL", "SET", "mymaster", "auth-pass", "close-sesame"))
                        .startsWith("+OK");
                patiently("both are in the log")
                        .untilAsserted(() -> assertThat(messages(log))
                                .anyMatch(message -> message.startsWith("+monitor master mymaster "))
                                .anyMatch(message -> message.startsWith("+set master mymaster ")));

                assertThat(log).content().doesNotContain("sesame");
            }
        }
    }

    private static List<String> messages(Path log) throws IOException {
        return Files.readAllLines(log).stream()
                .map(JsonObject::new)
                .map(line -> {
                    assertThat(line.fieldNames()).contains("time", "level", "role", "pid");
                    return line.getString("message");
                })
                .toList();
    }
}
