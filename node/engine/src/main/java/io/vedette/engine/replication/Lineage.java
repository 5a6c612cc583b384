package io.vedette.engine.replication;

import java.util.Optional;

/**
 * Whose stream the data are from. A stream has an id; a node that becomes master gives its own a new one and remembers
 * the old id with the place up to which both are the same, so that the replicas of the old stream can go on with the
 * new one.
 *
 * @param id of the stream that goes on
 * @param before the stream it branched off from
 */
public record Lineage(String id, Optional<Branch> before) {

    /** What INFO says where there is no second id. */
    public static final String NO_ID = "0".repeat(40);

    /**
     * A stream that was left.
     *
     * @param end how many bytes of it were taken over
     */
    public record Branch(String id, long end) {}

    public static Lineage of(String id) {
        return new Lineage(id, Optional.empty());
    }

    /** The stream goes on under another id from this place on. */
    public Lineage branch(String newId, long end) {
        return new Lineage(newId, Optional.of(new Branch(id, end)));
    }

    /** Whether whoever followed a stream of this id up to this place can go on with ours. */
    public boolean continues(String otherId, long from) {
        return otherId.equals(id)
                || (before.isPresent()
                        && before.get().id().equals(otherId)
                        && from <= before.get().end());
    }

    public String secondId() {
        return before.map(Branch::id).orElse(NO_ID);
    }

    /** As INFO says it: the first byte that is not of the second id any more, counted from 1. */
    public long secondOffset() {
        return before.map(branch -> branch.end() + 1).orElse(-1L);
    }
}
