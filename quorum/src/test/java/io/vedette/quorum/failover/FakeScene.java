package io.vedette.quorum.failover;

import io.vedette.quorum.Epoch;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.NodeRole;
import io.vedette.quorum.OrderOutcome;
import io.vedette.quorum.Rules;
import io.vedette.quorum.vote.Tally;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Facts as a test sets them. */
final class FakeScene implements Scene {
    static final HostPort MASTER = new HostPort("10.0.0.1", 6379);
    static final HostPort REPLICA = new HostPort("10.0.0.2", 6379);
    static final HostPort OTHER = new HostPort("10.0.0.3", 6379);
    static final Epoch EPOCH = new Epoch(7);

    Rules rules = Rules.withQuorum(2);
    HostPort master = MASTER;
    boolean odown = true;
    boolean confirmed = true;
    boolean vouchedFor;
    Objections objections = new Objections(List.of(), List.of(), Long.MAX_VALUE);
    long staggerMs;
    Tally tally = Tally.PENDING;
    boolean overtaken;
    boolean lacksAnswers;
    boolean surveyed = true;
    Optional<HostPort> best = Optional.of(REPLICA);
    Optional<OrderOutcome> outcome = Optional.empty();
    final Map<HostPort, NodeRole> roles = new LinkedHashMap<>();
    /** The question that {@link #roles} answer. */
    long answeredMark = Long.MAX_VALUE;

    long mark;

    final Map<HostPort, Long> offsets = new LinkedHashMap<>();
    boolean repointed;
    Optional<Demand> demand = Optional.empty();
    OptionalLong lossBytes = OptionalLong.empty();
    List<HostPort> lastRuledOut = List.of();

    static Mission mission(Purpose purpose) {
        return new Mission(purpose, EPOCH, MASTER, 0, 0, 0, Optional.empty(), List.of(), 0);
    }

    @Override
    public Rules rules() {
        return rules;
    }

    @Override
    public HostPort master() {
        return master;
    }

    @Override
    public boolean isOdown() {
        return odown;
    }

    @Override
    public boolean isConfirmed(Mission mission, long nowMs) {
        return confirmed;
    }

    @Override
    public boolean isVouchedFor(long begunMs, long nowMs) {
        return vouchedFor;
    }

    @Override
    public Objections objections(long nowMs) {
        return objections;
    }

    @Override
    public long staggerMs(int attempt) {
        return staggerMs;
    }

    @Override
    public Epoch nextEpoch() {
        return EPOCH;
    }

    @Override
    public Tally tally(Epoch epoch) {
        return tally;
    }

    @Override
    public Optional<AbortReason> deposed(Epoch epoch) {
        return overtaken ? Optional.of(AbortReason.OVERTAKEN) : Optional.empty();
    }

    @Override
    public boolean lacksAnswers(Mission mission, long nowMs) {
        return lacksAnswers;
    }

    @Override
    public boolean isSurveyed(long mark) {
        return surveyed;
    }

    @Override
    public long mark() {
        return mark;
    }

    @Override
    public long surveyMs() {
        return 150;
    }

    @Override
    public Ranking ranking(long mark, List<HostPort> ruledOut, Optional<HostPort> wanted, long nowMs) {
        lastRuledOut = ruledOut;
        return new Ranking(best.filter(replica -> !ruledOut.contains(replica)), List.of(), lossBytes);
    }

    @Override
    public Optional<OrderOutcome> orderOutcome() {
        return outcome;
    }

    @Override
    public Optional<NodeRole> roleAfter(HostPort node, long mark) {
        return answeredMark > mark ? Optional.ofNullable(roles.get(node)) : Optional.empty();
    }

    @Override
    public OptionalLong offsetAfter(HostPort node, long mark) {
        Long offset = offsets.get(node);
        return offset == null ? OptionalLong.empty() : OptionalLong.of(offset);
    }

    @Override
    public boolean isRepointed() {
        return repointed;
    }

    @Override
    public Optional<Demand> demand() {
        return demand;
    }
}
