package io.vedette.deploy.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is answered at once, without a file being read or a process started. */
class QuestionsTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-v",
                "-V",
                "--version",
                "version",
                "sentinel -v",
                "sentinel --version",
                "node -v",
                "node --version",
                "up -V",
                "status --version"
            })
    void theVersion(String line) {
        assertThat(run(line)).isZero();
        assertThat(out.toString()).startsWith("vedette ").contains("\njava " + System.getProperty("java.version"));
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sentinel -h", "sentinel --help", "node -h", "node --help", "up -h", "help sentinel"})
    void theUsage(String line) {
        assertThat(run(line)).isZero();
        assertThat(out.toString()).startsWith("Usage: vedette ").contains("Examples:");
        assertThat(err.toString()).isEmpty();
    }

    private int run(String line) {
        return VedetteCommand.run(new PrintWriter(out, true), new PrintWriter(err, true), line.split(" "));
    }
}
