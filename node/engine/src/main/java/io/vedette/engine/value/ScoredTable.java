package io.vedette.engine.value;

import io.vedette.engine.dict.Dict;
import io.vedette.engine.dict.SipHash;
import io.vedette.engine.sequence.Order;
import java.util.Arrays;

/** A large sorted set: its members in order, and a table of the same to find them by. */
final class ScoredTable {

    private final Order<ScoredMember> order;
    private final Dict<ScoredMember> table;

    private ScoredTable(Order<ScoredMember> order, Dict<ScoredMember> table) {
        this.order = order;
        this.table = table;
    }

    /** What is in a small one, with room for one more. */
    static ScoredTable of(ScoredPack small, SipHash hashing) {
        Dict<ScoredMember> table = new Dict<>(ScoredMember.KEY, hashing);
        table.reserve(small.size() + 1);
        ScoredTable large = new ScoredTable(new Order<>(ScoredMember.class), table);
        small.walk(0, small.size(), true, large::add);
        return large;
    }

    ScoredTable share() {
        return new ScoredTable(order.share(), table.share());
    }

    int size() {
        return order.size();
    }

    long memory() {
        return 4L * Memory.OBJECT + 4L * table.capacity() + table.weight();
    }

    Order<ScoredMember> order() {
        return order;
    }

    Dict<ScoredMember> table() {
        return table;
    }

    double score(byte[] array, int offset, int length) {
        ScoredMember scored = table.find(array, offset, length);
        return scored == null ? ZSetValue.NO_SCORE : scored.score;
    }

    /** How many members stand before this one, or -1 if it is not there. */
    int rank(byte[] array, int offset, int length) {
        ScoredMember scored = table.find(array, offset, length);
        return scored == null ? -1 : order.rank(scored);
    }

    /** Adds a member that is known not to be there; its bytes become ours. */
    void add(byte[] member, double score) {
        add(table.hash(member, 0, member.length), new ScoredMember(member, score));
    }

    private void add(int hash, ScoredMember scored) {
        table.add(hash, scored);
        order.add(scored);
    }

    /** Gives a member another score; whether it is there. */
    boolean rescore(byte[] array, int offset, int length, double score) {
        int hash = table.hash(array, offset, length);
        ScoredMember member = table.find(hash, array, offset, length);
        if (member != null) {
            move(hash, member, score);
        }
        return member != null;
    }

    /** The same as somebody decides who is told the present one. */
    void rescore(byte[] array, int offset, int length, ZSetValue.Rescoring rescoring) {
        int hash = table.hash(array, offset, length);
        ScoredMember member = table.find(hash, array, offset, length);
        double score = rescoring.of(member == null ? ZSetValue.NO_SCORE : member.score);
        if (member != null) {
            move(hash, member, score);
        } else if (!Double.isNaN(score)) {
            add(hash, new ScoredMember(Arrays.copyOfRange(array, offset, offset + length), score));
        }
    }

    private void move(int hash, ScoredMember member, double score) {
        if (member.score != score) {
            order.remove(member);
            order.add(rescored(hash, member, score));
        }
    }

    /** The member with another score; another object where another set has this one. */
    private ScoredMember rescored(int hash, ScoredMember member, double score) {
        if (table.isShared()) {
            ScoredMember other = new ScoredMember(member.member, score);
            table.replace(hash, member, other);
            return other;
        }
        member.score = score;
        return member;
    }

    /** Whether it was there. */
    boolean remove(byte[] array, int offset, int length) {
        ScoredMember removed = table.remove(array, offset, length);
        if (removed != null) {
            order.remove(removed);
        }
        return removed != null;
    }

    /** Removes {@code count} members from rank {@code from} on; they must be there. */
    void removeRange(int from, int count) {
        for (int i = 0; i < count; i++) {
            ScoredMember next = order.get(from);
            table.remove(next);
            order.remove(next);
        }
    }

    /** How many members stand before the range. */
    int countBefore(Range range) {
        if (range instanceof Range.ByScore scores) {
            return order.countBelow(behind(scores.min(), scores.minExcluded()));
        }
        return order.countBefore(scored -> range.precedes(scored.score, scored.member));
    }

    /** How many members stand before its end. */
    int countUpTo(Range range) {
        if (range instanceof Range.ByScore scores) {
            return order.countBelow(behind(scores.max(), !scores.maxExcluded()));
        }
        return order.countBefore(scored -> range.reaches(scored.score, scored.member));
    }

    /** The least mark of members that come behind those of lesser scores, and behind those of this one if they are {@code passed}. */
    private static long behind(double score, boolean passed) {
        return ScoredMember.mark(score) + (passed ? 1 : 0);
    }
}
