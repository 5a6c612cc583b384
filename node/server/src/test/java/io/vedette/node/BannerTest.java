package io.vedette.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.node.config.NodeConfig;
import io.vedette.resp.config.BadConfiguration;
import io.vedette.resp.config.Configuration;
import io.vedette.resp.config.Directive;
import io.vedette.resp.config.Origin;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BannerTest {
    private static Configuration configuration(String... lines) throws BadConfiguration {
        return NodeConfig.read(Stream.of(lines)
                .map(line -> new Directive(new Origin("test", 1), line, Arrays.asList(line.split(" ", -1))))
                .toList());
    }

    @Test
    void tellsScriptsThePortAndThePid() throws Exception {
        List<String> lines = Banner.of(configuration("always-show-logo yes", "port 7001"), 4711);

        assertThat(lines).anyMatch(line -> line.endsWith(" Port: 7001")).anyMatch(line -> line.endsWith(" PID: 4711"));
    }

    @Test
    void tellsThePortOfTlsWhereThereIsNoOther() throws Exception {
        assertThat(Banner.of(configuration("always-show-logo yes", "port 0", "tls-port 7002"), 1))
                .anyMatch(line -> line.endsWith(" Port: 7002"));
    }

    @Test
    void nobodyIsShownAPictureUnasked() throws Exception {
        assertThat(Banner.of(configuration(), 1)).isEmpty();
    }
}
