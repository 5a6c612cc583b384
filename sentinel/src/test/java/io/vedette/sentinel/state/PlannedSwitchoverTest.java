package io.vedette.sentinel.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlannedSwitchoverTest {
    private static final Instant NOON = Instant.parse("2030-01-31T12:00:00Z");

    @Test
    void whatIsWrittenIsReadAndTheRestIsComments(@TempDir Path folder) throws Exception {
        PlannedSwitchover directed =
                new PlannedSwitchover(new GroupName("a b"), NOON, Optional.of(new HostPort("::1", 6380)));
        PlannedSwitchover free = new PlannedSwitchover(new GroupName("c"), NOON.plusSeconds(1), Optional.empty());
        Path file = Files.write(
                folder.resolve("s.conf"),
                List.of(
                        Pragma.write(directed.words()),
                        "# vedette switchover d soon",
                        "# vedette switchover d 2030-01-31T12:00:00Z host port",
                        "# vedette pause d 5 \"\"",
                        "# a comment",
                        Pragma.write(free.words())));

        assertThat(PlannedSwitchover.readFrom(file).values()).containsExactly(directed, free);
    }
}
