package io.vedette.sentinel;

import io.vedette.quorum.DurableGroup;
import io.vedette.quorum.DurableGroup.Pause;
import io.vedette.quorum.DurableState;
import io.vedette.quorum.Election;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.Settings;
import io.vedette.quorum.Target;
import io.vedette.sentinel.config.EnsembleLine;
import io.vedette.sentinel.config.GroupConfig;
import io.vedette.sentinel.config.PublishLine;
import io.vedette.sentinel.config.Secret;
import io.vedette.sentinel.config.SentinelConfig;
import io.vedette.sentinel.link.CommandNames;
import io.vedette.sentinel.state.GlobalOptions;
import io.vedette.sentinel.state.GroupOptions;
import io.vedette.sentinel.state.SentinelState;
import io.vedette.sentinel.state.Trust;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** From what the file says to what a sentinel starts with. */
final class StartingState {
    private StartingState() {}

    static SentinelState of(SentinelConfig config, SentinelId id, Map<String, Pause> pauses, String logLevel) {
        List<DurableGroup> groups = config.groups().stream()
                .map(group -> group(
                        group, id, Optional.ofNullable(pauses.get(group.name().text()))))
                .toList();
        Map<GroupName, GroupOptions> options = new TreeMap<>();
        config.groups().forEach(group -> options.put(group.name(), options(group)));
        return new SentinelState(
                new DurableState(id, config.currentEpoch(), groups), global(config, logLevel), options);
    }

    static Settings settings(SentinelConfig config) {
        Settings standard = Settings.DEFAULT;
        return new Settings(
                standard.periods(),
                config.trust().maxEpochJump(),
                config.pingsPerSecond(),
                config.blindAfterMs(),
                config.announcement().hostnames(),
                config.ensemble().isPresent() ? Election.ARBITER : Election.VOTES);
    }

    private static DurableGroup group(GroupConfig group, SentinelId myId, Optional<Pause> pause) {
        List<Target.Peer> peers = group.knownSentinels().stream()
                // A file copied from another host may name ourselves as a peer.
                .filter(peer -> !peer.id().equals(myId))
                .map(peer -> new Target.Peer(peer.id(), peer.address()))
                .toList();
        return new DurableGroup(
                group.name(),
                group.master(),
                group.rules(),
                group.configEpoch(),
                group.leaderEpoch(),
                Optional.empty(),
                group.knownReplicas(),
                peers,
                pause);
    }

    private static GroupOptions options(GroupConfig group) {
        return GroupOptions.DEFAULT
                .withAuthUser(given(group.credentials().user()))
                .withAuthPass(group.credentials().password())
                .withCommands(new CommandNames(group.renamedCommands()))
                .withNotificationScript(given(group.scripts().notification()))
                .withReconfigScript(given(group.scripts().clientReconfig()))
                .withPublish(group.publish().stream().map(PublishLine::words).toList())
                .withWithoutQuorum(group.withoutQuorum());
    }

    private static GlobalOptions global(SentinelConfig config, String logLevel) {
        SentinelConfig.Announcement announcement = config.announcement();
        return new GlobalOptions(
                new GlobalOptions.Announced(given(announcement.ip()), announcement.port(), announcement.hostnames()),
                new GlobalOptions.PeerLogin(given(config.sentinelUser()), config.sentinelPassword()),
                config.resolveHostnames(),
                new Trust(
                        config.trust().secret(),
                        config.trust().onlySigned(),
                        config.trust().maxEpochJump()),
                config.pingsPerSecond(),
                config.blindAfterMs(),
                logLevel,
                new GlobalOptions.Fixed(
                        config.denyScriptsReconfig(),
                        config.requirepass().flatMap(Secret::file),
                        given(config.stateDir()),
                        config.doors(),
                        config.ensemble().map(EnsembleLine::words).orElse(List.of())));
    }

    private static Optional<String> given(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
