package io.vedette.sentinel.state;

import io.vedette.quorum.DurableState;
import io.vedette.quorum.GroupName;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Everything that is written into a configuration file. */
public record SentinelState(
        DurableState durable,
        GlobalOptions global,
        SortedMap<GroupName, GroupOptions> groups,
        ProcessLines processLines) {
    public SentinelState {
        groups = Collections.unmodifiableSortedMap(new TreeMap<>(groups));
    }

    public SentinelState(DurableState durable, GlobalOptions global, Map<GroupName, GroupOptions> groups) {
        this(durable, global, new TreeMap<>(groups), ProcessLines.NONE);
    }

    public SentinelState with(ProcessLines lines) {
        return new SentinelState(durable, global, groups, lines);
    }

    public SentinelState with(DurableState newer) {
        return new SentinelState(newer, global, groups, processLines);
    }

    public GroupOptions optionsOf(GroupName group) {
        return groups.getOrDefault(group, GroupOptions.DEFAULT);
    }
}
