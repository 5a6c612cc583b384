package io.vedette.quorum.group;

import io.vedette.quorum.Effect;
import io.vedette.quorum.Event;
import io.vedette.quorum.HookAnswer;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.PreFailoverHook;
import io.vedette.quorum.failover.FlightRecord;
import io.vedette.quorum.failover.Idle;
import io.vedette.quorum.failover.Objections;
import io.vedette.quorum.group.Consent.Asked;
import io.vedette.quorum.group.Consent.Withheld;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Asks the operator's own program whether a failover may begin here, when nothing else objects any more: before the election, so that a
 * slow answer costs the time of whoever asked and not that of an elected leader. A veto is asked about again and again while the master
 * stays down. An operator's order is not asked about, and neither is whether somebody else may lead.
 */
final class PreFailover {
    /** Between a veto and the next question. */
    static final long AGAIN_MS = 5_000;

    /** A consent older than this is asked for anew: an election may have been lost meanwhile. */
    static final long KEPT_MS = 10_000;

    private final Ward ward;
    private long lastNumber;

    PreFailover(Ward ward) {
        this.ward = ward;
    }

    /** Asks, where somebody is to be asked and it is time for it. */
    void ask(Group group, long nowMs) {
        PreFailoverHook hook = group.rules().hook();
        if (hook.asked().isEmpty()) {
            return;
        }
        if (!group.standing().isOdown()) {
            forget(group);
            return;
        }
        if (consent(group).state() instanceof Asked asked && nowMs >= asked.untilMs()) {
            unanswered(group, "no answer within " + hook.withinMs() + " ms", nowMs);
        }
        if (!consent(group).isWanted(nowMs) || !isReady(group, nowMs)) {
            return;
        }
        best(group, nowMs).ifPresent(candidate -> {
            long number = ++lastNumber;
            consent(group, consent(group).ask(number, nowMs, nowMs + hook.withinMs()));
            ward.self()
                    .outbox()
                    .emit(new Effect.AskHook(
                            group.name(),
                            number,
                            hook.asked().get(),
                            ward.announcer().shown(group.master()),
                            ward.announcer().shown(candidate),
                            evidence(group, nowMs),
                            hook.withinMs()));
        });
    }

    private boolean isReady(Group group, long nowMs) {
        return group.failover() instanceof Idle idle
                && nowMs >= idle.notBeforeMs()
                && group.proceedings().demand().isEmpty()
                && new ObjectionFinder(group, ward).findOthers(nowMs).isEmpty();
    }

    private static Optional<HostPort> best(Group group, long nowMs) {
        return new Census(group)
                .ranking(infos -> true, List.of(), Optional.empty(), nowMs)
                .best();
    }

    private List<String> evidence(Group group, long nowMs) {
        return ward.judge().evidence(group, nowMs).stream()
                .map(found -> found.describe(nowMs))
                .toList();
    }

    private void forget(Group group) {
        endVeto(group);
        consent(group, Consent.NONE);
    }

    private void endVeto(Group group) {
        if (consent(group).vetoes().any()) {
            ward.announcer().warn(group, "-failover-veto", ward.announcer().master(group));
        }
    }

    void answered(Group group, Event.HookAnswered answered, long nowMs) {
        if (!consent(group).isAsked(answered.number())) {
            return;
        }
        if (answered.answer() instanceof HookAnswer.Veto veto) {
            withhold(group, veto.reason(), nowMs);
        } else if (answered.answer() instanceof HookAnswer.None none) {
            unanswered(group, none.why(), nowMs);
        } else {
            give(group, nowMs);
        }
    }

    private void unanswered(Group group, String why, long nowMs) {
        ward.announcer()
                .warn(group, "-pre-failover-hook-unanswered", ward.announcer().master(group) + " " + brief(why));
        if (group.rules().hook().holds()) {
            withhold(group, "it gave no answer, which holds: " + why, nowMs);
        } else {
            give(group, nowMs);
        }
    }

    private void give(Group group, long nowMs) {
        endVeto(group);
        consent(group, consent(group).give(nowMs + KEPT_MS));
    }

    /** The same reason once more is no news. */
    private void withhold(Group group, String told, long nowMs) {
        Consent before = consent(group);
        String reason = brief(told);
        consent(group, before.withhold(reason, nowMs, nowMs + AGAIN_MS));
        if (before.vetoes().any() && before.vetoes().last().equals(reason)) {
            return;
        }
        ward.announcer().warn(group, "+failover-veto", ward.announcer().master(group) + " " + reason);
        long sinceMs = ((Asked) before.state()).sinceMs();
        ward.self()
                .outbox()
                .emit(new Effect.KeepFlight(new FlightRecord(
                        group.name(),
                        group.configEpoch(),
                        group.master(),
                        Optional.empty(),
                        sinceMs,
                        nowMs,
                        evidence(group, nowMs),
                        List.of(new FlightRecord.Phase(
                                group.failover().name(), sinceMs, "the pre-failover hook is asked")),
                        "vetoed by the pre-failover hook: " + reason,
                        OptionalLong.empty())));
    }

    private static String brief(String told) {
        return told.substring(0, Math.min(told.length(), Limits.MAX_REASON_CHARS));
    }

    /** What the hook has against a failover now, or that it has not spoken yet. */
    void object(Group group, Objections.Collector found, long nowMs) {
        if (group.rules().hook().asked().isEmpty() || !group.standing().isOdown()) {
            return;
        }
        Consent consent = consent(group);
        if (consent.state() instanceof Asked asked) {
            found.veto("the pre-failover hook is asked" + before(consent), asked.untilMs());
        } else if (consent.state() instanceof Withheld withheld && !consent.isWanted(nowMs)) {
            found.veto(
                    "the pre-failover hook: " + withheld.reason() + " (asked again in " + (withheld.untilMs() - nowMs)
                            + " ms)",
                    withheld.untilMs());
        } else if (!consent.isGiven(nowMs)) {
            found.veto("the pre-failover hook is to be asked" + before(consent), readyMs(group, nowMs));
        }
    }

    private static String before(Consent consent) {
        return consent.vetoes().any()
                ? ", its last word was: " + consent.vetoes().last()
                : "";
    }

    /** Everything else that could keep it from being asked objects for itself. */
    private static long readyMs(Group group, long nowMs) {
        return group.failover() instanceof Idle idle && idle.notBeforeMs() > nowMs
                ? idle.notBeforeMs()
                : Long.MAX_VALUE;
    }

    private static Consent consent(Group group) {
        return group.standing().consent();
    }

    private static void consent(Group group, Consent now) {
        group.standing().consent(now);
    }
}
