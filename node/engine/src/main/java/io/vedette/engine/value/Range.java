package io.vedette.engine.value;

import java.util.Arrays;

/**
 * A stretch of a sorted set, by scores or by members. {@link #precedes} and {@link #reaches} are each true for a first
 * part of the order and false for the rest; between the two lies the range.
 */
public sealed interface Range {

    /** Whether this member stands before the range. */
    boolean precedes(double score, byte[] member);

    /** Whether this member stands in the range or before it. */
    boolean reaches(double score, byte[] member);

    /** From one score to another, each itself in the range or not. */
    record ByScore(double min, boolean minExcluded, double max, boolean maxExcluded) implements Range {

        @Override
        public boolean precedes(double score, byte[] member) {
            return minExcluded ? score <= min : score < min;
        }

        @Override
        public boolean reaches(double score, byte[] member) {
            return maxExcluded ? score < max : score <= max;
        }
    }

    /** From one member to another among members of one score. */
    record ByMember(Bound min, Bound max) implements Range {

        @Override
        public boolean precedes(double score, byte[] member) {
            return min.isAbove(member, true);
        }

        @Override
        public boolean reaches(double score, byte[] member) {
            return max.isAbove(member, false);
        }
    }

    /** One end of a range of members. */
    sealed interface Bound {

        /** Whether the member is below this bound; one that equals it counts if it must not and {@code asMin}. */
        boolean isAbove(byte[] member, boolean asMin);
    }

    /** Before all members, or behind all. */
    enum Infinite implements Bound {
        BEFORE_ALL,
        BEHIND_ALL;

        @Override
        public boolean isAbove(byte[] member, boolean asMin) {
            return this == BEHIND_ALL;
        }
    }

    /** At a member. */
    final class At implements Bound {

        private final byte[] bound;
        private final boolean excluded;

        public At(byte[] bound, boolean excluded) {
            this.bound = bound;
            this.excluded = excluded;
        }

        @Override
        public boolean isAbove(byte[] member, boolean asMin) {
            int order = Arrays.compareUnsigned(member, bound);
            return order < 0 || (order == 0 && asMin == excluded);
        }
    }
}
