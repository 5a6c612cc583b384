package io.vedette.quorum.group;

import io.vedette.quorum.failover.Explanation;
import io.vedette.quorum.failover.Move;
import io.vedette.quorum.failover.Objections;
import io.vedette.quorum.failover.Ranking;
import java.util.List;
import java.util.Optional;

/** Answers "what would you do now, and why?" by running the rules without carrying out what they ask for. */
public final class Explainer {
    private final Group group;
    private final Ward ward;

    public Explainer(Group group, Ward ward) {
        this.group = group;
        this.ward = ward;
    }

    public Explanation explain(long nowMs) {
        GroupScene scene = new GroupScene(group, ward);
        Objections objections = new ObjectionFinder(group, ward).find(nowMs);
        Ranking ranking = new Census(group).ranking(infos -> true, List.of(), Optional.empty(), nowMs);
        return new Explanation(
                group.name(),
                group.master(),
                verdict(scene, objections, nowMs),
                group.failover().name(),
                ward.judge().evidence(group, nowMs).stream()
                        .map(evidence -> evidence.describe(nowMs))
                        .toList(),
                ranking.lines(),
                objections.vetoes(),
                objections.missing(),
                ranking.lossBytes());
    }

    private String verdict(GroupScene scene, Objections objections, long nowMs) {
        if (group.failover().isInProgress()) {
            return "failover in progress: " + group.failover().name();
        }
        if (!group.standing().isSdown()) {
            return "nothing: the master is up";
        }
        if (!objections.missing().isEmpty()) {
            return "nothing yet: " + objections.missing().get(0);
        }
        if (!objections.vetoes().isEmpty()) {
            return "nothing: vetoed, " + objections.vetoes().get(0);
        }
        Move move = group.failover().next(scene, nowMs);
        return "next: " + move.to().name();
    }
}
