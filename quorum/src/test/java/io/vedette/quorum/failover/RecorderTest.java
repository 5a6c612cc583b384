package io.vedette.quorum.failover;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.quorum.Epoch;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecorderTest {
    private static final HostPort MASTER = new HostPort("10.0.0.1", 6379);
    private static final Mission MISSION =
            new Mission(Purpose.AUTOMATIC, new Epoch(1), MASTER, 1_000, 0, Optional.empty(), List.of(), 0);

    @Test
    void ofAFailoverThatGoesOnAndOnTheFirstPhasesAreKept() {
        Recorder recorder = new Recorder(MISSION, List.of("silent"));
        for (int i = 0; i < FlightRecord.MAX_PHASES + 10; i++) {
            recorder.entered(new Electing(MISSION, 2_000), 1_000 + i);
        }

        FlightRecord record = recorder.close(new GroupName("mymaster"), "done", 5_000);

        assertThat(record.phases()).hasSize(FlightRecord.MAX_PHASES);
        assertThat(record.phases().get(FlightRecord.MAX_PHASES - 1).atMs()).isEqualTo(1_063);
        assertThat(record.phases().get(0).detail()).isEqualTo("epoch 1");
        assertThat(record.startedAtMs()).isEqualTo(1_000);
        assertThat(record.endedAtMs()).isEqualTo(5_000);
    }
}
