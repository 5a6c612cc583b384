package io.vedette.quorum.group;

import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** All groups, by name and by the address of their master, and those that need attention when something happens to all. */
public final class Registry {
    private final TreeMap<GroupName, Group> groups = new TreeMap<>();
    private final TreeMap<HostPort, TreeSet<GroupName>> byMaster = new TreeMap<>();
    private final TreeSet<GroupName> down = new TreeSet<>();
    private final TreeSet<GroupName> busy = new TreeSet<>();
    private final TreeSet<GroupName> paused = new TreeSet<>();

    public void add(Group group) {
        groups.put(group.name(), group);
        byMaster.computeIfAbsent(group.master(), address -> new TreeSet<>()).add(group.name());
    }

    public void remove(Group group) {
        groups.remove(group.name());
        unindex(group.name(), group.master());
        down.remove(group.name());
        busy.remove(group.name());
        paused.remove(group.name());
    }

    void moved(Group group, HostPort from) {
        unindex(group.name(), from);
        byMaster.computeIfAbsent(group.master(), address -> new TreeSet<>()).add(group.name());
    }

    private void unindex(GroupName name, HostPort master) {
        TreeSet<GroupName> names = byMaster.get(master);
        if (names != null && names.remove(name) && names.isEmpty()) {
            byMaster.remove(master);
        }
    }

    public Optional<Group> of(GroupName name) {
        return Optional.ofNullable(groups.get(name));
    }

    public List<Group> all() {
        return new ArrayList<>(groups.values());
    }

    public List<GroupName> names() {
        return new ArrayList<>(groups.keySet());
    }

    public int size() {
        return groups.size();
    }

    /** The group whose master is at that address; of several the first by name. */
    Optional<Group> byMaster(HostPort address) {
        TreeSet<GroupName> names = byMaster.get(address);
        return names == null ? Optional.empty() : of(names.first());
    }

    void noteDown(Group group, boolean isDown) {
        note(down, group, isDown);
    }

    void noteBusy(Group group, boolean isBusy) {
        note(busy, group, isBusy);
    }

    void notePaused(Group group, boolean isKnown) {
        note(paused, group, isKnown);
    }

    private static void note(Set<GroupName> set, Group group, boolean in) {
        if (in) {
            set.add(group.name());
        } else {
            set.remove(group.name());
        }
    }

    /** The groups whose master we hold for down. */
    public List<Group> down() {
        return present(down);
    }

    int downCount() {
        return down.size();
    }

    /** Whether none of them is down, or has a failover of ours in progress. */
    public boolean isAtPeace() {
        return down.isEmpty() && busy.isEmpty();
    }

    /** The groups with a failover of ours in progress. */
    public List<Group> busy() {
        return present(busy);
    }

    /** The groups an operator paused, also those he resumed since. */
    List<Group> paused() {
        return present(paused);
    }

    private List<Group> present(Set<GroupName> names) {
        List<Group> found = new ArrayList<>();
        names.forEach(name -> of(name).ifPresent(found::add));
        return found;
    }
}
