package io.vedette.tests.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.tests.node.OneNode.Pair;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every load redis-benchmark knows runs to its end without an error. How fast is a matter of benchmarks. */
@WithOneNode
class RedisBenchmarkTest {
    private static final int PATIENCE_SECONDS = 120;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"1", "16"})
    void runsToItsEnd(String pipeline, Pair servers) throws IOException, InterruptedException {
        Assumptions.assumeTrue(onThePath(), "skipped: no redis-benchmark on the path");
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(
                        "redis-benchmark",
                        "-p",
                        Integer.toString(servers.port()),
                        "-n",
                        "2000",
                        "-c",
                        "20",
                        "-r",
                        "1000",
                        "-P",
                        pipeline,
                        "--csv")
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(Files.readString(out)).isZero();
        assertThat(Files.readString(out))
                .contains("\"SET\"", "\"ZPOPMIN\"", "\"LRANGE_600", "\"MSET (10 keys)\"")
                .doesNotContain("rror");
    }

    private static boolean onThePath() {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry, "redis-benchmark"))
                .anyMatch(Files::isExecutable);
    }
}
