package io.vedette.sentinel.state;

import io.vedette.quorum.DurableGroup;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.PromotePolicy;
import io.vedette.quorum.Rules;
import io.vedette.quorum.Target;
import io.vedette.resp.config.ConfigRewrite;
import io.vedette.sentinel.config.Doors;
import io.vedette.sentinel.config.HttpTls;
import io.vedette.sentinel.config.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The {@code sentinel} lines that say a {@link SentinelState}, in redis-sentinel's order and form. A directive of our own is
 * written only when it differs from its default or the operator wrote it down: a file without such stays one redis-sentinel reads.
 */
final class StateLines {
    private final List<ConfigRewrite.Line> lines = new ArrayList<>();

    private StateLines() {}

    static List<ConfigRewrite.Line> of(SentinelState state) {
        StateLines lines = new StateLines();
        lines.identity(state);
        state.durable().groups().forEach(group -> lines.group(group, state.optionsOf(group.name())));
        state.planned().forEach(planned -> lines.lines.add(StateLine.pragma(planned.words())));
        lines.global(state);
        lines.process(state.processLines());
        return List.copyOf(lines.lines);
    }

    private void identity(SentinelState state) {
        GlobalOptions global = state.global();
        always("myid", state.durable().myId().text());
        flag("deny-scripts-reconfig", global.fixed().denyScriptsReconfig(), true);
        flag("resolve-hostnames", global.resolveHostnames(), false);
        flag("announce-hostnames", global.announced().hostnames(), false);
    }

    private void global(SentinelState state) {
        GlobalOptions global = state.global();
        always("current-epoch", state.durable().currentEpoch().toString());
        optional("announce-ip", global.announced().ip());
        number("announce-port", global.announced().port(), 0);
        optional("sentinel-user", global.login().user());
        global.login().password().ifPresent(secret -> secret("sentinel-pass", secret));
        global.trust().secret().ifPresent(secret -> secret("gossip-secret", secret));
        lines.add(StateLine.unlessDefault(
                !global.trust().onlySigned(),
                "sentinel",
                "hello-trust",
                global.trust().onlySigned() ? "signed" : "any"));
        number(
                "max-epoch-jump",
                global.trust().maxEpochJump(),
                GlobalOptions.DEFAULT.trust().maxEpochJump());
        number("pings-per-second", global.pingsPerSecond(), GlobalOptions.DEFAULT.pingsPerSecond());
        number("blind-after", global.blindAfterMs(), GlobalOptions.DEFAULT.blindAfterMs());
        optional("requirepass-file", global.fixed().requirepassFile());
        optional("state-dir", global.fixed().stateDir());
        doors(global.fixed().doors());
        if (!global.fixed().quorum().isEmpty()) {
            always(global.fixed().quorum().toArray(String[]::new));
        }
        lines.add(StateLine.unlessDefault(global.logLevel().equals("notice"), "loglevel", global.logLevel()));
    }

    private void doors(Doors doors) {
        number("http-port", doors.httpPort(), Doors.CLOSED.httpPort());
        number("agent-port", doors.agentPort(), Doors.CLOSED.agentPort());
        lines.add(StateLine.unlessDefault(
                doors.address().equals(Doors.CLOSED.address()), "sentinel", "http-bind", doors.address()));
        optional("http-token-file", doors.token().flatMap(Secret::file));
        optional("http-tls-cert-file", doors.tls().map(HttpTls::certificate));
        optional("http-tls-key-file", doors.tls().map(HttpTls::key));
        optional("http-tls-client-ca-file", doors.tls().flatMap(HttpTls::clientAuthority));
    }

    private void process(ProcessLines process) {
        process.settings().forEach(words -> lines.add(StateLine.always(words.toArray(String[]::new))));
        process.present().forEach(words -> lines.add(StateLine.unlessDefault(true, words.toArray(String[]::new))));
        process.users().ifPresent(users -> users.forEach(words -> lines.add(StateLine.user(words))));
    }

    private void group(DurableGroup group, GroupOptions options) {
        String name = group.name().text();
        HostPort master = group.master();
        Rules rules = group.rules();
        Rules standard = Rules.withQuorum(rules.quorum());
        always("monitor", name, master.host(), text(master.port()), text(rules.quorum()));
        number("down-after-milliseconds", name, rules.downAfterMs(), standard.downAfterMs());
        number("failover-timeout", name, rules.failoverTimeoutMs(), standard.failoverTimeoutMs());
        number("parallel-syncs", name, rules.parallelSyncs(), standard.parallelSyncs());
        access(name, options);
        number(
                "master-reboot-down-after-period",
                name,
                rules.masterRebootDownAfterMs(),
                standard.masterRebootDownAfterMs());
        own(name, rules, standard);
        learnt(group);
        options.commands().renamed().forEach((original, renamed) -> always("rename-command", name, original, renamed));
        options.publish().forEach(words -> always(words.toArray(String[]::new)));
    }

    private void access(String name, GroupOptions options) {
        optional("notification-script", name, options.notificationScript());
        optional("client-reconfig-script", name, options.reconfigScript());
        options.authPass().ifPresent(secret -> secret("auth-pass", name, secret));
        optional("auth-user", name, options.authUser());
        lines.add(StateLine.unlessDefault(
                options.withoutQuorum() == GroupOptions.DEFAULT.withoutQuorum(),
                "sentinel",
                "without-quorum",
                name,
                options.withoutQuorum().word()));
    }

    private void own(String name, Rules rules, Rules standard) {
        flag("crash-detection", name, rules.crashDetection(), standard.crashDetection());
        number("crash-confirm", name, rules.crashConfirmMs(), standard.crashConfirmMs());
        flag("witness-veto", name, rules.witnessVeto(), standard.witnessVeto());
        flag("write-canary", name, rules.writeCanary(), standard.writeCanary());
        lines.add(StateLine.unlessDefault(
                rules.promotePolicy() == standard.promotePolicy(),
                "sentinel",
                "promote",
                name,
                word(rules.promotePolicy())));
        optional("pre-failover-hook", name, rules.hook().asked());
        number(
                "pre-failover-hook-timeout",
                name,
                rules.hook().withinMs(),
                standard.hook().withinMs());
        lines.add(StateLine.unlessDefault(
                !rules.hook().holds(),
                "sentinel",
                "pre-failover-hook-unanswered",
                name,
                rules.hook().holds() ? "hold" : "proceed"));
        number("offset-tolerance", name, rules.offsetToleranceBytes(), standard.offsetToleranceBytes());
        if (rules.lossBudgetBytes().isPresent()) {
            always("loss-budget", name, text(rules.lossBudgetBytes().getAsLong()));
        }
    }

    /** How {@code promote} is written. */
    public static String word(PromotePolicy policy) {
        return policy.name().toLowerCase(Locale.ROOT);
    }

    private void learnt(DurableGroup group) {
        String name = group.name().text();
        always("config-epoch", name, group.configEpoch().toString());
        always("leader-epoch", name, group.leaderEpoch().toString());
        for (HostPort replica : group.replicas()) {
            always("known-replica", name, replica.host(), text(replica.port()));
        }
        for (Target.Peer peer : group.peers()) {
            HostPort address = peer.address();
            always(
                    "known-sentinel",
                    name,
                    address.host(),
                    text(address.port()),
                    peer.id().text());
        }
        group.pause().ifPresent(pause -> lines.add(StateLine.pragma(Pauses.words(name, pause))));
    }

    private void always(String... words) {
        lines.add(StateLine.always(directive(words)));
    }

    private void optional(String directive, Optional<String> value) {
        value.ifPresent(some -> always(directive, some));
    }

    private void optional(String directive, String name, Optional<String> value) {
        value.ifPresent(some -> always(directive, name, some));
    }

    /** A secret with a file of its own stays there. */
    private void secret(String directive, Secret secret) {
        secret.file()
                .ifPresentOrElse(file -> always(directive + "-file", file), () -> always(directive, secret.text()));
    }

    private void secret(String directive, String name, Secret secret) {
        secret.file()
                .ifPresentOrElse(
                        file -> always(directive + "-file", name, file), () -> always(directive, name, secret.text()));
    }

    private void flag(String directive, boolean value, boolean standard) {
        lines.add(StateLine.unlessDefault(value == standard, "sentinel", directive, yesNo(value)));
    }

    private void flag(String directive, String name, boolean value, boolean standard) {
        lines.add(StateLine.unlessDefault(value == standard, "sentinel", directive, name, yesNo(value)));
    }

    private void number(String directive, long value, long standard) {
        lines.add(StateLine.unlessDefault(value == standard, "sentinel", directive, text(value)));
    }

    private void number(String directive, String name, long value, long standard) {
        lines.add(StateLine.unlessDefault(value == standard, "sentinel", directive, name, text(value)));
    }

    private static String[] directive(String... words) {
        String[] all = new String[words.length + 1];
        all[0] = "sentinel";
        System.arraycopy(words, 0, all, 1, words.length);
        return all;
    }

    private static String yesNo(boolean value) {
        return value ? "yes" : "no";
    }

    private static String text(long number) {
        return Long.toString(number);
    }
}
