package io.vedette.sentinel.lease;

import io.vedette.quorum.Epoch;
import io.vedette.quorum.SentinelId;

/**
 * A sentinel asks for a lease, or gives back what it was lent by this wish and all before it.
 *
 * @param name of what is lent
 * @param life of the asking process: one that was started again knows nothing of what it asked before
 * @param number counts the wishes of one life
 * @param epoch of the configuration that gives it a right to ask
 */
public record Wish(String name, SentinelId holder, String life, long number, Epoch epoch) {
    boolean isOfTheSameHolderAs(Wish other) {
        return holder.equals(other.holder);
    }

    boolean endsWhat(Wish granted) {
        return isOfTheSameHolderAs(granted) && life.equals(granted.life) && granted.number <= number;
    }
}
