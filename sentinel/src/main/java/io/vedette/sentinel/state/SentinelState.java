package io.vedette.sentinel.state;

import io.vedette.quorum.DurableState;
import io.vedette.quorum.GroupName;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Everything the {@code sentinel} lines of a configuration file say. */
public record SentinelState(DurableState durable, GlobalOptions global, SortedMap<GroupName, GroupOptions> groups) {
    public SentinelState {
        groups = Collections.unmodifiableSortedMap(new TreeMap<>(groups));
    }

    public SentinelState(DurableState durable, GlobalOptions global, Map<GroupName, GroupOptions> groups) {
        this(durable, global, (SortedMap<GroupName, GroupOptions>) new TreeMap<>(groups));
    }

    public GroupOptions optionsOf(GroupName group) {
        return groups.getOrDefault(group, GroupOptions.DEFAULT);
    }
}
