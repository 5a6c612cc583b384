package io.vedette.quorum;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Everything a {@link Coordinator} is created from, and again after a crash.
 *
 * @param groups in the order in which they are shown
 */
public record DurableState(SentinelId myId, Epoch currentEpoch, List<DurableGroup> groups) {

    /** What a process that was never started before begins with. */
    public static DurableState fresh(SentinelId myId) {
        return new DurableState(myId, Epoch.ZERO, List.of());
    }

    /** The state after {@code delta} was written. */
    public DurableState with(StateDelta delta) {
        TreeMap<GroupName, DurableGroup> byName = new TreeMap<>();
        groups.forEach(group -> byName.put(group.name(), group));
        delta.changed().forEach(group -> byName.put(group.name(), group));
        delta.removed().forEach(byName::remove);
        return new DurableState(myId, delta.currentEpoch(), new ArrayList<>(byName.values()));
    }
}
