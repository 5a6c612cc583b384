package io.vedette.engine.value;

import io.vedette.engine.dict.Dict;
import io.vedette.engine.dict.SipHash;
import io.vedette.engine.sequence.Sequence;
import io.vedette.resp.DoubleText;
import io.vedette.resp.Request;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A sorted set: a listpack of members and scores in turn as long as it is small, else a sequence of its members in
 * order and a table of the same. Every question about a range is one about ranks (how many members stand before it, how many in it), so that
 * both encodings answer all commands with the same few methods.
 */
public final class ZSetValue extends Keyed {

    /** Sees members in order. */
    public interface Visitor {
        void member(byte[] member, double score);
    }

    /** What {@link #score} says of a member that is not there; no member can have it. */
    public static final double NO_SCORE = Double.NaN;

    private @Nullable ScoredPack pack = new ScoredPack();
    private @Nullable Sequence<ScoredMember> order;
    private @Nullable Dict<ScoredMember> table;
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
            order = null;
            table = null;
        }
    }

    @Override
    public ValueType type() {
        return ValueType.ZSET;
    }

    @Override
    public @Nullable Dict<?> elementTable() {
        return table;
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
        return small == null ? order().size() : small.size();
    }

    @Override
    public long memory() {
        ScoredPack small = pack;
        if (small != null) {
            return 3L * Memory.OBJECT + Memory.array(small.capacity());
        }
        return 4L * Memory.OBJECT + 4L * table().capacity() + table().weight();
    }

    @Override
    public ZSetValue copy() {
        ZSetValue copy = new ZSetValue(hashing);
        ScoredPack small = pack;
        copy.pack = small == null ? null : small.copy();
        if (small == null) {
            copy.order = order().share();
            copy.table = table().share();
        }
        return copy;
    }

    /** The member's score or {@link #NO_SCORE}. */
    public double score(byte[] array, int offset, int length) {
        ScoredPack small = pack;
        if (small != null) {
            return small.score(array, offset, length);
        }
        ScoredMember scored = table().find(array, offset, length);
        return scored == null ? NO_SCORE : scored.score;
    }

    public double score(byte[] member) {
        return score(member, 0, member.length);
    }

    /** Sets the member's score, adding the member if it is new. */
    public void put(byte[] array, int offset, int length, double score, Limits limits) {
        ScoredPack small = pack;
        if (small != null) {
            if (small.remove(array, offset, length)) {
                small.insert(array, offset, length, score);
            } else {
                add(array, offset, length, score, limits);
            }
            return;
        }
        ScoredMember scored = table().find(array, offset, length);
        if (scored == null) {
            add(array, offset, length, score, limits);
        } else if (scored.score != score) {
            move(scored, score);
        }
    }

    /** Adds a member that is known not to be there. */
    public void add(byte[] array, int offset, int length, double score, Limits limits) {
        ScoredPack small = pack;
        if (small != null && small.hasRoomFor(length, limits)) {
            small.insert(array, offset, length, score);
            return;
        }
        spread();
        link(Arrays.copyOfRange(array, offset, offset + length), score);
    }

    public void put(byte[] member, double score, Limits limits) {
        put(member, 0, member.length, score, limits);
    }

    @Override
    public boolean remove(byte[] array, int offset, int length) {
        ScoredPack small = pack;
        if (small != null) {
            return small.remove(array, offset, length);
        }
        ScoredMember scored = table().remove(array, offset, length);
        if (scored != null) {
            order().remove(rank(scored.member, scored.score));
        }
        return scored != null;
    }

    /** How many members stand before this one, or -1 if it is not there. */
    public int rank(byte[] array, int offset, int length) {
        ScoredPack small = pack;
        if (small != null) {
            return small.rank(array, offset, length);
        }
        ScoredMember scored = table().find(array, offset, length);
        return scored == null ? -1 : rank(scored.member, scored.score);
    }

    /** How many members stand before the range. */
    public int countBefore(Range range) {
        return countWhile(range::precedes);
    }

    /** How many members stand in the range. */
    public int countIn(Range range) {
        return Math.max(0, countWhile(range::reaches) - countBefore(range));
    }

    /** Shows {@code count} members from rank {@code from} on, upwards; they must be there. */
    public void ascending(int from, int count, Visitor visitor) {
        ScoredPack small = pack;
        if (small != null) {
            small.walk(from, count, true, visitor);
        } else {
            order().ascending(from, count, scored -> visitor.member(scored.member, scored.score));
        }
    }

    /** Shows {@code count} members from rank {@code from} on, downwards; they must be there. */
    public void descending(int from, int count, Visitor visitor) {
        ScoredPack small = pack;
        if (small != null) {
            small.walk(from, count, false, visitor);
        } else {
            order().descending(from, count, scored -> visitor.member(scored.member, scored.score));
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
            return;
        }
        for (int i = 0; i < count; i++) {
            table().remove(order().get(from));
            order().remove(from);
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
        return table().scan(cursor, scored -> visitor.member(scored.member, scored.score));
    }

    /** The text ZSCAN shows for a score: in the compact encoding just what stands there. */
    public byte[] scanText(double score) {
        return pack == null ? Text.of(DoubleText.of(score)) : ScoredPack.text(score);
    }

    private int countWhile(Cut cut) {
        ScoredPack small = pack;
        return small == null
                ? order().countBefore(scored -> cut.isBefore(scored.score, scored.member))
                : small.countBefore(cut);
    }

    /** Members and scores in turn, where it is in the compact encoding; never to be changed. */
    public @Nullable Listpack packed() {
        ScoredPack small = pack;
        return small == null ? null : small.elements();
    }

    private void spread() {
        ScoredPack small = pack;
        if (small != null) {
            ZSetValue large = new ZSetValue(hashing);
            large.begin(small.size());
            small.walk(0, small.size(), true, large::link);
            order = large.order;
            table = large.table;
            pack = null;
        }
    }

    private void begin(int members) {
        pack = null;
        order = new Sequence<>(ScoredMember.class);
        Dict<ScoredMember> all = new Dict<>(ScoredMember.KEY, hashing);
        all.reserve(members + 1);
        table = all;
    }

    private void link(byte[] member, double score) {
        ScoredMember scored = new ScoredMember(member, score);
        table().add(scored);
        order().add(rank(member, score), scored);
    }

    private void move(ScoredMember scored, double score) {
        ScoredMember moved = new ScoredMember(scored.member, score);
        table().replace(scored, moved);
        int from = rank(scored.member, scored.score);
        int to = rank(scored.member, score);
        if (to == from || to == from + 1) {
            order().set(from, moved);
        } else {
            order().remove(from);
            order().add(to > from ? to - 1 : to, moved);
        }
    }

    /** How many members stand before this one, which need not be there. */
    private int rank(byte[] member, double score) {
        return order().countBefore(other -> other.isBefore(score, member));
    }

    private Sequence<ScoredMember> order() {
        Sequence<ScoredMember> large = order;
        if (large == null) {
            throw new IllegalStateException("a sorted set has neither listpack nor order");
        }
        return large;
    }

    private Dict<ScoredMember> table() {
        Dict<ScoredMember> large = table;
        if (large == null) {
            throw new IllegalStateException("a sorted set has neither listpack nor table");
        }
        return large;
    }
}
