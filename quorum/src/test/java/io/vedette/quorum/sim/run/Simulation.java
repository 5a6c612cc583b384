package io.vedette.quorum.sim.run;

import io.vedette.quorum.sim.check.Agreement;
import io.vedette.quorum.sim.check.ConfigEpochsOnlyGrow;
import io.vedette.quorum.sim.check.EpochsStayCredible;
import io.vedette.quorum.sim.check.HookIsRespected;
import io.vedette.quorum.sim.check.InvariantBroken;
import io.vedette.quorum.sim.check.NoFailoverAtAll;
import io.vedette.quorum.sim.check.NothingBeforeItIsPersisted;
import io.vedette.quorum.sim.check.OneLeaderPerGroupAndEpoch;
import io.vedette.quorum.sim.check.OnlyEligibleReplicasArePromoted;
import io.vedette.quorum.sim.check.OnlyMastersAreFollowed;
import io.vedette.quorum.sim.check.Operator;
import io.vedette.quorum.sim.check.PauseIsRespected;
import io.vedette.quorum.sim.check.QuorumHoldsTheMasterForDown;
import io.vedette.quorum.sim.check.StreamingReplicasVeto;
import io.vedette.quorum.sim.check.VotesAreNeverTakenBack;
import io.vedette.quorum.sim.check.Witness;
import io.vedette.quorum.sim.check.Witnesses;
import io.vedette.quorum.sim.client.Writer;
import io.vedette.quorum.sim.nemesis.Fault;
import io.vedette.quorum.sim.nemesis.Nemesis;
import io.vedette.quorum.sim.nemesis.World;
import io.vedette.quorum.sim.sentinel.Core;
import java.util.List;
import java.util.Optional;

/** One run: a cluster, its nemesis and its invariants, from a seed and a plan to a result. */
public final class Simulation implements Nemesis.Log {
    private static final long POLL_US = 500_000;
    private static final long NOT_YET = -1;

    private final long seed;
    private final Plan plan;
    private final Witnesses witnesses = new Witnesses();
    private final Census census = new Census();
    private final Cluster cluster;
    private final Agreement agreement;
    private final Optional<Trace> trace;
    private long agreedAfterMs = NOT_YET;

    public Simulation(long seed, Plan plan, Core.Maker maker, boolean traced) {
        this.seed = seed;
        this.plan = plan;
        cluster = new Cluster(seed, plan.setup(), maker, witnesses);
        Operator operator = new Operator(cluster.clock());
        agreement = new Agreement(cluster, operator);
        trace = traced ? Optional.of(new Trace(cluster.clock())) : Optional.empty();
        // The trace first: what broke an invariant should be its last line.
        trace.ifPresent(witnesses::add);
        witnesses.add(census);
        census.count("profile " + plan.profile());
        addInvariants(operator);
        new Nemesis(new World(cluster, operator), this).unleash(plan.faults());
    }

    private void addInvariants(Operator operator) {
        VotesAreNeverTakenBack votes = new VotesAreNeverTakenBack();
        witnesses.add(votes);
        witnesses.add(new NothingBeforeItIsPersisted());
        witnesses.add(new ConfigEpochsOnlyGrow());
        witnesses.add(new EpochsStayCredible());
        witnesses.add(new OneLeaderPerGroupAndEpoch(cluster, operator, votes));
        witnesses.add(new OnlyEligibleReplicasArePromoted(cluster, operator));
        witnesses.add(new StreamingReplicasVeto(cluster, operator));
        witnesses.add(new OnlyMastersAreFollowed(cluster));
        witnesses.add(new QuorumHoldsTheMasterForDown(cluster, operator));
        witnesses.add(new PauseIsRespected(operator));
        witnesses.add(new HookIsRespected(cluster, operator));
        if (plan.quiet()) {
            witnesses.add(new NoFailoverAtAll());
        }
    }

    public void watch(Witness witness) {
        witnesses.add(witness);
    }

    public Cluster cluster() {
        return cluster;
    }

    @Override
    public void begins(Fault fault) {
        census.begins(fault);
        trace.ifPresent(lines -> lines.begins(fault));
    }

    @Override
    public void ends(Fault fault) {
        trace.ifPresent(lines -> lines.ends(fault));
    }

    public RunResult run() {
        try {
            cluster.start();
            cluster.clock().runUntil(plan.healedMs() * 1000);
            awaitAgreement();
            cluster.clock().runUntil(plan.lengthMs() * 1000);
            stillAgreed();
            countWrites();
            return result(Optional.empty());
        } catch (InvariantBroken broken) {
            return result(Optional.of(broken.sentence()));
        } catch (IllegalStateException | IllegalArgumentException thrown) {
            StackTraceElement where = thrown.getStackTrace()[0];
            return result(Optional.of("TheCoreThrows: " + thrown + " at " + where));
        }
    }

    private void awaitAgreement() {
        long deadlineUs = Math.min(plan.healedMs() + plan.agreedWithinMs(), plan.lengthMs()) * 1000;
        while (agreement.missing().isPresent()) {
            if (cluster.clock().nowUs() >= deadlineUs) {
                throw new InvariantBroken(
                        "EverybodyAgreesAfterTheLastFault",
                        agreement.missing().orElse("") + ", " + plan.agreedWithinMs() + " ms after it");
            }
            cluster.clock().runUntil(Math.min(deadlineUs, cluster.clock().nowUs() + POLL_US));
        }
        agreedAfterMs = cluster.clock().nowUs() / 1000 - plan.healedMs();
    }

    private void stillAgreed() {
        agreement.missing().ifPresent(problem -> {
            throw new InvariantBroken("EverybodyAgreesAfterTheLastFault", problem + ", at the end");
        });
    }

    private void countWrites() {
        for (Writer writer : cluster.writers()) {
            census.count("writes acknowledged", writer.ledger().acknowledged());
            census.count("writes lost", writer.ledger().lostBy(cluster.presumedMaster(writer.group())));
        }
    }

    private RunResult result(Optional<String> broken) {
        cluster.clock().stamp(census.counts().toString().hashCode());
        return new RunResult(
                seed,
                plan,
                broken,
                cluster.clock().fingerprint(),
                cluster.clock().scheduled(),
                agreedAfterMs,
                census.counts(),
                trace.map(Trace::lines).orElse(List.of()));
    }
}
