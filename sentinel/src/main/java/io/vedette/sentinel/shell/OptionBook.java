package io.vedette.sentinel.shell;

import io.vedette.quorum.DurableState;
import io.vedette.quorum.GroupName;
import io.vedette.sentinel.state.GlobalOptions;
import io.vedette.sentinel.state.GroupOptions;
import io.vedette.sentinel.state.PlannedSwitchover;
import io.vedette.sentinel.state.ProcessLines;
import io.vedette.sentinel.state.SentinelState;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The options as they are now: what the files said, and what SENTINEL SET and CONFIG SET made of it. */
public final class OptionBook {
    private final TreeMap<GroupName, GroupOptions> groups;
    private final TreeMap<GroupName, PlannedSwitchover> planned = new TreeMap<>();
    private final Supplier<ProcessLines> processLines;
    private GlobalOptions global;

    /** @param processLines what else of the file is ours to write, as it is at the moment it is asked for */
    public OptionBook(SentinelState initial, Supplier<ProcessLines> processLines) {
        this.processLines = processLines;
        this.global = initial.global();
        this.groups = new TreeMap<>(initial.groups());
        initial.planned().forEach(this::plan);
    }

    public GlobalOptions global() {
        return global;
    }

    public void global(UnaryOperator<GlobalOptions> change) {
        global = change.apply(global);
    }

    public GroupOptions of(GroupName group) {
        return groups.getOrDefault(group, GroupOptions.DEFAULT);
    }

    public void group(GroupName group, GroupOptions options) {
        groups.put(group, options);
    }

    public void forget(GroupName group) {
        groups.remove(group);
        planned.remove(group);
    }

    Collection<PlannedSwitchover> planned() {
        return planned.values();
    }

    Optional<PlannedSwitchover> planned(GroupName group) {
        return Optional.ofNullable(planned.get(group));
    }

    final void plan(PlannedSwitchover switchover) {
        planned.put(switchover.group(), switchover);
    }

    void unplan(GroupName group) {
        planned.remove(group);
    }

    /** What is to be written: what the core must not forget, and the options. */
    SentinelState with(DurableState durable) {
        return new SentinelState(durable, global, groups, planned.values(), processLines.get());
    }
}
