package io.vedette.node.identity;

import io.vedette.resp.info.RunIdentity;
import io.vedette.resp.process.Worker;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who this node is and how far its data are. A new epoch or master is written at once, the rest every ten seconds; a disk
 * that refuses is tried again then, and is no reason to serve nobody. Belongs to the loop.
 */
public final class Identity {
    private static final Logger LOG = LoggerFactory.getLogger(Identity.class);
    private static final long EVERY_MS = 10_000;

    private final Worker worker;
    private IdentityFile file;
    private final String nodeId;
    private LongSupplier offset = () -> 0;
    private long epoch;
    private String source;
    private Stored saved;
    private boolean onDisk;
    private boolean failed;

    /**
     * The one that is known, or a new one; nothing is written yet.
     *
     * @param known what the file says
     */
    public Identity(Vertx vertx, IdentityFile file, Optional<Stored> known, RandomGenerator random) {
        Stored stored = known.orElseGet(() -> new Stored(RunIdentity.hexId(random), 0, 0, ""));
        this.worker = Worker.named(vertx, "identity");
        this.file = file;
        this.nodeId = stored.nodeId();
        this.epoch = stored.epoch();
        this.source = stored.source();
        this.saved = stored;
        this.onDisk = known.isPresent();
    }

    /** From now on it is written; on the loop. */
    public void start(Vertx vertx, LongSupplier streamOffset) {
        offset = streamOffset;
        vertx.setPeriodic(EVERY_MS, id -> {
            if (!onDisk || !saved.equals(current())) {
                keep();
            }
        });
    }

    /** From now on it is kept there, and at once: the data that are written there belong to it. */
    public void keepIn(IdentityFile next) {
        file = next;
        keep();
    }

    public String nodeId() {
        return nodeId;
    }

    /** How often somebody became master in the history of these data, as far as this node knows. */
    public long epoch() {
        return epoch;
    }

    /** What the disk has, or had at the start. */
    public Stored saved() {
        return saved;
    }

    /** The master whose data these are, or nothing. */
    public String source() {
        return source;
    }

    /** The data go their own way from here. */
    public void promoted() {
        epoch++;
        source = "";
        keep();
    }

    /** The data are those of this master, which may know its epoch. */
    public void follows(String master, OptionalLong masterEpoch) {
        if (!source.equals(master) || masterEpoch.orElse(epoch) != epoch) {
            source = master;
            epoch = masterEpoch.orElse(epoch);
            keep();
        }
    }

    private Stored current() {
        return new Stored(nodeId, epoch, offset.getAsLong(), source);
    }

    /** The node ends; where nothing has changed there is nothing to write. */
    public Future<Void> end() {
        return saved.equals(current()) ? Future.succeededFuture() : keep();
    }

    /** Writes it as it is now; done when that is over, whether or not it was possible. */
    private Future<Void> keep() {
        Stored now = current();
        IdentityFile target = file;
        return worker.step(() -> target.write(now)).transform(done -> {
            if (done.succeeded()) {
                saved = now;
                onDisk = true;
            } else if (!failed) {
                LOG.warn(
                        "The identity of this node could not be written, it is tried again: {}",
                        done.cause().toString());
            }
            failed = done.failed();
            return Future.succeededFuture();
        });
    }
}
