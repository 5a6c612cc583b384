package io.vedette.deploy.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RehearsalPortsTest {
    private static final int MEMBERS = 3;

    @Test
    void twoAtOnceHaveNoPortInCommon() throws IOException {
        try (RehearsalPorts mine = RehearsalPorts.claim();
                RehearsalPorts another = RehearsalPorts.claim()) {
            assertThat(IntStream.concat(all(mine), all(another)).distinct()).hasSize(2 * 3 * MEMBERS);
        }
    }

    @Test
    void whatIsNotNeededAnyMoreIsAnothers() throws IOException {
        int before;
        try (RehearsalPorts mine = RehearsalPorts.claim()) {
            before = mine.nodes();
        }
        try (RehearsalPorts another = RehearsalPorts.claim()) {
            assertThat(another.nodes()).isLessThanOrEqualTo(before);
        }
    }

    private static IntStream all(RehearsalPorts ports) {
        return IntStream.of(ports.nodes(), ports.sentinels(), ports.pages())
                .flatMap(first -> IntStream.range(first, first + MEMBERS));
    }
}
