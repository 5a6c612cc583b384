package io.vedette.engine.value;

import io.vedette.engine.dict.KeyOf;
import io.vedette.engine.sequence.Placed;

/** A member of a large sorted set and its score; with another score it is another object if another set has it, too. */
final class ScoredMember extends Placed {

    static final KeyOf<ScoredMember> KEY = new ByMember();

    /** What a place in the order takes, score included, where nodes are three quarters full. */
    private static final int PLACE = 17;

    final byte[] member;
    double score;

    ScoredMember(byte[] member, double score) {
        this.member = member;
        this.score = score;
    }

    /** A number that is the greater the greater the score is; both zeros have the same. */
    static long mark(double score) {
        long bits = Double.doubleToRawLongBits(score + 0.0);
        return bits ^ ((bits >> (Long.SIZE - 1)) & Long.MAX_VALUE);
    }

    @Override
    public long mark() {
        return mark(score);
    }

    @Override
    public byte[] bytes() {
        return member;
    }

    private static final class ByMember implements KeyOf<ScoredMember> {

        @Override
        public Class<ScoredMember> type() {
            return ScoredMember.class;
        }

        @Override
        public byte[] array(ScoredMember scored) {
            return scored.member;
        }

        @Override
        public int offset(ScoredMember scored) {
            return 0;
        }

        @Override
        public int length(ScoredMember scored) {
            return scored.member.length;
        }

        @Override
        public long weight(ScoredMember scored) {
            return Memory.OBJECT + Memory.array(scored.member.length) + Memory.SLOT + PLACE;
        }
    }
}
