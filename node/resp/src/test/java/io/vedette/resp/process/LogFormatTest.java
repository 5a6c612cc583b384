package io.vedette.resp.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogFormatTest {
    private static LogRecord entry(Level level, String text) {
        LogRecord entry = new LogRecord(level, text);
        entry.setInstant(LocalDateTime.of(2026, 2, 3, 4, 5, 6, 7_000_000)
                .atZone(ZoneId.systemDefault())
                .toInstant());
        return entry;
    }

    @Test
    void aLineLooksAsRedisWritesIt() {
        assertThat(new LogFormat(4711, 'X').format(entry(Level.INFO, "Sentinel ID is abc")))
                .isEqualTo("4711:X 03 Feb 2026 04:05:06.007 * Sentinel ID is abc\n");
    }

    @ParameterizedTest
    @CsvSource({"SEVERE,#", "WARNING,#", "INFO,*", "FINE,-", "FINEST,."})
    void theLevelIsOneSign(String level, String sign) {
        assertThat(new LogFormat(1, 'M').format(entry(Level.parse(level), "text")))
                .contains(" " + sign + " text");
    }

    @Test
    void programsReadADocumentALine() {
        LogRecord entry = entry(Level.WARNING, "a \"quoted\" name\nand a second line");
        entry.setThrown(new IllegalStateException("values"));

        String line = new JsonLog(4711, 'X').format(entry);

        assertThat(line).endsWith("}\n").containsOnlyOnce("\n");
        JsonObject read = new JsonObject(line);
        assertThat(read.getInstant("time")).isEqualTo(entry.getInstant());
        assertThat(read.getString("level")).isEqualTo("warning");
        assertThat(read.getString("role")).isEqualTo("sentinel");
        assertThat(read.getLong("pid")).isEqualTo(4711);
        assertThat(read.getString("message")).isEqualTo("a \"quoted\" name\nand a second line");
        assertThat(read.getString("trace")).contains("IllegalStateException: values");
    }

    @ParameterizedTest
    @CsvSource({"SEVERE,warning", "WARNING,warning", "INFO,notice", "FINE,verbose", "FINEST,debug"})
    void programsReadTheLevelAsItIsSet(String level, String word) {
        String line = new JsonLog(1, 'M').format(entry(Level.parse(level), "text"));

        assertThat(new JsonObject(line).getString("level")).isEqualTo(word);
        assertThat(new JsonObject(line).getString("role")).isEqualTo("node");
    }

    @Test
    void aFailureShowsWhereItHappened() {
        LogRecord entry = entry(Level.WARNING, "odd");
        entry.setThrown(new IllegalStateException("values"));
        assertThat(new LogFormat(1, 'M').format(entry))
                .contains("IllegalStateException: values")
                .contains("at " + getClass().getName());
    }
}
