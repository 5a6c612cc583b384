package io.vedette.engine.stream;

/**
 * How much of a stream is to go.
 *
 * @param approximate only blocks that go as a whole
 * @param limit most entries to remove, or 0
 */
public record Trim(Bound bound, boolean approximate, long limit) {

    /** What may stay. */
    public sealed interface Bound {

        /** Whether enough is gone when so many are left. */
        boolean isReached(long left);

        /** Whether this block goes as a whole when so many entries are left, the block's included. */
        boolean covers(Block block, long left);

        /** Whether this entry stays when so many are left. */
        boolean keeps(StreamId id, long left);
    }

    /** So many entries. */
    public record Length(long most) implements Bound {

        @Override
        public boolean isReached(long left) {
            return left <= most;
        }

        @Override
        public boolean covers(Block block, long left) {
            return left - block.live() >= most;
        }

        @Override
        public boolean keeps(StreamId id, long left) {
            return left <= most;
        }
    }

    /** Entries from this one on. */
    public record Least(StreamId id) implements Bound {

        @Override
        public boolean isReached(long left) {
            return false;
        }

        @Override
        public boolean covers(Block block, long left) {
            return block.lastId().isBefore(id);
        }

        @Override
        public boolean keeps(StreamId entry, long left) {
            return !entry.isBefore(id);
        }
    }
}
