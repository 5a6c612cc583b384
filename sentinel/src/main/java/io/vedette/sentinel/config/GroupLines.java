package io.vedette.sentinel.config;

import io.vedette.quorum.Epoch;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.PreFailoverHook;
import io.vedette.quorum.PromotePolicy;
import io.vedette.quorum.Rules;
import io.vedette.quorum.SentinelId;
import io.vedette.resp.config.BadConfiguration;
import io.vedette.sentinel.hook.HookPlace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What the lines of one group have said so far. */
final class GroupLines {
    private static final String TIME = "negative or zero time parameter.";

    private final GroupName name;
    private final HostPort master;
    private final Path folder;
    private Rules rules;
    private String user = "";
    private Optional<Secret> password = Optional.empty();
    private String notificationScript = "";
    private String reconfigScript = "";
    private Epoch configEpoch = Epoch.ZERO;
    private Epoch leaderEpoch = Epoch.ZERO;
    private final List<HostPort> replicas = new ArrayList<>();
    private final List<KnownSentinel> sentinels = new ArrayList<>();
    private final Map<String, String> renamed = new LinkedHashMap<>();
    private final List<PublishLine> publish = new ArrayList<>();
    private WithoutQuorum withoutQuorum = WithoutQuorum.ANSWER;

    /** A group as its {@code monitor} line introduces it; scripts are looked for from {@code folder}. */
    GroupLines(GroupName name, HostPort master, int quorum, Path folder) {
        this.name = name;
        this.master = master;
        this.folder = folder;
        this.rules = Rules.withQuorum(quorum);
    }

    GroupName name() {
        return name;
    }

    Epoch configEpoch() {
        return configEpoch;
    }

    /** Takes a line whose first argument is this group's name. */
    void read(SentinelLine line) throws BadConfiguration {
        if (line.keyword().equals("publish")) {
            publish(line);
            return;
        }
        switch (line.arguments().size()) {
            case 2 -> readSetting(line);
            case 3, 4 -> readPair(line);
            default -> throw line.unrecognized();
        }
    }

    private void readSetting(SentinelLine line) throws BadConfiguration {
        switch (line.keyword()) {
            case "down-after-milliseconds" -> rules = rules.downAfterMs(line.milliseconds(1, 1, TIME));
            case "failover-timeout" -> rules = rules.failoverTimeoutMs(line.milliseconds(1, 1, TIME));
            case "master-reboot-down-after-period", "primary-reboot-down-after-period" ->
                rules = rules.masterRebootDownAfterMs(line.milliseconds(1, 0, "negative time parameter."));
            case "parallel-syncs" ->
                rules = rules.parallelSyncs((int) Math.max(
                        Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, line.number(1, "Invalid parallel-syncs."))));
            case "notification-script" ->
                notificationScript = script(line, "Notification script seems non existing or non executable.");
            case "client-reconfig-script" ->
                reconfigScript = script(line, "Client reconfiguration script seems non existing or non executable.");
            case "crash-detection", "crash-confirm", "witness-veto", "write-canary" -> rules = evidence(line);
            case "promote", "offset-tolerance", "loss-budget" -> rules = promotion(line);
            case "pre-failover-hook", "pre-failover-hook-timeout", "pre-failover-hook-unanswered" ->
                rules = rules.hook(hook(line));
            case "auth-pass" -> password = line.secret(1, password);
            case "auth-pass-file" -> password = line.secretFile(1, password, folder);
            case "without-quorum" ->
                withoutQuorum = WithoutQuorum.of(line.argument(1))
                        .orElseThrow(() -> line.refuse(
                                "'" + line.argument(1) + "' is not understood.", "write answer, mark or refuse"));
            case "auth-user" -> user = line.argument(1);
            case "config-epoch" -> configEpoch = line.epoch(1);
            case "leader-epoch" -> leaderEpoch = line.epoch(1);
            default -> throw line.unrecognized();
        }
    }

    /** What counts as evidence that a master is gone. */
    private Rules evidence(SentinelLine line) throws BadConfiguration {
        return switch (line.keyword()) {
            case "crash-confirm" ->
                rules.crashDetection(rules.crashDetection(), line.milliseconds(1, 0, "negative time parameter."));
            case "crash-detection" -> rules.crashDetection(on(line), rules.crashConfirmMs());
            case "witness-veto" -> rules.witnesses(on(line), rules.writeCanary());
            default -> rules.witnesses(rules.witnessVeto(), on(line));
        };
    }

    /** Which replica may become master. */
    private Rules promotion(SentinelLine line) throws BadConfiguration {
        return switch (line.keyword()) {
            case "promote" ->
                rules.promote(
                        line.oneOf(1, "freshest", "priority") == 0 ? PromotePolicy.FRESHEST : PromotePolicy.PRIORITY,
                        rules.offsetToleranceBytes());
            case "offset-tolerance" -> rules.promote(rules.promotePolicy(), bytes(line));
            default -> rules.lossBudgetBytes(OptionalLong.of(bytes(line)));
        };
    }

    /** Who is asked before a failover. */
    private PreFailoverHook hook(SentinelLine line) throws BadConfiguration {
        PreFailoverHook hook = rules.hook();
        switch (line.keyword()) {
            case "pre-failover-hook-timeout" -> {
                return hook.withinMs(line.atLeastOne(1, PreFailoverHook.LONGEST_MS));
            }
            case "pre-failover-hook-unanswered" -> {
                return hook.holds(line.oneOf(1, "proceed", "hold") == 1);
            }
            default -> {
                Optional<String> missing = HookPlace.missing(line.argument(1), folder);
                if (missing.isPresent()) {
                    throw line.refuse(
                            "Pre-failover hook cannot be asked: " + missing.get() + ".",
                            "name a file that this user may execute, or http://<host>/<path>");
                }
                return hook.asked(Optional.of(line.argument(1)));
            }
        }
    }

    private static boolean on(SentinelLine line) throws BadConfiguration {
        return line.yesNo(1, "Please specify yes or no for the " + line.keyword() + " option.");
    }

    private static long bytes(SentinelLine line) throws BadConfiguration {
        return line.bytes(1);
    }

    private String script(SentinelLine line, String complaint) throws BadConfiguration {
        String path = line.argument(1);
        if (!Files.isExecutable(folder.resolve(path)) || Files.isDirectory(folder.resolve(path))) {
            throw line.refuse(complaint, "name a file that this user may execute");
        }
        return path;
    }

    private void readPair(SentinelLine line) throws BadConfiguration {
        boolean three = line.arguments().size() == 3;
        switch (line.keyword()) {
            case "known-replica", "known-slave" -> replica(line, three);
            case "known-sentinel" -> {
                // Without an id, as very old files have it, a peer cannot be told from another.
                if (!three) {
                    sentinel(line);
                }
            }
            case "rename-command" -> rename(line, three);
            default -> throw line.unrecognized();
        }
    }

    private void replica(SentinelLine line, boolean complete) throws BadConfiguration {
        if (!complete) {
            throw line.unrecognized();
        }
        HostPort address = line.address(1);
        if (replicas.contains(address)) {
            throw line.refuse("Duplicate hostname and port for replica.", "remove one of the two lines");
        }
        replicas.add(address);
    }

    private void sentinel(SentinelLine line) throws BadConfiguration {
        SentinelId id = line.id(3);
        if (sentinels.stream().anyMatch(known -> known.id().equals(id))) {
            throw line.refuse("Duplicate runid for sentinel.", "remove one of the two lines");
        }
        sentinels.add(new KnownSentinel(line.address(1), id));
    }

    private void publish(SentinelLine line) throws BadConfiguration {
        PublishLine read = PublishLine.of(line, name, folder);
        if (publish.stream().anyMatch(read::isTwinOf)) {
            throw line.refuse("The same publisher is there twice.", "remove one of the two lines");
        }
        publish.add(read);
    }

    private void rename(SentinelLine line, boolean complete) throws BadConfiguration {
        if (!complete) {
            throw line.unrecognized();
        }
        if (renamed.putIfAbsent(line.argument(1).toLowerCase(Locale.ROOT), line.argument(2)) != null) {
            throw line.refuse(
                    "Same command renamed multiple times with rename-command.", "remove all but one of the lines");
        }
    }

    GroupConfig config() {
        return new GroupConfig(
                name,
                master,
                rules,
                new GroupConfig.Credentials(user, password),
                new GroupConfig.Scripts(notificationScript, reconfigScript),
                configEpoch,
                leaderEpoch,
                replicas,
                sentinels,
                renamed,
                publish,
                withoutQuorum);
    }
}
