package io.vedette.sentinel.state;

import io.vedette.quorum.DurableState;
import io.vedette.quorum.GroupName;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Everything that is written into a configuration file. */
public record SentinelState(
        DurableState durable,
        GlobalOptions global,
        SortedMap<GroupName, GroupOptions> groups,
        Collection<PlannedSwitchover> planned,
        ProcessLines processLines) {
    public SentinelState {
        planned = List.copyOf(planned);
        groups = Collections.unmodifiableSortedMap(new TreeMap<>(groups));
    }

    public SentinelState(DurableState durable, GlobalOptions global, Map<GroupName, GroupOptions> groups) {
        this(durable, global, new TreeMap<>(groups), List.of(), ProcessLines.NONE);
    }

    public SentinelState with(ProcessLines lines) {
        return new SentinelState(durable, global, groups, planned, lines);
    }

    public SentinelState with(DurableState newer) {
        return new SentinelState(newer, global, groups, planned, processLines);
    }

    public SentinelState with(Collection<PlannedSwitchover> switchovers) {
        return new SentinelState(durable, global, groups, switchovers, processLines);
    }

    public GroupOptions optionsOf(GroupName group) {
        return groups.getOrDefault(group, GroupOptions.DEFAULT);
    }
}
