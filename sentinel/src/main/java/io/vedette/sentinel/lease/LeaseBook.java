package io.vedette.sentinel.lease;

import io.vedette.quorum.Epoch;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one sentinel has lent. It lends each thing to one holder at a time; whoever needs the loans of a majority is alone with them, since
 * two majorities share a lender.
 *
 * <p>A loan ends when the holder gives it back, or after {@link #GUARD_MS}. The holder has given up what it stands for long before: its
 * lease runs from when it asked, this one from when that arrived, and it is shorter by more than the kernel's fence takes
 * (see deploy/docs/decisions/virtual-ip.md). Nothing of this is on disk: after a start nothing is lent to anybody before all that
 * may have been lent before has ended.
 */
public final class LeaseBook {
    /** How long a holder that is not heard of any more keeps others waiting. */
    public static final long GUARD_MS = 4_500;

    private static final int MOST_NAMES = 1_024;

    private record Loan(Wish wish, long untilMs) {}

    private final long lendsFromMs;
    private final Map<String, Loan> loans = new TreeMap<>();
    private final Map<String, Epoch> newest = new TreeMap<>();

    public LeaseBook(long startedMs) {
        this.lendsFromMs = startedMs + GUARD_MS;
    }

    public Verdict ask(Wish wish, long nowMs) {
        Epoch known = newest.getOrDefault(wish.name(), wish.epoch());
        if (known.isAfter(wish.epoch())) {
            return Verdict.OLD;
        }
        if (newest.size() == MOST_NAMES && !newest.containsKey(wish.name())) {
            return Verdict.TAKEN;
        }
        newest.put(wish.name(), wish.epoch());
        if (nowMs < lendsFromMs || isLentToAnother(wish, nowMs)) {
            return Verdict.TAKEN;
        }
        loans.put(wish.name(), new Loan(wish, nowMs + GUARD_MS));
        return Verdict.GRANTED;
    }

    private boolean isLentToAnother(Wish wish, long nowMs) {
        return Optional.ofNullable(loans.get(wish.name()))
                .filter(loan -> nowMs < loan.untilMs() && !loan.wish().isOfTheSameHolderAs(wish))
                .isPresent();
    }

    /** Late news of an older loan, which came by another connection, does not end a newer one. */
    public void release(Wish last) {
        Loan loan = loans.get(last.name());
        if (loan != null && last.endsWhat(loan.wish())) {
            loans.remove(last.name());
        }
    }

    /** A group of this name is no more; a later one of the same name counts its epochs anew. */
    public void forget(String prefix) {
        for (Iterator<String> names = newest.keySet().iterator(); names.hasNext(); ) {
            if (names.next().startsWith(prefix)) {
                names.remove();
            }
        }
    }
}
