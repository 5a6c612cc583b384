package io.vedette.quorum.sim.node;

/**
 * The data of a node: which history, how far, and from where on its backlog can serve a partial resynchronisation.
 *
 * @param complete a first synchronisation was finished; until then it is an arbitrary part of somebody's data
 */
record Dataset(History history, long offset, long backlogFrom, boolean complete) {

    static Dataset empty(String replicationId) {
        return new Dataset(new History(null, replicationId, 0), 0, 0, true);
    }

    Dataset at(long newOffset) {
        return new Dataset(history, newOffset, backlogFrom, complete);
    }

    /** As a master under a new id, complete because what it has is all there is: whoever followed the old id up to here may go on by partial resynchronisation. */
    Dataset promoted(String newId) {
        return new Dataset(new History(history, newId, offset), offset, backlogFrom, true);
    }

    /** After a restart from its own file: the data is there, the backlog is not. */
    Dataset reloaded() {
        return new Dataset(history, offset, offset, complete);
    }

    Dataset following(History other) {
        return new Dataset(other, offset, backlogFrom, complete);
    }

    static Dataset synced(History other, long offset) {
        return new Dataset(other, offset, offset, true);
    }

    Dataset flushed() {
        return new Dataset(history, offset, backlogFrom, false);
    }

    boolean canContinue(String replicationId, long from) {
        if (from < backlogFrom || from > offset) {
            return false;
        }
        History before = history.parent();
        return replicationId.equals(history.id())
                || (before != null && replicationId.equals(before.id()) && from <= history.from());
    }
}
