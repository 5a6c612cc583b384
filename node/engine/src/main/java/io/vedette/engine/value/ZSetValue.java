package io.vedette.engine.value;

import io.vedette.engine.dict.Dict;
import io.vedette.engine.dict.SipHash;
import io.vedette.resp.DoubleText;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A sorted set: a listpack of members and scores in turn as long as it is small, else a skip list and a table of its
 * nodes. Every question about a range is one about ranks (how many members stand before it, how many in it), so that
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
    private @Nullable SkipList list;
    private @Nullable Dict<SkipList.Node> table;
    private final SipHash hashing;
    private final RandomGenerator random;

    public ZSetValue(SipHash hashing, RandomGenerator random) {
        this.hashing = hashing;
        this.random = random;
    }

    /** Leaves the compact encoding though it is small: for a result that is still being made. */
    public ZSetValue unpacked() {
        spread();
        return this;
    }

    /** Takes up the compact encoding if it is small. */
    public void packIfSmall(Limits limits) {
        SkipList large = list;
        if (large == null || size() > limits.zsetMaxListpackEntries()) {
            return;
        }
        ScoredPack small = new ScoredPack();
        for (SkipList.Node node = large.first(); node != null; node = node.next) {
            if (node.member.length > limits.zsetMaxListpackValue()) {
                return;
            }
            small.append(node.member, node.score);
        }
        pack = small;
        list = null;
        table = null;
    }

    @Override
    public ValueType type() {
        return ValueType.ZSET;
    }

    @Override
    public String encoding() {
        return pack == null ? "skiplist" : "listpack";
    }

    @Override
    public int size() {
        ScoredPack small = pack;
        return small == null ? list().size() : small.size();
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
        ZSetValue copy = new ZSetValue(hashing, random);
        ScoredPack small = pack;
        copy.pack = small == null ? null : small.copy();
        if (small == null) {
            copy.adopt(this);
        }
        return copy;
    }

    /** The member's score or {@link #NO_SCORE}. */
    public double score(byte[] array, int offset, int length) {
        ScoredPack small = pack;
        if (small != null) {
            return small.score(array, offset, length);
        }
        SkipList.Node node = table().find(array, offset, length);
        return node == null ? NO_SCORE : node.score;
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
        SkipList.Node node = table().find(array, offset, length);
        if (node == null) {
            add(array, offset, length, score, limits);
        } else if (node.score != score) {
            list().move(node, score);
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
        table().add(list().insert(Arrays.copyOfRange(array, offset, offset + length), score));
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
        SkipList.Node node = table().remove(array, offset, length);
        if (node != null) {
            list().remove(node);
        }
        return node != null;
    }

    /** How many members stand before this one, or -1 if it is not there. */
    public int rank(byte[] array, int offset, int length) {
        ScoredPack small = pack;
        if (small != null) {
            return small.rank(array, offset, length);
        }
        SkipList.Node node = table().find(array, offset, length);
        if (node == null) {
            return -1;
        }
        double score = node.score;
        byte[] member = node.member;
        return list().countBefore((other, bytes) ->
                other < score || (other == score && Arrays.compareUnsigned(bytes, member) < 0));
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
            return;
        }
        SkipList.Node node = count > 0 ? list().at(from) : null;
        for (int i = 0; node != null && i < count; i++) {
            visitor.member(node.member, node.score);
            node = node.next;
        }
    }

    /** Shows {@code count} members from rank {@code from} on, downwards; they must be there. */
    public void descending(int from, int count, Visitor visitor) {
        ScoredPack small = pack;
        if (small != null) {
            small.walk(from, count, false, visitor);
            return;
        }
        SkipList.Node node = count > 0 ? list().at(from) : null;
        for (int i = 0; node != null && i < count; i++) {
            visitor.member(node.member, node.score);
            node = node.previous;
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
        SkipList.Node node = count > 0 ? list().at(from) : null;
        for (int i = 0; node != null && i < count; i++) {
            SkipList.Node next = node.next;
            table().remove(node);
            list().remove(node);
            node = next;
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
        return table().scan(cursor, node -> visitor.member(node.member, node.score));
    }

    /** The text ZSCAN shows for a score: in the compact encoding just what stands there. */
    public byte[] scanText(double score) {
        return pack == null ? Text.of(DoubleText.of(score)) : ScoredPack.text(score);
    }

    private int countWhile(SkipList.Cut cut) {
        ScoredPack small = pack;
        return small == null ? list().countBefore(cut) : small.countBefore(cut);
    }

    /** Members and scores in turn, where it is in the compact encoding; never to be changed. */
    public @Nullable Listpack packed() {
        ScoredPack small = pack;
        return small == null ? null : small.elements();
    }

    private void spread() {
        ScoredPack small = pack;
        if (small != null) {
            ZSetValue large = new ZSetValue(hashing, random);
            large.begin(small.size());
            small.walk(0, small.size(), true, large::link);
            list = large.list;
            table = large.table;
            pack = null;
        }
    }

    private void adopt(ZSetValue other) {
        begin(other.size());
        other.forEach(this::link);
    }

    private void begin(int members) {
        pack = null;
        list = new SkipList(random);
        Dict<SkipList.Node> nodes = new Dict<>(ScoredMember.KEY, hashing);
        nodes.reserve(members + 1);
        table = nodes;
    }

    private void link(byte[] member, double score) {
        table().add(list().insert(member, score));
    }

    private SkipList list() {
        SkipList large = list;
        if (large == null) {
            throw new IllegalStateException("a sorted set has neither listpack nor skip list");
        }
        return large;
    }

    private Dict<SkipList.Node> table() {
        Dict<SkipList.Node> large = table;
        if (large == null) {
            throw new IllegalStateException("a sorted set has neither listpack nor table");
        }
        return large;
    }
}
