package io.vedette.engine.stream;

import io.vedette.engine.sequence.Sequence;
import io.vedette.engine.value.Memory;
import org.jspecify.annotations.Nullable;

/** The blocks of a stream in the order of their IDs. */
final class Blocks {

    /** What a place in the sequence takes, where nodes are three quarters full. */
    private static final int PLACE = 6;

    private final Sequence<Block> sequence;

    /** What all blocks take but the one that was handed out last for changing. */
    private long settledBytes;

    private @Nullable Block changing;

    Blocks() {
        this(new Sequence<>(Block.class));
    }

    private Blocks(Sequence<Block> sequence) {
        this.sequence = sequence;
    }

    /** The same blocks; whoever changes one has his own from then on. */
    Blocks share() {
        Blocks copy = new Blocks(sequence.share());
        copy.settledBytes = settledBytes + (changing == null ? 0 : changing.memory());
        return copy;
    }

    int size() {
        return sequence.size();
    }

    Block at(int index) {
        return sequence.get(index);
    }

    Block last() {
        return at(size() - 1);
    }

    /** The block at the index, for changing. */
    Block own(int index) {
        settle();
        Block block = at(index);
        settledBytes -= block.memory();
        Block own = block;
        if (!block.belongsTo(sequence.owner())) {
            own = block.copy();
            own.belongTo(sequence.owner());
            sequence.set(index, own);
        }
        changing = own;
        return own;
    }

    void add(Block block) {
        settle();
        block.belongTo(sequence.owner());
        sequence.add(size(), block);
        changing = block;
    }

    void remove(int index) {
        settle();
        settledBytes -= at(index).memory();
        sequence.remove(index);
    }

    /** Index of the last block that does not begin behind the ID, or -1. */
    int floor(StreamId id) {
        return sequence.countBefore(block -> !block.id().isAfter(id)) - 1;
    }

    long memory() {
        return 3L * Memory.OBJECT + (long) PLACE * size() + settledBytes + (changing == null ? 0 : changing.memory());
    }

    private void settle() {
        if (changing != null) {
            settledBytes += changing.memory();
            changing = null;
        }
    }
}
