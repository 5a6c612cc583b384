package io.vedette.node.replication;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/** Finds the end of a snapshot in what a master sends: by its length, or by a mark of forty bytes behind it. */
abstract class Payload {

    /** Of the line that announces it, without the dollar. */
    static Payload announced(String line) {
        if (line.startsWith("EOF:") && line.length() == "EOF:".length() + Marked.MARK_BYTES) {
            return new Marked(line.substring("EOF:".length()).getBytes(StandardCharsets.ISO_8859_1));
        }
        if (line.matches("\\d{1,18}")) {
            return new Counted(Long.parseLong(line));
        }
        throw new IllegalArgumentException("neither a length nor a mark: " + line);
    }

    /** Gives what belongs to the snapshot, and returns what came after its end. */
    abstract byte[] take(byte[] bytes, Consumer<byte[]> snapshot);

    abstract boolean isComplete();

    /** How many bytes there will be, or 0 where nobody knows. */
    abstract long total();

    private static final class Counted extends Payload {
        private final long total;
        private long left;

        Counted(long total) {
            this.total = total;
            this.left = total;
        }

        @Override
        byte[] take(byte[] bytes, Consumer<byte[]> snapshot) {
            int mine = (int) Math.min(left, bytes.length);
            left -= mine;
            snapshot.accept(mine == bytes.length ? bytes : Arrays.copyOf(bytes, mine));
            return Arrays.copyOfRange(bytes, mine, bytes.length);
        }

        @Override
        boolean isComplete() {
            return left == 0;
        }

        @Override
        long total() {
            return total;
        }
    }

    /**
     * The mark is random, and a master says nothing after it before it is told that the snapshot was read: so it is
     * there when the last bytes that came are it.
     */
    private static final class Marked extends Payload {
        private static final int MARK_BYTES = 40;

        private final byte[] mark;
        private byte[] held = new byte[0];
        private boolean complete;

        Marked(byte[] mark) {
            this.mark = mark;
        }

        @Override
        byte[] take(byte[] bytes, Consumer<byte[]> snapshot) {
            byte[] all = Arrays.copyOf(held, held.length + bytes.length);
            System.arraycopy(bytes, 0, all, held.length, bytes.length);
            int sure = Math.max(0, all.length - MARK_BYTES);
            held = Arrays.copyOfRange(all, sure, all.length);
            complete = Arrays.equals(held, mark);
            snapshot.accept(Arrays.copyOf(all, sure));
            return new byte[0];
        }

        @Override
        boolean isComplete() {
            return complete;
        }

        @Override
        long total() {
            return 0;
        }
    }
}
