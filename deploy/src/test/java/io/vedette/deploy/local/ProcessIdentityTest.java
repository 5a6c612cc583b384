package io.vedette.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessIdentityTest {
    @TempDir
    Path folder;

    private ProcessHandle process = ProcessHandle.current();

    @BeforeEach
    void somebodyElsesProcess() throws Exception {
        process = new ProcessBuilder("sleep", "600").start().toHandle();
    }

    @AfterEach
    void end() {
        process.destroyForcibly();
    }

    @Test
    void aProcessIsKnownAgainWhileItRuns() throws Exception {
        ProcessIdentity identity = ProcessIdentity.of(process);
        assertThat(identity.running()).contains(process);
        process.destroyForcibly();
        process.onExit().get();
        assertThat(identity.running()).isEmpty();
    }

    @Test
    void aStrangerWithTheSameIdIsNotEnded() throws Exception {
        ProcessIdentity here = ProcessIdentity.of(process);
        ProcessIdentity anHourAgo =
                new ProcessIdentity(here.pid(), here.started().minusSeconds(3600));
        Layout layout = Layout.of(folder, 1, 1, 2, 9121, 1);
        layout.prepare();
        Member node = layout.nodes().get(0);
        new RunState(folder, Map.of(node.name(), anHourAgo)).write();

        GroupOnRecord group = GroupOnRecord.in(folder);
        assertThat(group.process(node)).isEmpty();
        assertThat(group.anyRunning()).isFalse();
        assertThat(group.stop()).isZero();
        assertThat(process.isAlive()).isTrue();
    }

    @Test
    void whatIsOnRecordIsEnded() throws Exception {
        Layout layout = Layout.of(folder, 1, 1, 2, 9121, 1);
        layout.prepare();
        new RunState(folder, Map.of(layout.nodes().get(0).name(), ProcessIdentity.of(process))).write();
        assertThat(GroupOnRecord.in(folder).stop()).isEqualTo(1);
        assertThat(process.isAlive()).isFalse();
    }
}
