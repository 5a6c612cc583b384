package io.vedette.quorum;

import java.util.Optional;

/**
 * What ROLE said: cheaper than INFO, used to verify a promotion at once.
 *
 * @param master the master a replica follows; empty on a master
 */
public record RoleReport(NodeRole role, long offset, Optional<HostPort> master) {}
