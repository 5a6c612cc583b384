package io.vedette.quorum.scenario;

import io.vedette.quorum.Coordinator;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.failover.Explanation;
import io.vedette.quorum.view.GroupView;
import io.vedette.quorum.view.PeerView;
import io.vedette.quorum.view.QuorumCheck;
import io.vedette.quorum.view.ReplicaView;
import java.util.List;

/** Shows what a sentinel thinks, without making anything happen. */
final class Prompter {
    private final Stage stage;

    Prompter(Stage stage) {
        this.stage = stage;
    }

    private Coordinator coordinator(Words words) {
        return stage.sentinel(words.word(0)).coordinator().orElseThrow();
    }

    void view(Words words) {
        String who = words.word(0);
        GroupView view = coordinator(words)
                .view(new GroupName(words.word(1)), stage.nowMs())
                .orElseThrow();
        stage.print(
                who,
                view.name() + " " + view.statusWord() + ", clients go to " + stage.nick(view.master())
                        + ", config epoch " + view.configEpoch() + ", last vote in epoch " + view.leaderEpoch());
        stage.print(
                who,
                "  " + stage.nick(view.instance().address()) + " ["
                        + view.instance().flagText() + "]"
                        + view.failoverState().map(state -> " " + state).orElse(""));
        view.pause()
                .ifPresent(pause -> stage.print(who, "  paused for " + pause.remainingMs() + ": " + pause.reason()));
        for (ReplicaView replica : view.replicas()) {
            stage.print(
                    who,
                    "  " + stage.nick(replica.instance().address()) + " ["
                            + replica.instance().flagText() + "] of "
                            + replica.upstream().map(stage::nick).orElse("?") + " "
                            + (replica.masterLinkUp() ? "up" : "down") + " offset " + replica.offset() + " priority "
                            + replica.priority());
        }
        for (PeerView peer : view.peers()) {
            stage.print(who, "  " + peer.id() + " [" + peer.instance().flagText() + "]" + (peer.ours() ? " ours" : ""));
        }
        coordinator(words).view(stage.nowMs()).tiltForMs().ifPresent(ms -> stage.print(who, "  tilt for " + ms));
    }

    void explain(Words words) {
        String who = words.word(0);
        Explanation why = coordinator(words)
                .explain(new GroupName(words.word(1)), stage.nowMs())
                .orElseThrow();
        stage.print(who, "now: " + why.verdict() + " (" + why.state() + ")");
        lines(who, "evidence", why.evidence());
        lines(who, "missing", why.missing());
        lines(who, "veto", why.vetoes());
        lines(
                who,
                "replica",
                why.ranking().stream()
                        .map(line -> stage.nick(line.address()) + " priority " + line.priority() + " offset "
                                + line.offset() + ": "
                                + line.discarded()
                                        .map(reason -> "never, " + reason)
                                        .orElse(line.reason()))
                        .toList());
        why.expectedLossBytes().ifPresent(bytes -> stage.print(who, "  would lose " + bytes + " bytes"));
    }

    private void lines(String who, String label, List<String> lines) {
        lines.forEach(line -> stage.print(who, "  " + label + ": " + line));
    }

    void checkQuorum(Words words) {
        QuorumCheck check =
                coordinator(words).checkQuorum(new GroupName(words.word(1))).orElseThrow();
        stage.print(
                words.word(0),
                check.usable() + " of " + check.known() + " usable, quorum " + check.quorum() + " "
                        + (check.reachesQuorum() ? "reached" : "missed") + ", majority " + check.majority() + " "
                        + (check.reachesElection() ? "reached" : "missed"));
    }

    /** What would be left of it after a crash now. */
    void durable(Words words) {
        StageSentinel sentinel = stage.sentinel(words.word(0));
        stage.print(words.word(0), "current epoch " + sentinel.durable().currentEpoch());
        sentinel.durable()
                .groups()
                .forEach(group -> stage.print(words.word(0), "  " + stage.text().durable(group)));
    }
}
