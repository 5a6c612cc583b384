package io.vedette.sentinel.http;

import io.vedette.quorum.GroupName;
import io.vedette.quorum.view.GroupView;
import io.vedette.quorum.view.QuorumCheck;
import io.vedette.quorum.view.SentinelView;
import io.vedette.sentinel.shell.Shell;
import java.util.List;
import java.util.Optional;

/** What there is to ask a {@link Shell}, by name. On its loop only. */
record Watch(Shell shell) {
    Optional<GroupView> group(String name) {
        return shell.core().groups().stream()
                .filter(known -> known.text().equals(name))
                .findFirst()
                .flatMap(known -> shell.core().view(known, shell.nowMs()));
    }

    List<GroupName> groups() {
        return shell.core().groups();
    }

    /** Whether this sentinel and those it hears are enough to fail the group over. */
    boolean hasQuorum(GroupName group) {
        return shell.core()
                .checkQuorum(group)
                .filter(QuorumCheck::reachesQuorum)
                .filter(QuorumCheck::reachesElection)
                .isPresent();
    }

    SentinelView self() {
        return shell.core().view(shell.nowMs());
    }
}
