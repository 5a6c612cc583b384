package io.vedette.quorum.failover;

import io.vedette.quorum.HostPort;
import io.vedette.quorum.RunId;
import java.util.Optional;

/**
 * A replica as the ranking sees it.
 *
 * @param offsetAgeMs how long ago the offset was asked for; negative when it never was
 * @param fresh whether that was since the election began
 * @param reachable its link is open and it is not down
 * @param synced it finished a first sync and is not in the middle of another one or loading
 * @param stranger it follows a node that does not belong to the group, or its address was given to another one
 * @param superseded a former master that was not converted yet: its data are of an older epoch
 * @param alreadyMaster it reports to be a master, and is not a superseded one: a promotion that was not finished
 */
public record Candidate(
        HostPort address,
        Optional<RunId> runId,
        int priority,
        long offset,
        long offsetAgeMs,
        boolean fresh,
        boolean reachable,
        boolean synced,
        boolean stranger,
        boolean superseded,
        boolean alreadyMaster) {}
