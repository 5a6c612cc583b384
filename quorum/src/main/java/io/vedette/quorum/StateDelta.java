package io.vedette.quorum;

import java.util.List;

/** What changed since the last revision; its size does not depend on how many groups there are. */
public record StateDelta(Epoch currentEpoch, List<DurableGroup> changed, List<GroupName> removed) {}
