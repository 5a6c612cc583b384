package io.vedette.sentinel.metrics;

import io.vedette.quorum.GroupName;
import io.vedette.quorum.view.GroupView;
import io.vedette.quorum.view.QuorumCheck;
import io.vedette.quorum.view.SentinelView;
import io.vedette.sentinel.shell.Shell;
import java.util.ArrayList;
import java.util.List;

/** How things stood on the loop at one moment. */
record Sample(SentinelView self, int openLinks, List<Group> groups) {
    record Group(GroupView view, QuorumCheck quorum) {}

    static Sample of(Shell shell) {
        long nowMs = shell.nowMs();
        List<Group> groups = new ArrayList<>();
        for (GroupName name : shell.core().groups()) {
            shell.core()
                    .view(name, nowMs)
                    .ifPresent(view ->
                            shell.core().checkQuorum(name).ifPresent(quorum -> groups.add(new Group(view, quorum))));
        }
        return new Sample(shell.core().view(nowMs), shell.openLinks(), groups);
    }
}
