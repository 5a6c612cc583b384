package io.vedette.sentinel.command;

import io.vedette.quorum.GroupName;
import io.vedette.quorum.view.QuorumCheck;
import io.vedette.sentinel.config.WithoutQuorum;
import io.vedette.sentinel.shell.Shell;
import java.util.Optional;

/**
 * What clients are to know of a sentinel that hears no majority of a group's sentinels, or not the ensemble that elects for them: others may have failed over meanwhile, so what
 * it says of the master may be old. Only where the operator wants it so ({@code without-quorum}): a client that knows this one sentinel
 * alone is better served by an old answer than by none.
 */
final class Isolation {
    private final Shell shell;

    Isolation(Shell shell) {
        this.shell = shell;
    }

    /** Whether it is cut off, and clients are to be told. */
    boolean isToldOf(GroupName group) {
        return behaviour(group) != WithoutQuorum.ANSWER && cutOff(group).isPresent();
    }

    /** The error instead of an address. */
    Optional<String> refusal(GroupName group) {
        if (behaviour(group) != WithoutQuorum.REFUSE) {
            return Optional.empty();
        }
        return cutOff(group)
                .map(check -> "NOQUORUM " + what(check, group)
                        + ", and a failover may have been missed; ask another sentinel");
    }

    private static String what(QuorumCheck check, GroupName group) {
        return check.obstacle()
                .map(obstacle -> "this sentinel lacks " + obstacle)
                .orElse("only " + check.usable() + " of " + check.known() + " sentinels of " + group
                        + " are heard here");
    }

    private WithoutQuorum behaviour(GroupName group) {
        return shell.options().of(group).withoutQuorum();
    }

    private Optional<QuorumCheck> cutOff(GroupName group) {
        return shell.core().checkQuorum(group).filter(check -> !check.reachesElection());
    }
}
