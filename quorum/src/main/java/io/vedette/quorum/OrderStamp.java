package io.vedette.quorum;

import java.util.Comparator;

/**
 * Tells a later order of an operator from an earlier one, at whichever sentinels they were given: whoever gives one counts on from the
 * last that he has heard of. Two given at once without knowledge of each other are told apart by the ids of the sentinels.
 *
 * @param number 0 when there was no order yet
 * @param by the id of the sentinel it was given to; empty when there was none
 */
public record OrderStamp(long number, String by) implements Comparable<OrderStamp> {
    public static final OrderStamp NONE = new OrderStamp(0, "");

    /** A stamp further ahead than this is not believed: behind the end of the range no order could be given any more. */
    static final long MAX_JUMP = 1L << 32;

    private static final Comparator<OrderStamp> ORDER =
            Comparator.comparingLong(OrderStamp::number).thenComparing(OrderStamp::by);

    public OrderStamp {
        if (number < 0) {
            throw new IllegalArgumentException("an order cannot have number " + number);
        }
    }

    /** The stamp of an order given now at {@code sentinel}. */
    public OrderStamp next(SentinelId sentinel) {
        return new OrderStamp(Math.addExact(number, 1), sentinel.text());
    }

    /** Whether it is later than {@code known}, and may be believed. */
    public boolean supersedes(OrderStamp known) {
        return compareTo(known) > 0 && number - known.number <= MAX_JUMP;
    }

    @Override
    public int compareTo(OrderStamp other) {
        return ORDER.compare(this, other);
    }
}
