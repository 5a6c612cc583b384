package io.vedette.engine.stream;

import io.vedette.engine.value.Listpack;
import io.vedette.resp.ReplyWriter;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Walks the entries between two IDs, both included, upwards or downwards. It stands at no entry at first; void after any
 * change of the stream.
 */
public final class StreamCursor {

    /** Where a field and its value stand. */
    private interface Positions {
        void pair(int field, int value);
    }

    private final Blocks blocks;
    private final StreamId least;
    private final StreamId greatest;
    private final boolean upwards;
    private final boolean seesRemoved;

    private int index;

    /** The block of this index, once it was asked for. */
    private @Nullable Block block;

    /** Where the entry begins; {@link Listpack#NONE} before the first of a block. */
    private int at = Listpack.NONE;

    /** Where its fields and values begin. */
    private int body;

    private StreamId id = StreamId.ZERO;
    private long flags;

    StreamCursor(Blocks blocks, StreamId least, StreamId greatest, boolean upwards, boolean seesRemoved) {
        this.blocks = blocks;
        this.least = least;
        this.greatest = greatest;
        this.upwards = upwards;
        this.seesRemoved = seesRemoved;
        this.index = upwards ? Math.max(0, blocks.floor(least)) : blocks.floor(greatest);
    }

    /** Moves to the next entry; false where there is none. */
    public boolean next() {
        while (step()) {
            boolean within = upwards ? !id.isAfter(greatest) : !id.isBefore(least);
            if (!within) {
                return false;
            }
            boolean reached = upwards ? !id.isBefore(least) : !id.isAfter(greatest);
            if (reached && (seesRemoved || !isRemoved())) {
                return true;
            }
        }
        return false;
    }

    public StreamId id() {
        return id;
    }

    /** How many fields the entry has. */
    public int fields() {
        return hasSameFields() ? block().fields() : (int) pack().number(body);
    }

    /** Replies with the fields and values in turn. */
    public void write(ReplyWriter reply) {
        reply.array(2 * fields());
        walk((field, value) -> {
            pack().writeTo(field, reply);
            pack().writeTo(value, reply);
        });
    }

    /** Shows the fields and values. */
    public void forEach(BiConsumer<byte[], byte[]> visitor) {
        walk((field, value) -> visitor.accept(pack().value(field), pack().value(value)));
    }

    private void walk(Positions visitor) {
        boolean same = hasSameFields();
        int field = same ? block().firstField() : pack().next(body);
        int value = same ? body : pack().next(field);
        for (int left = fields(); left > 0; left--) {
            visitor.pair(field, value);
            field = pack().next(same ? field : value);
            value = pack().next(same || left == 1 ? value : field);
        }
    }

    boolean isRemoved() {
        return (flags & Block.REMOVED) != 0;
    }

    int index() {
        return index;
    }

    /** Position of the entry in its block. */
    int position() {
        return at;
    }

    private boolean step() {
        while (index >= 0 && index < blocks.size()) {
            at = upwards ? following() : preceding();
            if (at != Listpack.NONE) {
                read();
                return true;
            }
            index += upwards ? 1 : -1;
            block = null;
        }
        return false;
    }

    private int following() {
        if (at == Listpack.NONE) {
            return block().firstEntry();
        }
        int end = body;
        for (int i = hasSameFields() ? fields() : 2 * fields() + 1; i > 0; i--) {
            end = pack().next(end);
        }
        return pack().next(end);
    }

    private int preceding() {
        return at == Listpack.NONE ? block().lastEntry() : block().entryBefore(at);
    }

    private void read() {
        int ms = pack().next(at);
        int seq = pack().next(ms);
        StreamId base = block().id();
        flags = pack().number(at);
        id = new StreamId(base.ms() + pack().number(ms), base.seq() + pack().number(seq));
        body = pack().next(seq);
    }

    private boolean hasSameFields() {
        return (flags & Block.SAME_FIELDS) != 0;
    }

    private Block block() {
        Block here = block;
        if (here == null) {
            here = blocks.at(index);
            block = here;
        }
        return here;
    }

    private Listpack pack() {
        return block().pack();
    }
}
