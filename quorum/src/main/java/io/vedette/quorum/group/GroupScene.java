package io.vedette.quorum.group;

import io.vedette.quorum.Epoch;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.NodeInfo;
import io.vedette.quorum.NodeRole;
import io.vedette.quorum.OrderOutcome;
import io.vedette.quorum.Rules;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.failover.AbortReason;
import io.vedette.quorum.failover.Mission;
import io.vedette.quorum.failover.Objections;
import io.vedette.quorum.failover.Ranking;
import io.vedette.quorum.failover.Scene;
import io.vedette.quorum.link.Contact;
import io.vedette.quorum.vote.Stagger;
import io.vedette.quorum.vote.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What the failover of one group sees: the group's facts, and nothing it could change. */
final class GroupScene implements Scene {
    /** Replicas on one network answer INFO within milliseconds; one that does not is not waited for long. */
    static final long SURVEY_MS = 150;

    private final Group group;
    private final Ward ward;

    GroupScene(Group group, Ward ward) {
        this.group = group;
        this.ward = ward;
    }

    @Override
    public Rules rules() {
        return group.rules();
    }

    @Override
    public HostPort master() {
        return group.master();
    }

    @Override
    public boolean isOdown() {
        return group.standing().isOdown();
    }

    @Override
    public boolean isConfirmed(Mission mission, long nowMs) {
        return ward.opinions().isConfirmed(group, mission, nowMs);
    }

    @Override
    public boolean isVouchedFor(long begunMs, long nowMs) {
        return !new ObjectionFinder(group, ward).vouching(begunMs, nowMs).isEmpty();
    }

    @Override
    public Objections objections(long nowMs) {
        return new ObjectionFinder(group, ward).first(nowMs);
    }

    @Override
    public long staggerMs(int attempt) {
        List<SentinelId> ours = new ArrayList<>();
        boolean foreign = false;
        for (Voter voter : group.voters()) {
            if (!voter.contact().isReachableFor(group.name())) {
                continue;
            }
            if (ward.knowsAsOurs(voter.id())) {
                ours.add(voter.id());
            } else {
                foreign = true;
            }
        }
        return Stagger.delayMs(
                ward.self().id(),
                ours,
                foreign,
                attempt,
                Math.max(ward.registry().downCount(), ward.contacts().goneMasters()),
                ward.self().random());
    }

    @Override
    public Epoch nextEpoch() {
        return ward.self()
                .currentEpoch()
                .max(group.votes().ballot().epoch())
                .max(group.configEpoch())
                .next();
    }

    @Override
    public Tally tally(Epoch epoch) {
        return ward.electorate().tally(group, epoch);
    }

    @Override
    public Optional<AbortReason> deposed(Epoch epoch) {
        boolean overtaken = group.votes().ballot().epoch().isAfter(epoch)
                || group.configEpoch().isAfter(epoch);
        if (overtaken) {
            return Optional.of(AbortReason.OVERTAKEN);
        }
        return ward.electorate().isDeposed(group, epoch) ? Optional.of(AbortReason.LEADERSHIP_LOST) : Optional.empty();
    }

    @Override
    public boolean lacksAnswers(Mission mission, long nowMs) {
        return ward.opinions().lacksAnswers(group, mission, nowMs);
    }

    @Override
    public boolean isSurveyed(long mark) {
        for (Contact candidate : Census.eligible(group)) {
            if (isAwaited(candidate) && candidate.infos().askedAfter(mark).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Of those that are down two give an answer soon, should they be back: one whose host refused was knocked at, and one that said it is
     * of no use was asked again.
     */
    private boolean isAwaited(Contact candidate) {
        boolean trying = candidate.isOpen() || candidate.isConnecting();
        boolean justBack = candidate.openSinceMs().orElse(Long.MIN_VALUE / 2)
                >= ward.self().health().sightedMs() - SURVEY_MS;
        return trying
                && (!candidate.isDownFor(group.name())
                        || justBack
                        || candidate.pulse().isSuspectedCrash()
                        || candidate.pulse().isAskedBack());
    }

    @Override
    public long mark() {
        return ward.self().mark();
    }

    @Override
    public long surveyMs() {
        return SURVEY_MS;
    }

    @Override
    public Ranking ranking(long mark, List<HostPort> ruledOut, Optional<HostPort> wanted, long nowMs) {
        return new Census(group).ranking(infos -> infos.askedAfter(mark).isPresent(), ruledOut, wanted, nowMs);
    }

    @Override
    public Optional<OrderOutcome> orderOutcome() {
        return group.proceedings().orderOutcome();
    }

    @Override
    public Optional<NodeRole> roleAfter(HostPort node, long mark) {
        return group.node(node).flatMap(contact -> contact.infos().roleAskedAfter(mark));
    }

    @Override
    public OptionalLong offsetAfter(HostPort node, long mark) {
        Optional<NodeInfo> info =
                group.node(node).flatMap(contact -> contact.infos().askedAfter(mark));
        return info.isPresent() ? OptionalLong.of(info.get().offset()) : OptionalLong.empty();
    }

    @Override
    public boolean isRepointed() {
        return ward.repointer().isFinished(group);
    }

    @Override
    public Optional<Demand> demand() {
        return group.proceedings().demand();
    }
}
