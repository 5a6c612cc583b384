package io.vedette.engine.value;

import io.vedette.engine.dict.KeyOf;
import java.util.Arrays;

/** A member of a large sorted set and its score; with another score it is another object. */
final class ScoredMember {

    static final KeyOf<ScoredMember> KEY = new ByMember();

    /** What a place in the order takes, where nodes are three quarters full. */
    private static final int PLACE = 6;

    final byte[] member;
    final double score;

    ScoredMember(byte[] member, double score) {
        this.member = member;
        this.score = score;
    }

    /** Whether it comes before another in the order of scores, then of bytes. */
    boolean isBefore(double otherScore, byte[] other) {
        return score < otherScore || (score == otherScore && Arrays.compareUnsigned(member, other) < 0);
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
