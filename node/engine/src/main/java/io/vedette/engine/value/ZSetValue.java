package io.vedette.engine.value;

import io.vedette.engine.dict.Dict;
import io.vedette.engine.dict.SipHash;
import io.vedette.resp.DoubleText;
import io.vedette.resp.Request;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A sorted set: a listpack of members and scores in turn as long as it is small, else a table of them and an order of the same. Every question about a range is one about ranks (how many members stand before it, how many in it), so that
 * both encodings answer all commands with the same few methods.
 */
public final class ZSetValue extends Keyed {

    /** Sees members in order. */
    public interface Visitor {
        void member(byte[] member, double score);
    }

    /** Decides about scores. */
    public interface Rescoring {

        /** The score of a member that has {@code old}; one that has {@link #NO_SCORE} is not there, and comes in if it gets another. */
        double of(double old);
    }

    /** What {@link #score} says of a member that is not there; no member can have it. */
    public static final double NO_SCORE = Double.NaN;

    private @Nullable ScoredPack pack = new ScoredPack();

    /** All there is where it is not packed, else null. */
    private @Nullable ScoredTable large;

    private final SipHash hashing;

    public ZSetValue(SipHash hashing) {
        this.hashing = hashing;
    }

    /** Leaves the compact encoding though it is small: for a result that is still being made. */
    public ZSetValue unpacked() {
        spread();
        return this;
    }

    /** Takes up the compact encoding if it is small. */
    public void packIfSmall(Limits limits) {
        if (pack != null || size() > limits.zsetMaxListpackEntries()) {
            return;
        }
        ScoredPack small = new ScoredPack();
        boolean[] fits = {true};
        forEach((member, score) -> {
            fits[0] &= member.length <= limits.zsetMaxListpackValue();
            small.append(member, score);
        });
        if (fits[0]) {
            pack = small;
            large = null;
        }
    }

    @Override
    public ValueType type() {
        return ValueType.ZSET;
    }

    @Override
    public @Nullable Dict<?> elementTable() {
        ScoredTable all = large;
        return all == null ? null : all.table();
    }

    /** Where scores are given they stand before their members. */
    @Override
    public int elementIn(Request request) {
        return request.argc() - 1;
    }

    @Override
    public String encoding() {
        return pack == null ? "skiplist" : "listpack";
    }

    @Override
    public int size() {
        ScoredPack small = pack;
        return small == null ? large().size() : small.size();
    }

    @Override
    public long memory() {
        ScoredPack small = pack;
        return small == null ? large().memory() : 3L * Memory.OBJECT + Memory.array(small.capacity());
    }

    @Override
    public ZSetValue copy() {
        ZSetValue copy = new ZSetValue(hashing);
        ScoredPack small = pack;
        copy.pack = small == null ? null : small.copy();
        copy.large = small == null ? large().share() : null;
        return copy;
    }

    /** The member's score or {@link #NO_SCORE}. */
    public double score(byte[] array, int offset, int length) {
        ScoredPack small = pack;
        return small == null ? large().score(array, offset, length) : small.score(array, offset, length);
    }

    public double score(byte[] member) {
        return score(member, 0, member.length);
    }

    /** Sets the member's score, adding the member if it is new. */
    public void put(byte[] array, int offset, int length, double score, Limits limits) {
        ScoredPack small = pack;
        if (small != null && small.remove(array, offset, length)) {
            small.insert(array, offset, length, score);
        } else if (small != null || !large().rescore(array, offset, length, score)) {
            add(array, offset, length, score, limits);
        }
    }

    /** The same where the score depends on what it was. */
    public void rescore(byte[] array, int offset, int length, Rescoring rescoring, Limits limits) {
        ScoredPack small = pack;
        if (small == null) {
            large().rescore(array, offset, length, rescoring);
            return;
        }
        double old = small.score(array, offset, length);
        double score = rescoring.of(old);
        if (Double.isNaN(old) && !Double.isNaN(score)) {
            add(array, offset, length, score, limits);
        } else if (!Double.isNaN(old) && score != old) {
            put(array, offset, length, score, limits);
        }
    }

    /** Adds a member that is known not to be there. */
    public void add(byte[] array, int offset, int length, double score, Limits limits) {
        ScoredPack small = pack;
        if (small != null && small.hasRoomFor(length, limits)) {
            small.insert(array, offset, length, score);
            return;
        }
        spread().add(Arrays.copyOfRange(array, offset, offset + length), score);
    }

    public void put(byte[] member, double score, Limits limits) {
        put(member, 0, member.length, score, limits);
    }

    @Override
    public boolean remove(byte[] array, int offset, int length) {
        ScoredPack small = pack;
        return small == null ? large().remove(array, offset, length) : small.remove(array, offset, length);
    }

    /** How many members stand before this one, or -1 if it is not there. */
    public int rank(byte[] array, int offset, int length) {
        ScoredPack small = pack;
        return small == null ? large().rank(array, offset, length) : small.rank(array, offset, length);
    }

    /** How many members stand before the range. */
    public int countBefore(Range range) {
        ScoredPack small = pack;
        return small == null ? large().countBefore(range) : small.countBefore(range::precedes);
    }

    /** How many members stand in the range. */
    public int countIn(Range range) {
        ScoredPack small = pack;
        int end = small == null ? large().countUpTo(range) : small.countBefore(range::reaches);
        return Math.max(0, end - countBefore(range));
    }

    /** Shows {@code count} members from rank {@code from} on, upwards; they must be there. */
    public void ascending(int from, int count, Visitor visitor) {
        ScoredPack small = pack;
        if (small != null) {
            small.walk(from, count, true, visitor);
        } else {
            large().order().ascending(from, count, scored -> visitor.member(scored.member, scored.score));
        }
    }

    /** Shows {@code count} members from rank {@code from} on, downwards; they must be there. */
    public void descending(int from, int count, Visitor visitor) {
        ScoredPack small = pack;
        if (small != null) {
            small.walk(from, count, false, visitor);
        } else {
            large().order().descending(from, count, scored -> visitor.member(scored.member, scored.score));
        }
    }

    public void forEach(Visitor visitor) {
        ascending(0, size(), visitor);
    }

    /** Removes {@code count} members from rank {@code from} on; they must be there. */
    public void removeRange(int from, int count) {
        ScoredPack small = pack;
        if (small != null) {
            small.removeRange(from, count);
        } else {
            large().removeRange(from, count);
        }
    }

    /** Shows some member; the set must not be empty. */
    public void random(RandomGenerator source, Visitor visitor) {
        int rank = source.nextInt(size());
        ascending(rank, 1, visitor);
    }

    /** As {@link Dict#scan}; a small set is returned whole. */
    public long scan(long cursor, Visitor visitor) {
        if (pack != null) {
            forEach(visitor);
            return 0;
        }
        return large().table().scan(cursor, scored -> visitor.member(scored.member, scored.score));
    }

    /** The text ZSCAN shows for a score: in the compact encoding just what stands there. */
    public byte[] scanText(double score) {
        return pack == null ? Text.of(DoubleText.of(score)) : ScoredPack.text(score);
    }

    /** Members and scores in turn, where it is in the compact encoding; never to be changed. */
    public @Nullable Listpack packed() {
        ScoredPack small = pack;
        return small == null ? null : small.elements();
    }

    private ScoredTable spread() {
        ScoredPack small = pack;
        if (small == null) {
            return large();
        }
        ScoredTable all = ScoredTable.of(small, hashing);
        large = all;
        pack = null;
        return all;
    }

    private ScoredTable large() {
        ScoredTable all = large;
        if (all == null) {
            throw new IllegalStateException("a sorted set has neither listpack nor table");
        }
        return all;
    }
}
