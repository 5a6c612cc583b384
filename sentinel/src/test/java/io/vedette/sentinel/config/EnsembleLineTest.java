package io.vedette.sentinel.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vedette.resp.config.BadConfiguration;
import io.vedette.resp.config.ConfigFiles;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnsembleLineTest {
    private static Optional<EnsembleLine> read(String text) throws BadConfiguration {
        return SentinelConfigReader.read(
                        ConfigFiles.read("s.conf", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))),
                        Path.of("/"))
                .ensemble();
    }

    @Test
    void sentinelsVoteUnlessToldOtherwise() throws Exception {
        assertThat(read("sentinel current-epoch 0")).isEmpty();
        assertThat(read("sentinel quorum votes")).isEmpty();
    }

    @Test
    void anEnsembleElectsBelowItsPath() throws Exception {
        assertThat(read("sentinel quorum zookeeper zk1:2181,zk2:2181 session-timeout 4000"))
                .contains(new EnsembleLine(
                        new Ensemble("zk1:2181,zk2:2181", Ensemble.Acl.OPEN, Optional.empty(), Optional.empty(), 4_000),
                        "/vedette-quorum",
                        List.of("quorum", "zookeeper", "zk1:2181,zk2:2181", "session-timeout", "4000")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        sentinel quorum                                           | who is to elect the leader
        sentinel quorum 2                                         | stands in the 'monitor' line
        sentinel quorum zookeeper                                 | who is to elect the leader
        sentinel quorum zookeeper zk1:2181 path                   | who is to elect the leader
        sentinel quorum zookeeper zk1                             | 'zk1' names no ensemble
        sentinel quorum zookeeper zk1:2181 path x                 | 'x' is no path of a znode
        sentinel quorum zookeeper zk1:2181 colour red             | quorum zookeeper has no option 'colour'
        sentinel quorum zookeeper zk1:2181 session-timeout 1000   | write a number from 2000 to 60000
        sentinel quorum zookeeper zk1:2181 acl creator            | add 'auth-file' or 'jaas-file'
        """)
    void mistakeIsNamedWithItsPlace(String line, String complaint) {
        assertThat(catchThrowableOfType(BadConfiguration.class, () -> read(line)))
                .hasMessageStartingWith("s.conf:1: ")
                .hasMessageContaining(complaint);
    }
}
