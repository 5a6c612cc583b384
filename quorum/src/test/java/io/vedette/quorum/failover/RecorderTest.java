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
    private static final GroupName GROUP = new GroupName("mymaster");
    private static final Mission MISSION =
            new Mission(Purpose.AUTOMATIC, new Epoch(1), MASTER, 1_000, 0, 0, Optional.empty(), List.of(), 0);

    @Test
    void ofAFailoverThatGoesOnAndOnTheFirstPhasesAreKeptAndTheLast() {
        Recorder recorder = new Recorder(MISSION, List.of("silent"));
        for (int i = 0; i < FlightRecord.MAX_PHASES + 10; i++) {
            recorder.entered(new Electing(MISSION, 2_000), 1_000 + i);
        }

        assertThat(recorder.close(GROUP, "given up", 4_000).isDone()).isFalse();
        recorder.entered(new Done(MISSION, MASTER, "done"), 5_000);
        FlightRecord record = recorder.close(GROUP, "done", 5_000);

        assertThat(record.isDone()).isTrue();
        assertThat(record.phases()).hasSize(FlightRecord.MAX_PHASES);
        assertThat(record.phases().get(FlightRecord.MAX_PHASES - 2).atMs()).isEqualTo(1_062);
        assertThat(record.phases().get(FlightRecord.MAX_PHASES - 1).atMs()).isEqualTo(5_000);
        assertThat(record.phases().get(0).detail()).isEqualTo("epoch 1");
        assertThat(record.startedAtMs()).isEqualTo(1_000);
        assertThat(record.endedAtMs()).isEqualTo(5_000);
    }
}
