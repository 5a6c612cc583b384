package io.vedette.quorum.scenario;

import io.vedette.quorum.DurableGroup;
import io.vedette.quorum.DurableState;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.PromotePolicy;
import io.vedette.quorum.Rules;
import io.vedette.quorum.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads what a scenario says about a group: its rules, and what a sentinel's file knows of it at the start. */
final class GroupWords {
    private GroupWords() {}

    static DurableState added(Words words, StageSentinel sentinel, Stage stage) {
        DurableState before = sentinel.durable();
        List<DurableGroup> groups = new ArrayList<>(before.groups());
        groups.add(group(words, sentinel, stage));
        Epoch current = words.option("current-epoch").map(Epoch::parse).orElse(before.currentEpoch());
        return new DurableState(before.myId(), current, groups);
    }

    private static DurableGroup group(Words words, StageSentinel sentinel, Stage stage) {
        List<HostPort> replicas =
                words.list("replicas").stream().map(stage::address).toList();
        List<Target.Peer> peers = words.list("peers").stream()
                .filter(name -> !name.equals(sentinel.id().text()))
                .map(stage::sentinel)
                .map(peer -> new Target.Peer(peer.id(), peer.address()))
                .toList();
        return new DurableGroup(
                new GroupName(words.word(0)),
                stage.address(words.word(1)),
                rules(words, Rules.withQuorum((int) words.number("quorum", 2)).downAfterMs(1_000)),
                words.option("config-epoch").map(Epoch::parse).orElse(Epoch.ZERO),
                words.option("leader-epoch").map(Epoch::parse).orElse(Epoch.ZERO),
                Optional.empty(),
                replicas,
                peers,
                Optional.empty());
    }

    /** These rules with what the options change. */
    static Rules rules(Words words, Rules base) {
        Rules rules = base.quorum((int) words.number("quorum", base.quorum()))
                .downAfterMs(words.number("down-after", base.downAfterMs()))
                .failoverTimeoutMs(words.number("failover-timeout", base.failoverTimeoutMs()))
                .parallelSyncs((int) words.number("parallel-syncs", base.parallelSyncs()))
                .masterRebootDownAfterMs(words.number("reboot", base.masterRebootDownAfterMs()))
                .crashDetection(
                        words.yes("crash-detection", base.crashDetection()),
                        words.number("crash-confirm", base.crashConfirmMs()))
                .witnesses(words.yes("witness-veto", base.witnessVeto()), words.yes("canary", base.writeCanary()));
        PromotePolicy policy = words.option("promote")
                .map(text -> PromotePolicy.valueOf(text.toUpperCase(Locale.ROOT)))
                .orElse(base.promotePolicy());
        OptionalLong budget = words.option("loss-budget")
                .map(text -> OptionalLong.of(Long.parseLong(text)))
                .orElse(base.lossBudgetBytes());
        return rules.promote(policy, words.number("tolerance", base.offsetToleranceBytes()))
                .lossBudgetBytes(budget);
    }
}
