package io.vedette.resp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.transport.Transport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransportsTest {
    @TempDir
    Path folder = Path.of("set by JUnit");

    @Test
    void theSelectorOfTheJvmIsThereForTheAsking() {
        assertThat(Transports.choose("NIO")).isEqualTo(Transport.NIO);
    }

    @Test
    void anUnknownWordIsRefused() {
        assertThatThrownBy(() -> Transports.choose("kqueue"))
                .hasMessage("unknown transport 'kqueue', expected one of [auto, epoll, io_uring, nio]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "epoll", "io_uring"})
    void whereNothingNativeLoadsTheSelectorServesAndTheLogSaysWhy(String wish) throws Exception {
        List<String> said = with("-Dio.netty.transport.noNative=true", wish);
        assertThat(said).contains("chosen: nio", "served");
        assertThat(said)
                .anyMatch(line ->
                        line.matches("INFO: Native transport epoll is not available, falling back: .*noNative.*"));
        assertThat(said.stream().anyMatch(line -> line.startsWith("INFO: Native transport io_uring is not available")))
                .isEqualTo(wish.equals("io_uring"));
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "epoll is Linux's own")
    void ioUringServesOrFallsBackToEpollAndSaysSo() throws Exception {
        List<String> said = with("-Dunused=x", "io_uring");
        assertThat(said).contains("served");
        assertThat(said.contains("chosen: io_uring"))
                .isNotEqualTo(said.contains("chosen: epoll")
                        && said.stream()
                                .anyMatch(line -> line.startsWith("INFO: Native transport io_uring is not available")));
    }

    private List<String> with(String option, String wish) throws Exception {
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        option,
                        "-cp",
                        System.getProperty("java.class.path"),
                        WithThisTransport.class.getName(),
                        wish)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        List<String> said = Files.readAllLines(out);
        assertThat(process.exitValue()).as(String.join("\n", said)).isZero();
        return said;
    }
}
