package io.vedette.quorum.failover;

import io.vedette.quorum.HostPort;
import io.vedette.quorum.PromotePolicy;
import io.vedette.quorum.Rules;
import io.vedette.quorum.RunId;
import io.vedette.quorum.failover.Explanation.RankedReplica;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which replica to promote. Some are never promoted, whatever else there is: priority 0, a data set that is not complete, no answer.
 * Of the others {@link PromotePolicy#FRESHEST} takes the one that has most of the master's data; a former master that was not
 * converted yet comes last, because its data are of an older epoch however far its offset went. Replicas within the tolerance of the
 * greatest offset are equally fresh: among them one that is already a master comes first (somebody promoted it and died), then
 * priority, offset and run id decide, so that the order is total.
 */
public final class ReplicaRanking {
    private static final Comparator<Candidate> BY_RUN_ID = Comparator.comparing(
                    (Candidate candidate) -> candidate.runId().orElse(null),
                    Comparator.nullsLast(Comparator.<RunId>naturalOrder()))
            .thenComparing(Candidate::address);
    private static final Comparator<Candidate> BY_OFFSET =
            Comparator.comparingLong(Candidate::offset).reversed();
    private static final Comparator<Candidate> REDIS_ORDER = Comparator.comparingInt(Candidate::priority)
            .thenComparing(BY_OFFSET)
            .thenComparing(BY_RUN_ID);

    private final Rules rules;
    private final List<HostPort> ruledOut;
    private final Optional<HostPort> wanted;

    /**
     * A ranking by these rules.
     *
     * @param ruledOut replicas that were tried already
     * @param wanted the only one an operator wants
     */
    public ReplicaRanking(Rules rules, List<HostPort> ruledOut, Optional<HostPort> wanted) {
        this.rules = rules;
        this.ruledOut = ruledOut;
        this.wanted = wanted;
    }

    /** Ranks them all; {@code masterOffset} is what the old master is known to have reached. */
    public Ranking rank(List<Candidate> all, OptionalLong masterOffset) {
        List<Candidate> eligible = new ArrayList<>();
        List<RankedReplica> discarded = new ArrayList<>();
        for (Candidate candidate : all) {
            Optional<String> reason = discarded(candidate);
            if (reason.isPresent()) {
                discarded.add(line(candidate, reason, "discarded"));
            } else {
                eligible.add(candidate);
            }
        }
        long freshest = eligible.stream()
                .filter(candidate -> !candidate.superseded())
                .mapToLong(Candidate::offset)
                .max()
                .orElse(Long.MAX_VALUE);
        eligible.sort(order(freshest));
        List<RankedReplica> lines = new ArrayList<>();
        eligible.forEach(candidate -> lines.add(line(candidate, Optional.empty(), reason(candidate, freshest))));
        lines.addAll(discarded);
        return withinBudget(eligible, lines, masterOffset);
    }

    private Ranking withinBudget(List<Candidate> eligible, List<RankedReplica> lines, OptionalLong masterOffset) {
        if (eligible.isEmpty()) {
            return new Ranking(Optional.empty(), lines, OptionalLong.empty());
        }
        Candidate first = eligible.get(0);
        OptionalLong loss = masterOffset.isPresent()
                ? OptionalLong.of(Math.max(0, masterOffset.getAsLong() - first.offset()))
                : OptionalLong.empty();
        boolean affordable = loss.orElse(0) <= rules.lossBudgetBytes().orElse(Long.MAX_VALUE);
        return new Ranking(affordable ? Optional.of(first.address()) : Optional.empty(), lines, loss);
    }

    private Optional<String> discarded(Candidate candidate) {
        if (!candidate.reachable()) {
            return Optional.of("cannot be reached");
        }
        if (!candidate.fresh()) {
            return Optional.of("did not answer INFO");
        }
        if (candidate.priority() == 0) {
            return Optional.of("priority 0");
        }
        if (!candidate.synced()) {
            return Optional.of("its data set is not complete");
        }
        if (candidate.stranger()) {
            return Optional.of("belongs to another group, or follows one of its nodes");
        }
        if (ruledOut.contains(candidate.address())) {
            return Optional.of("was tried and did not become master");
        }
        if (wanted.filter(address -> !address.equals(candidate.address())).isPresent()) {
            return Optional.of("another replica was asked for");
        }
        return Optional.empty();
    }

    private Comparator<Candidate> order(long freshest) {
        Comparator<Candidate> currentFirst = Comparator.comparing(Candidate::superseded);
        if (rules.promotePolicy() == PromotePolicy.PRIORITY) {
            return currentFirst.thenComparing(REDIS_ORDER);
        }
        Comparator<Candidate> byTier = Comparator.comparing(candidate -> !isFreshest(candidate, freshest));
        // Beyond the tolerance only the offset counts; within it everything but the offset comes first.
        return currentFirst
                .thenComparing(byTier)
                .thenComparing((one, other) -> isFreshest(one, freshest)
                        ? withinTolerance().compare(one, other)
                        : BY_OFFSET.thenComparing(REDIS_ORDER).compare(one, other));
    }

    private static Comparator<Candidate> withinTolerance() {
        Comparator<Candidate> mastersFirst = Comparator.comparing(candidate -> !candidate.alreadyMaster());
        return mastersFirst.thenComparing(REDIS_ORDER);
    }

    private boolean isFreshest(Candidate candidate, long freshest) {
        return !candidate.superseded() && freshest - candidate.offset() <= rules.offsetToleranceBytes();
    }

    private String reason(Candidate candidate, long freshest) {
        if (candidate.superseded()) {
            return "a former master, of an older epoch";
        }
        if (candidate.alreadyMaster()) {
            return "already a master";
        }
        long behind = freshest - candidate.offset();
        return behind == 0 ? "freshest" : behind + " bytes behind the freshest";
    }

    private static RankedReplica line(Candidate candidate, Optional<String> discarded, String reason) {
        return new RankedReplica(
                candidate.address(),
                candidate.priority(),
                candidate.offset(),
                candidate.offsetAgeMs(),
                discarded,
                reason);
    }
}
