package io.vedette.quorum.sim.node;

import org.jspecify.annotations.Nullable;

/**
 * A replication history: from offset {@code from} on the stream carries {@code id}, before that the parent's. Two data sets
 * with the same history differ only in how far they got; after a promotion the new master's history branches off.
 *
 * @param parent what came before; null for a data set that began empty
 */
public record History(@Nullable History parent, String id, long from) {

    /** Whether a data set that got to {@code reached} in this history contains that position of the stream {@code otherId}. */
    public boolean contains(long reached, String otherId, long position) {
        long end = reached;
        for (History part = this; part != null; part = part.parent) {
            if (part.id.equals(otherId)) {
                return position > part.from && position <= end;
            }
            end = Math.min(end, part.from);
        }
        return false;
    }

    /** The id under which it began empty. */
    public String root() {
        return parent == null ? id : parent.root();
    }

    @Override
    public String toString() {
        return parent == null ? id : parent.id + ">" + id + "@" + from;
    }
}
