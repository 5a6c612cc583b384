package io.vedette.quorum.group;

import io.vedette.quorum.failover.Idle;

/**
 * Whether a group is as it should be: then a hello that repeats what was said before is a sign of life and nothing else. Of all that is
 * heard these are the most, and to bring a group up to date is dear.
 *
 * <p>Where anything is amiss every hello does that, for rules that were kept from acting look again when something happens.
 */
final class Calm {
    private Calm() {}

    static boolean prevails(Group group, long nowMs) {
        return isUndisturbed(group, nowMs)
                && group.masterContact().pulse().silentSinceMs().isEmpty();
    }

    /** The same, but for a PING that the master may not have answered yet. */
    static boolean isUndisturbed(Group group, long nowMs) {
        return group.standing().areRolesRight()
                && !group.standing().isSdown()
                && group.failover().equals(Idle.INSTANCE)
                && group.proceedings().demand().isEmpty()
                && group.follow().isEmpty()
                && !group.isCold()
                && group.masterContact().isOpen()
                && group.awaitedLeader(nowMs).isEmpty();
    }
}
