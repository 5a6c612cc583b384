package io.vedette.sentinel.advice;

import io.vedette.quorum.GroupName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Writes a warning into the log once, when it has held for a while: after a start the other sentinels are met one after the
 * other, and for a moment every number of them is even. When it does not hold any more the log says so.
 */
public final class WarningLog {
    /** By then each peer had five occasions to say hello. */
    static final long SETTLED_MS = 10_000;

    private final Consumer<String> warn;
    private final Consumer<String> note;
    private final TreeMap<GroupName, Map<String, Entry>> entries = new TreeMap<>();

    private record Entry(long sinceMs, boolean logged) {}

    public WarningLog(Consumer<String> warn, Consumer<String> note) {
        this.warn = warn;
        this.note = note;
    }

    /** These are the warnings that hold for the group now. */
    public void seen(GroupName group, List<Warning> warnings, long nowMs) {
        Map<String, Entry> before = entries.computeIfAbsent(group, first -> new TreeMap<>());
        Set<String> kinds = warnings.stream().map(Warning::kind).collect(Collectors.toSet());
        before.entrySet().removeIf(old -> {
            boolean over = !kinds.contains(old.getKey());
            if (over && old.getValue().logged()) {
                note.accept(group + ": no longer: " + old.getKey());
            }
            return over;
        });
        warnings.forEach(warning -> holds(group, warning, before, nowMs));
    }

    private void holds(GroupName group, Warning warning, Map<String, Entry> known, long nowMs) {
        Entry entry = known.computeIfAbsent(warning.kind(), first -> new Entry(nowMs, false));
        if (!entry.logged() && nowMs - entry.sinceMs() >= SETTLED_MS) {
            known.put(warning.kind(), new Entry(entry.sinceMs(), true));
            warn.accept(group + ": " + warning.kind() + ": " + warning.text());
        }
    }

    /** Groups that are not watched any more. */
    public void only(List<GroupName> groups) {
        entries.keySet().retainAll(Set.copyOf(groups));
    }
}
