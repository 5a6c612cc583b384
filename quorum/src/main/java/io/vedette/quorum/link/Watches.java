package io.vedette.quorum.link;

import io.vedette.quorum.GroupName;
import io.vedette.quorum.Settings;
import io.vedette.quorum.liveness.Pulse;
import io.vedette.quorum.liveness.Tolerance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who watches a contact, as a master or otherwise, and what each of them holds of it. */
final class Watches {
    private final TreeMap<Tolerance, Watch> byTolerance = new TreeMap<>();
    private final TreeMap<GroupName, Tolerance> tolerances = new TreeMap<>();
    private final TreeSet<GroupName> asMaster = new TreeSet<>();

    void add(Watcher watcher, Tolerance tolerance) {
        leave(watcher.name());
        tolerances.put(watcher.name(), tolerance);
        byTolerance.computeIfAbsent(tolerance, Watch::new).add(watcher);
    }

    /** It watches it as its master from now on. @return whether it did not before */
    boolean addMaster(GroupName group) {
        return asMaster.add(group);
    }

    /** Whether it is anybody's master. */
    boolean hasMaster() {
        return !asMaster.isEmpty();
    }

    /** It watches it no more. @return whether it did so as its master */
    boolean remove(GroupName group) {
        leave(group);
        return asMaster.remove(group);
    }

    private void leave(GroupName group) {
        Watch watch = of(group);
        Tolerance tolerance = tolerances.remove(group);
        if (watch == null || tolerance == null) {
            return;
        }
        watch.remove(group);
        if (watch.isEmpty()) {
            byTolerance.remove(tolerance);
        }
    }

    private @Nullable Watch of(GroupName group) {
        Tolerance tolerance = tolerances.get(group);
        return tolerance == null ? null : byTolerance.get(tolerance);
    }

    boolean isEmpty() {
        return tolerances.isEmpty();
    }

    int size() {
        return tolerances.size();
    }

    /** In order of their names. */
    List<GroupName> groups() {
        return new ArrayList<>(tolerances.keySet());
    }

    Optional<GroupName> firstGroup() {
        return tolerances.isEmpty() ? Optional.empty() : Optional.of(tolerances.firstKey());
    }

    boolean isDownFor(GroupName group) {
        Watch watch = of(group);
        return watch != null && watch.isDown();
    }

    long downSinceMs(GroupName group) {
        Watch watch = of(group);
        return watch == null ? 0 : watch.downSinceMs();
    }

    /** Tells those whose verdict changes; they may come and go while they are told. */
    void reconsider(Contact contact, Pulse pulse, long nowMs) {
        if (byTolerance.size() == 1) {
            byTolerance.firstEntry().getValue().reconsider(contact, pulse, nowMs);
            return;
        }
        for (Watch watch : new ArrayList<>(byTolerance.values())) {
            watch.reconsider(contact, pulse, nowMs);
        }
    }

    /** When the passing of time alone may change a verdict. */
    long changesAtMs(Pulse pulse, long nowMs) {
        long next = Long.MAX_VALUE;
        for (Watch watch : byTolerance.values()) {
            next = Math.min(next, watch.changesAtMs(pulse, nowMs));
        }
        return next;
    }

    /** How often the most curious of them wants to hear from it, at least once in {@code ordinaryMs}. */
    long infoPeriodMs(Contact contact, long ordinaryMs) {
        long period = ordinaryMs;
        for (Watch watch : byTolerance.values()) {
            for (Watcher watcher : watch.watchers()) {
                period = Math.min(period, watcher.infoPeriodMs(contact));
            }
        }
        return period;
    }

    /** How often it is pinged for all of them, when {@code masters} share what may be spent on masters. */
    long pingPaceMs(int masters, Settings settings) {
        long periodMs = settings.periods().pingMs();
        return asMaster.isEmpty()
                ? PingPace.ordinaryMs(shortestDownAfterMs(), periodMs)
                : PingPace.masterMs(shortestDownAfterMs(), periodMs, masters, settings.pingsPerSecond());
    }

    long shortestDownAfterMs() {
        return byTolerance.isEmpty()
                ? Long.MAX_VALUE / 4
                : byTolerance.firstKey().downAfterMs();
    }

    long shortestConfirmMs() {
        long shortest = Tolerance.NEVER;
        for (Tolerance tolerance : byTolerance.keySet()) {
            shortest = Math.min(shortest, tolerance.crashConfirmMs());
        }
        return shortest;
    }
}
