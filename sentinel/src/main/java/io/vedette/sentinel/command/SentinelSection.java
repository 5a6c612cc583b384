package io.vedette.sentinel.command;

import io.vedette.quorum.view.GroupView;
import io.vedette.quorum.view.SentinelView;
import io.vedette.resp.info.InfoFields;
import io.vedette.resp.info.InfoSection;
import io.vedette.sentinel.shell.Shell;
import java.util.List;

/** The section INFO of a sentinel is asked for. */
public final class SentinelSection implements InfoSection {
    private final Shell shell;

    public SentinelSection(Shell shell) {
        this.shell = shell;
    }

    @Override
    public String name() {
        return "sentinel";
    }

    @Override
    public String title() {
        return "Sentinel";
    }

    @Override
    public void write(InfoFields fields) {
        SentinelView self = shell.core().view(shell.nowMs());
        long tiltSeconds = self.tiltForMs().isPresent() ? self.tiltForMs().getAsLong() / 1_000 : -1;
        fields.put("sentinel_masters", self.groups())
                .put("sentinel_tilt", self.tiltForMs().isPresent() ? 1 : 0)
                .put("sentinel_tilt_since_seconds", tiltSeconds)
                .put("sentinel_running_scripts", shell.scripts().runningCount())
                .put("sentinel_scripts_queue_length", shell.scripts().size())
                .put("sentinel_simulate_failure_flags", flags(self));
        List<GroupView> groups = shell.core().groups().stream()
                .flatMap(name -> shell.core().view(name, shell.nowMs()).stream())
                .toList();
        for (int i = 0; i < groups.size(); i++) {
            fields.put("master" + i, group(groups.get(i)));
        }
    }

    private static int flags(SentinelView self) {
        return (self.simulatesCrashAfterElection() ? 1 : 0) + (self.simulatesCrashAfterPromotion() ? 2 : 0);
    }

    private static String group(GroupView group) {
        return "name=" + group.name()
                + ",status=" + group.statusWord()
                + ",address=" + group.instance().address()
                + ",slaves=" + group.replicas().size()
                + ",sentinels=" + (group.peers().size() + 1);
    }
}
