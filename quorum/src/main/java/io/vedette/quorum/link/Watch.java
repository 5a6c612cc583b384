package io.vedette.quorum.link;

import io.vedette.quorum.GroupName;
import io.vedette.quorum.liveness.Pulse;
import io.vedette.quorum.liveness.Tolerance;
import java.util.ArrayList;
import java.util.TreeMap;

/** The watchers of one contact that share a tolerance, and therefore a verdict: it is made once for all of them. */
final class Watch {
    private final Tolerance tolerance;
    private final TreeMap<GroupName, Watcher> watchers = new TreeMap<>();
    private boolean suspected;
    private boolean down;
    private long downSinceMs;

    Watch(Tolerance tolerance) {
        this.tolerance = tolerance;
    }

    void add(Watcher watcher) {
        watchers.put(watcher.name(), watcher);
    }

    void remove(GroupName group) {
        watchers.remove(group);
    }

    boolean isEmpty() {
        return watchers.isEmpty();
    }

    int size() {
        return watchers.size();
    }

    Iterable<Watcher> watchers() {
        return watchers.values();
    }

    Tolerance tolerance() {
        return tolerance;
    }

    boolean isDown() {
        return down;
    }

    long downSinceMs() {
        return downSinceMs;
    }

    void reconsider(Contact contact, Pulse pulse, long nowMs) {
        boolean suspectedNow = nowMs >= suspectAtMs(pulse);
        boolean downNow = pulse.isDown(tolerance, nowMs);
        if (suspectedNow && !suspected) {
            suspected = true;
            new ArrayList<>(watchers.values()).forEach(watcher -> watcher.suspects(contact, nowMs));
        }
        suspected = suspectedNow;
        if (downNow != down) {
            down = downNow;
            downSinceMs = nowMs;
            new ArrayList<>(watchers.values()).forEach(watcher -> watcher.verdictChanged(contact, downNow, nowMs));
        }
    }

    /** When the passing of time alone may change the verdict. */
    long changesAtMs(Pulse pulse, long nowMs) {
        if (down) {
            return Long.MAX_VALUE;
        }
        long suspectAt = suspectAtMs(pulse);
        return suspectAt > nowMs ? suspectAt : pulse.downAtMs(tolerance);
    }

    private long suspectAtMs(Pulse pulse) {
        long downAt = pulse.downAtMs(tolerance);
        return downAt == Long.MAX_VALUE ? Long.MAX_VALUE : downAt - tolerance.downAfterMs() / 4 - 1;
    }
}
