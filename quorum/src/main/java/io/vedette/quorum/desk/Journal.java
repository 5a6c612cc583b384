package io.vedette.quorum.desk;

import io.vedette.quorum.GroupName;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What changed, and how much of it is known to be on disk. All changes made by one event share a revision, so that one write and one
 * sync protect them all.
 *
 * <p>A write that failed is owed: its groups are part of the next revision, whatever that is made for. Until then nothing that
 * depends on them counts as durable, because {@link #revisionOf} speaks of the owed revision, not of the failed one.
 */
public final class Journal {
    /** A disk that is full is asked again after this; a new vote asks it at once. */
    public static final long RETRY_MS = 1_000;

    private final TreeSet<GroupName> changed = new TreeSet<>();
    private final TreeSet<GroupName> removed = new TreeSet<>();
    private final TreeSet<GroupName> owed = new TreeSet<>();
    private final TreeMap<GroupName, Long> revisions = new TreeMap<>();
    private final LinkedHashMap<Long, InFlight> inFlight = new LinkedHashMap<>();
    private boolean pending;
    private boolean debt;
    private boolean failing;
    private long issued;
    private long durable;

    /** What one revision contains. */
    public record InFlight(List<GroupName> changed, List<GroupName> removed) {}

    /** The group is to be saved by the revision that is returned. */
    public long save(GroupName group) {
        changed.add(group);
        removed.remove(group);
        pending = true;
        revisions.put(group, issued + 1);
        return issued + 1;
    }

    /** The current epoch, or nothing but the wish to write, is to be saved. */
    public long save() {
        pending = true;
        return issued + 1;
    }

    public long saveRemoval(GroupName group) {
        changed.remove(group);
        owed.remove(group);
        revisions.remove(group);
        removed.add(group);
        pending = true;
        return issued + 1;
    }

    public boolean isPending() {
        return pending;
    }

    /** The last write that ended failed: what is promised now could not be kept. */
    public boolean isFailing() {
        return failing;
    }

    public boolean hasDebt() {
        return debt;
    }

    /** Makes the pending changes a revision. */
    public long issue() {
        issued++;
        changed.addAll(owed);
        owed.forEach(group -> revisions.put(group, issued));
        owed.clear();
        inFlight.put(issued, new InFlight(new ArrayList<>(changed), new ArrayList<>(removed)));
        changed.clear();
        removed.clear();
        pending = false;
        debt = false;
        return issued;
    }

    public InFlight content(long revision) {
        InFlight content = inFlight.get(revision);
        if (content == null) {
            throw new IllegalStateException("revision " + revision + " is not in flight, issued are " + issued);
        }
        return content;
    }

    /** That revision and all before it are on disk. Returns the groups in them, which may go on now. */
    public List<GroupName> persisted(long revision) {
        durable = Math.max(durable, Math.min(revision, issued));
        failing = false;
        List<GroupName> written = new ArrayList<>();
        Iterator<Map.Entry<Long, InFlight>> each = inFlight.entrySet().iterator();
        while (each.hasNext()) {
            Map.Entry<Long, InFlight> entry = each.next();
            if (entry.getKey() <= durable) {
                written.addAll(entry.getValue().changed());
                each.remove();
            }
        }
        return written;
    }

    /** That revision, and those before it that were not reported, are not on disk: owe them. @return the groups in them */
    public List<GroupName> failed(long revision) {
        List<GroupName> lost = new ArrayList<>();
        Iterator<Map.Entry<Long, InFlight>> each = inFlight.entrySet().iterator();
        while (each.hasNext()) {
            Map.Entry<Long, InFlight> entry = each.next();
            if (entry.getKey() > revision) {
                break;
            }
            each.remove();
            owe(entry.getKey(), entry.getValue());
            lost.addAll(entry.getValue().changed());
        }
        return lost;
    }

    private void owe(long revision, InFlight lost) {
        for (GroupName group : lost.changed()) {
            // A later revision that is still under way contains the group as well.
            if (revisions.getOrDefault(group, 0L) <= revision) {
                revisions.put(group, Long.MAX_VALUE);
                owed.add(group);
            }
        }
        lost.removed().stream().filter(group -> !revisions.containsKey(group)).forEach(removed::add);
        debt = true;
        failing = true;
    }

    /** The group as it was when last saved is on disk. */
    public boolean isDurable(GroupName group) {
        return revisions.getOrDefault(group, 0L) <= durable;
    }

    public boolean isDurable(long revision) {
        return revision <= durable;
    }

    /** The revision that holds, or will hold, the group's last change. */
    public long revisionOf(GroupName group) {
        return revisions.getOrDefault(group, 0L);
    }
}
