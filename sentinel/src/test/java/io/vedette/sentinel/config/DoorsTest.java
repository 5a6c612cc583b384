package io.vedette.sentinel.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vedette.resp.config.BadConfiguration;
import io.vedette.resp.config.ConfigFiles;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoorsTest {
    private static Doors read(String text) throws BadConfiguration {
        return SentinelConfigReader.read(
                        ConfigFiles.read("s.conf", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))),
                        Path.of("/"))
                .doors();
    }

    @Test
    void areClosedUnlessAskedFor() throws Exception {
        assertThat(read("sentinel current-epoch 0")).isEqualTo(Doors.CLOSED);
    }

    @Test
    void openOnTheLoopbackUnlessToldOtherwise() throws Exception {
        assertThat(read("sentinel http-port 9121"))
                .isEqualTo(new Doors("127.0.0.1", 9121, 0, Optional.empty(), Optional.empty()));
        assertThat(read("sentinel agent-port 9122\nsentinel http-bind ::\nsentinel http-port 9121"))
                .isEqualTo(new Doors("::", 9121, 9122, Optional.empty(), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sentinel http-port many",
                "sentinel agent-port 65536",
                "sentinel http-bind example.com",
                "sentinel http-token-file /nowhere/token",
                "sentinel http-tls-cert-file /nowhere/cert",
                "sentinel http-tls-client-ca-file /nowhere/ca",
                "sentinel http-tls-cert-file /nowhere/cert\nsentinel http-tls-key-file /nowhere/key",
                "sentinel http-tls-cert-file a b",
                "sentinel http-port 1 2"
            })
    void mistakeIsNamedWithItsPlace(String line) {
        assertThat(catchThrowableOfType(BadConfiguration.class, () -> read(line)))
                .hasMessageStartingWith("s.conf:1: ");
    }
}
