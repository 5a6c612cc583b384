package io.vedette.engine.stream;

import io.vedette.engine.value.Listpack;

/** Whether a listpack from elsewhere is a block of a stream: its counts, and how long each entry says it is. */
final class BlockCheck {

    private static final int FIXED = 3;

    private final Listpack pack;
    private int at;
    private boolean good = true;

    private BlockCheck(Listpack pack) {
        this.pack = pack;
        this.at = pack.first();
    }

    static boolean isBlock(Listpack pack) {
        return new BlockCheck(pack).run();
    }

    private boolean run() {
        long live = number();
        long removed = number();
        long fields = number();
        skip(fields);
        good &= number() == 0;
        long seenLive = 0;
        long seenRemoved = 0;
        while (good && at != Listpack.NONE) {
            if ((entry(fields) & Block.REMOVED) == 0) {
                seenLive++;
            } else {
                seenRemoved++;
            }
        }
        return good && live == seenLive && removed == seenRemoved && live + removed > 0;
    }

    /** Passes over an entry and gives its flags. */
    private long entry(long headerFields) {
        long flags = number();
        number();
        number();
        good &= flags >= 0 && flags <= (Block.REMOVED | Block.SAME_FIELDS);
        boolean same = (flags & Block.SAME_FIELDS) != 0;
        long fields = same ? headerFields : number();
        skip(same ? fields : 2 * fields);
        good &= number() == FIXED + (same ? fields : 2 * fields + 1);
        return flags;
    }

    /** The next element, which must be a number. */
    private long number() {
        good &= at != Listpack.NONE && pack.isNumber(at);
        if (!good) {
            return 0;
        }
        long value = pack.number(at);
        at = pack.next(at);
        return value;
    }

    private void skip(long elements) {
        good &= elements >= 0 && elements <= pack.count();
        for (long i = 0; good && i < elements; i++) {
            good = at != Listpack.NONE;
            at = good ? pack.next(at) : at;
        }
    }
}
