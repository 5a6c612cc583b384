package io.vedette.node.replication;

import io.vedette.engine.rdb.RdbOrigin;
import io.vedette.engine.replication.Backlog;
import io.vedette.engine.replication.Lineage;
import io.vedette.resp.info.RunIdentity;
import java.util.random.RandomGenerator;

/** Where the data of this node stand: whose stream they are from, and how far. */
final class History {
    private final RandomGenerator random;
    private final ReplicationStream stream;
    private Lineage lineage;
    private boolean shared;

    History(RandomGenerator random, ReplicationStream stream) {
        this.random = random;
        this.stream = stream;
        this.lineage = Lineage.of(RunIdentity.hexId(random));
    }

    Lineage lineage() {
        return lineage;
    }

    ReplicationStream stream() {
        return stream;
    }

    /** Whether another node may stand where we stand, so that it is worth asking it to go on from here. */
    boolean isShared() {
        return shared;
    }

    /** Where we stand may be no place in the stream of our master. */
    void doubtPlace() {
        shared = false;
    }

    /** Somebody has our data, or may have them: from now on our place means something to others. */
    void share(long backlogBytes) {
        stream.open(backlogBytes);
        shared = true;
    }

    /** The data are another's as of this place. */
    void replace(String id, long offset, long backlogBytes) {
        lineage = Lineage.of(id);
        stream.restart(offset, backlogBytes);
        shared = true;
    }

    /**
     * The data are what they were at this place of a stream, by what a file says. A replica asks for what came after it;
     * a master goes its own way from here, and whoever stands here, too, can come along.
     */
    void resume(RdbOrigin.Position where, boolean replica, long backlogBytes) {
        Lineage known = Lineage.of(where.replicationId());
        lineage = replica ? known : known.branch(RunIdentity.hexId(random), where.offsetBytes());
        stream.restart(where.offsetBytes(), backlogBytes);
        shared = true;
    }

    /** The stream we follow goes on under this id; whether that is another one. */
    boolean goesOn(String id, long backlogBytes) {
        boolean other = !id.equals(lineage.id());
        if (other) {
            lineage = lineage.branch(id, stream.offset());
        }
        stream.open(backlogBytes);
        return other;
    }

    /** From here on the stream is our own. */
    void branch() {
        lineage = lineage.branch(RunIdentity.hexId(random), stream.offset());
    }

    /** The stream goes on under a new id, and nobody is told that it is the same. */
    void begin() {
        lineage = Lineage.of(RunIdentity.hexId(random));
    }

    /** Nobody has followed us for long: what was is of no use any more. */
    void forget() {
        begin();
        stream.close();
        shared = false;
    }

    /** Whether somebody who stands there can go on with our stream, and we still have all of what is missing. */
    boolean canContinue(String id, long from) {
        return lineage.continues(id, from)
                && stream.backlog().map(backlog -> backlog.holds(from)).orElse(false);
    }

    Backlog.Reader reader(long from) {
        return stream.backlog()
                .orElseThrow(() -> new IllegalStateException("nothing of the stream is kept"))
                .reader(from);
    }
}
