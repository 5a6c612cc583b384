package io.vedette.engine.stream;

/**
 * How many nodes the radix tree has that Redis keeps blocks in, which XINFO tells: bytes that several keys share, and
 * bytes behind the last branch, are one node each; so is each branch, and the end of each key.
 */
final class BlockTree {

    private static final int KEY = 16;

    private BlockTree() {}

    static long nodes(Blocks blocks) {
        if (blocks.size() == 0) {
            return 1;
        }
        byte[][] keys = new byte[blocks.size()][];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = blocks.at(i).id().toBytes();
        }
        return nodes(keys, 0, keys.length, 0);
    }

    /** Nodes below a place so many bytes deep, for the keys from one index to another. */
    private static long nodes(byte[][] keys, int from, int to, int depth) {
        if (depth == KEY) {
            return 1;
        }
        int shared = depth;
        while (shared < KEY && keys[from][shared] == keys[to - 1][shared]) {
            shared++;
        }
        if (shared > depth) {
            return 1 + nodes(keys, from, to, shared);
        }
        long sum = 1;
        for (int first = from; first < to; ) {
            int end = first + 1;
            while (end < to && keys[end][depth] == keys[first][depth]) {
                end++;
            }
            sum += nodes(keys, first, end, depth + 1);
            first = end;
        }
        return sum;
    }
}
