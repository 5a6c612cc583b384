package io.vedette.sentinel.command;

import io.vedette.quorum.PreFailoverHook;
import io.vedette.quorum.PromotePolicy;
import io.vedette.quorum.Rules;
import io.vedette.sentinel.config.Secret;
import io.vedette.sentinel.config.WithoutQuorum;
import io.vedette.sentinel.state.GroupOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * One option of SENTINEL SET: how many values it takes, and what they make of a group. Empty is the answer to a value that cannot
 * be.
 */
record GroupSetting(int values, BiFunction<Draft, List<String>, Optional<Draft>> change) {
    /** A group under change. */
    record Draft(Rules rules, GroupOptions options) {
        Draft with(Rules changed) {
            return new Draft(changed, options);
        }

        Draft with(GroupOptions changed) {
            return new Draft(rules, changed);
        }
    }

    static final String NOTIFICATION_SCRIPT = "notification-script";
    static final String RECONFIG_SCRIPT = "client-reconfig-script";
    static final String HOOK = "pre-failover-hook";
    static final String AUTH_PASS = "auth-pass";
    static final String AUTH_USER = "auth-user";

    private static final Map<String, GroupSetting> ALL = all();

    static Optional<GroupSetting> named(String option) {
        return Optional.ofNullable(ALL.get(option.toLowerCase(Locale.ROOT)));
    }

    private static Map<String, GroupSetting> all() {
        Map<String, GroupSetting> all = new TreeMap<>();
        all.put("down-after-milliseconds", positive((rules, ms) -> rules.downAfterMs(ms)));
        all.put("failover-timeout", positive((rules, ms) -> rules.failoverTimeoutMs(ms)));
        all.put("parallel-syncs", positive((rules, n) -> rules.parallelSyncs(n.intValue())));
        all.put("quorum", positive((rules, n) -> rules.quorum(n.intValue())));
        GroupSetting reboot = number(0, (rules, ms) -> rules.masterRebootDownAfterMs(ms));
        all.put("master-reboot-down-after-period", reboot);
        all.put("primary-reboot-down-after-period", reboot);
        own(all);
        all.put(NOTIFICATION_SCRIPT, option(GroupOptions::withNotificationScript));
        all.put(RECONFIG_SCRIPT, option(GroupOptions::withReconfigScript));
        all.put(AUTH_PASS, option((options, password) -> options.withAuthPass(password.map(Secret::of))));
        all.put(AUTH_USER, option(GroupOptions::withAuthUser));
        all.put("rename-command", new GroupSetting(2, GroupSetting::rename));
        return all;
    }

    private static void own(Map<String, GroupSetting> all) {
        all.put("crash-detection", flag((rules, on) -> rules.crashDetection(on, rules.crashConfirmMs())));
        all.put("crash-confirm", number(0, (rules, ms) -> rules.crashDetection(rules.crashDetection(), ms)));
        all.put("witness-veto", flag((rules, on) -> rules.witnesses(on, rules.writeCanary())));
        all.put("write-canary", flag((rules, on) -> rules.witnesses(rules.witnessVeto(), on)));
        all.put("offset-tolerance", number(0, (rules, bytes) -> rules.promote(rules.promotePolicy(), bytes)));
        all.put(
                "promote",
                new GroupSetting(
                        1,
                        (draft, values) -> policy(values.get(0))
                                .map(policy -> draft.with(draft.rules()
                                        .promote(policy, draft.rules().offsetToleranceBytes())))));
        all.put(
                "without-quorum",
                new GroupSetting(
                        1,
                        (draft, values) -> WithoutQuorum.of(values.get(0))
                                .map(behaviour -> draft.with(draft.options().withWithoutQuorum(behaviour)))));
        all.put(HOOK, hook((hook, text) -> Optional.of(hook.asked(given(text)))));
        all.put(
                "pre-failover-hook-timeout",
                hook((hook, text) -> atLeast(1, text)
                        .filter(ms -> ms <= PreFailoverHook.LONGEST_MS)
                        .map(hook::withinMs)));
        all.put(
                "pre-failover-hook-unanswered",
                hook((hook, text) -> Optional.of(text.toLowerCase(Locale.ROOT))
                        .filter(word -> word.equals("hold") || word.equals("proceed"))
                        .map(word -> hook.holds(word.equals("hold")))));
        all.put("loss-budget", new GroupSetting(1, GroupSetting::lossBudget));
    }

    private static GroupSetting hook(BiFunction<PreFailoverHook, String, Optional<PreFailoverHook>> change) {
        return new GroupSetting(
                1,
                (draft, values) -> change.apply(draft.rules().hook(), values.get(0))
                        .map(hook -> draft.with(draft.rules().hook(hook))));
    }

    private static Optional<PromotePolicy> policy(String word) {
        return List.of(PromotePolicy.values()).stream()
                .filter(policy -> policy.name().equalsIgnoreCase(word))
                .findFirst();
    }

    /** An empty value takes the limit away. */
    private static Optional<Draft> lossBudget(Draft draft, List<String> values) {
        if (values.get(0).isEmpty()) {
            return Optional.of(draft.with(draft.rules().lossBudgetBytes(OptionalLong.empty())));
        }
        return atLeast(0, values.get(0))
                .map(bytes -> draft.with(draft.rules().lossBudgetBytes(OptionalLong.of(bytes))));
    }

    private static Optional<Draft> rename(Draft draft, List<String> values) {
        if (values.get(0).isEmpty() || values.get(1).isEmpty()) {
            return Optional.empty();
        }
        GroupOptions options = draft.options();
        return Optional.of(draft.with(options.withCommands(options.commands().with(values.get(0), values.get(1)))));
    }

    private static GroupSetting positive(BiFunction<Rules, Long, Rules> change) {
        return new GroupSetting(
                1,
                (draft, values) -> atLeast(1, values.get(0))
                        .filter(number -> number <= Integer.MAX_VALUE)
                        .map(number -> draft.with(change.apply(draft.rules(), number))));
    }

    private static GroupSetting number(long least, BiFunction<Rules, Long, Rules> change) {
        return new GroupSetting(
                1,
                (draft, values) ->
                        atLeast(least, values.get(0)).map(number -> draft.with(change.apply(draft.rules(), number))));
    }

    private static GroupSetting flag(BiFunction<Rules, Boolean, Rules> change) {
        return new GroupSetting(
                1, (draft, values) -> YesOrNo.of(values.get(0)).map(on -> draft.with(change.apply(draft.rules(), on))));
    }

    /** An empty value clears it. */
    private static GroupSetting option(BiFunction<GroupOptions, Optional<String>, GroupOptions> change) {
        return new GroupSetting(
                1, (draft, values) -> Optional.of(draft.with(change.apply(draft.options(), given(values.get(0))))));
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(some -> !some.isEmpty());
    }

    private static Optional<Long> atLeast(long least, String digits) {
        try {
            return Optional.of(Long.parseLong(digits)).filter(number -> number >= least);
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    static boolean isExecutable(Path script) {
        return Files.isExecutable(script) && Files.isRegularFile(script);
    }
}
