package io.vedette.engine.snapshot;

import io.vedette.engine.keyspace.Database;
import io.vedette.engine.keyspace.Entry;
import io.vedette.engine.keyspace.Keyspace;
import io.vedette.engine.keyspace.PointInTime;
import io.vedette.engine.rdb.ContentWriter;
import io.vedette.engine.rdb.RdbOrigin;
import io.vedette.engine.value.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The data as they were at one moment, without a stop and without a second copy of all: the loop gathers references in
 * batches, a few at a time, and a worker encodes what is in them, wherever the bytes may go. As long as a batch is out,
 * its values are frozen, and whoever wants to change one changes a copy; then the batch is given back. So memory grows by
 * what is changed while it is in a batch, and how many batches may be out says {@link #MOST_OUT}.
 *
 * <pre>
 * loop                                      worker
 * take a snapshot (the moment)
 *                                           preamble().writeTo(out)
 * walk, and send the batches there are  ->  batch.writeTo(out)
 * give back                             <-
 * ... until it is complete ...              out.end()
 * </pre>
 *
 * What is changed before the walk came by is put into a batch right then, so more than {@link #MOST_OUT} of them may
 * wait; but nothing waits twice.
 */
public final class Snapshot {

    /** How many batches a worker may have before the walk waits. */
    private static final int MOST_OUT = 8;

    private final Keyspace keyspace;
    private final UsageAccount account;
    private final Preamble preamble;
    private final PointInTime moment;
    private final ArrayDeque<Batch> full = new ArrayDeque<>();

    /** Those that were given back, no more than may be out. */
    private final ArrayDeque<Batch> empty = new ArrayDeque<>();

    private Batch filling = new Batch();
    private int out;
    private long handedOut;
    private boolean walked;
    private boolean abandoned;

    /** What comes first in a file. */
    public static final class Preamble {

        private record Sizes(int database, long keys, long expiring) {}

        private final RdbOrigin origin;
        private final List<byte[]> functions;
        private final List<Sizes> sizes = new ArrayList<>();

        private Preamble(RdbOrigin origin, List<byte[]> functions, Keyspace keyspace) {
            this.origin = origin;
            this.functions = List.copyOf(functions);
            for (Database database : keyspace.databases()) {
                if (database.size() > 0) {
                    sizes.add(new Sizes(database.number(), database.size(), database.expiring()));
                }
            }
        }

        /** On any thread. */
        public void writeTo(ContentWriter out) {
            out.begin(origin);
            functions.forEach(out::function);
            for (Sizes known : sizes) {
                out.sizes(known.database(), known.keys(), known.expiring());
            }
        }

        /** Keys in all databases. */
        public long keys() {
            long sum = 0;
            for (Sizes known : sizes) {
                sum += known.keys();
            }
            return sum;
        }
    }

    /** This is the moment. No other snapshot may be going on. */
    public Snapshot(Keyspace keyspace, List<byte[]> functions, RdbOrigin origin, UsageAccount account) {
        this.keyspace = keyspace;
        this.account = account;
        this.preamble = new Preamble(origin, functions, keyspace);
        this.moment = keyspace.save(number -> (entry, atMs) -> add(number, entry, atMs));
        this.walked = !keyspace.isSaving();
    }

    public Preamble preamble() {
        return preamble;
    }

    /** Goes on for about so many buckets, unless enough batches are out. */
    public void walk(int buckets) {
        if (!walked && (abandoned || out + full.size() < MOST_OUT)) {
            walked = !moment.walk(buckets);
        }
        if (walked && filling.keys() > 0) {
            close();
        }
    }

    /** Whether {@link #walk} would go on now. */
    public boolean canWalk() {
        return !walked && (abandoned || out + full.size() < MOST_OUT);
    }

    /** A batch for a worker, to be given back. */
    public Optional<Batch> next() {
        Batch batch = full.poll();
        if (batch != null) {
            out++;
            handedOut += batch.keys();
        }
        return Optional.ofNullable(batch);
    }

    /** A batch was written, or will not be any more, which is as good, but leaves it full. */
    public void giveBack(Batch batch) {
        out--;
        keyspace.freezer().thaw(batch.number());
        if (batch.keys() == 0 && empty.size() < MOST_OUT) {
            empty.add(batch);
        }
    }

    /** Keys that were given to workers so far. */
    public long handedOut() {
        return handedOut;
    }

    /** Whether everything was handed out and given back. */
    public boolean isComplete() {
        return walked && full.isEmpty() && filling.keys() == 0 && out == 0;
    }

    /**
     * Nobody wants the rest. The walk has to go on to its end nevertheless, and is quick: it only turns the bits of the
     * entries.
     */
    public void abandon() {
        abandoned = true;
        close();
        full.forEach(batch -> keyspace.freezer().thaw(batch.number()));
        full.clear();
    }

    private void add(int database, Entry entry, long expiresAtMs) {
        if (abandoned) {
            return;
        }
        Value value = entry.value();
        keyspace.freezer().freeze(value);
        filling.add(database, entry, value, expiresAtMs, account.of(keyspace, entry));
        if (filling.isFull()) {
            close();
        }
    }

    private void close() {
        filling.close(keyspace.freezer().close());
        full.add(filling);
        Batch used = empty.poll();
        filling = used == null ? new Batch() : used;
    }
}
