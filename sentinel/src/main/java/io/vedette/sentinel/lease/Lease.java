package io.vedette.sentinel.lease;

import io.vedette.quorum.Epoch;
import io.vedette.quorum.GroupName;
import java.util.Optional;

/**
 * The borrower's side: asks all lenders in rounds, and says until when a majority has lent. That time runs from when the round began, so
 * that it ends first here. On the loop only; it keeps no timer and changes nothing but itself.
 */
public final class Lease {
    /** From the beginning of a round that succeeded. */
    public static final long LASTS_MS = 2_000;

    /** A round that takes longer has failed. */
    static final long ROUND_MS = 200;

    /** How a round stands. */
    public enum Round {
        OPEN,
        LENT,
        FAILED,
        OLD
    }

    /** Told each time an answer came, with how the round stands now. */
    @FunctionalInterface
    public interface Progress {
        void stands(Round round, long beganMs);
    }

    private final Lenders lenders;
    private final GroupName group;
    private final String name;
    private final String life;
    private Optional<Wish> last = Optional.empty();
    private long number;
    private long beganMs;
    private int asked;
    private int granted;
    private int refused;
    private Round round = Round.FAILED;

    public Lease(Lenders lenders, GroupName group, String name, String life) {
        this.lenders = lenders;
        this.group = group;
        this.name = name;
        this.life = life;
    }

    /** Begins a round, unless one is still open. */
    public void ask(Epoch epoch, long nowMs, Progress progress) {
        if (round == Round.OPEN && nowMs - beganMs < ROUND_MS) {
            return;
        }
        Wish wish = new Wish(name, lenders.myId(), life, ++number, epoch);
        last = Optional.of(wish);
        beganMs = nowMs;
        asked = Integer.MAX_VALUE;
        granted = 0;
        refused = 0;
        round = Round.OPEN;
        int all = lenders.ask(group, wish, verdict -> {
            if (wish.number() == number && round == Round.OPEN) {
                count(verdict);
                progress.stands(round, beganMs);
            }
        });
        if (wish.number() == number) {
            asked = all;
            closeIfHopeless();
        }
    }

    private void count(Verdict verdict) {
        if (verdict == Verdict.OLD) {
            round = Round.OLD;
        } else if (verdict == Verdict.TAKEN) {
            refused++;
            closeIfHopeless();
        } else if (++granted >= lenders.needed(group)) {
            round = Round.LENT;
        }
    }

    /** Another one can begin then without waiting for those that are slow. */
    private void closeIfHopeless() {
        if (round == Round.OPEN && asked - refused < lenders.needed(group)) {
            round = Round.FAILED;
        }
    }

    /**
     * Nothing that was asked for until now counts any more.
     *
     * @return gives all of that back; only to be run when what it stands for is given up. What is asked for meanwhile stays
     */
    public Runnable end() {
        round = Round.FAILED;
        Optional<Wish> ended = last;
        last = Optional.empty();
        return () -> ended.ifPresent(wish -> lenders.release(group, wish));
    }

    /** What was lent in the round before the last, in words. */
    public String inWords() {
        return granted + " of the " + lenders.needed(group) + " sentinels that are needed lend " + name;
    }
}
