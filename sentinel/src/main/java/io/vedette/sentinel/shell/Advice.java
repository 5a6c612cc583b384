package io.vedette.sentinel.shell;

import io.vedette.quorum.Coordinator;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.view.GroupView;
import io.vedette.sentinel.advice.Advisor;
import io.vedette.sentinel.advice.Observations;
import io.vedette.sentinel.advice.Warning;
import io.vedette.sentinel.advice.WarningLog;
import io.vedette.sentinel.hook.Hooks;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes from group to group, a few each second, and has the log written; answers those who ask at once. */
public final class Advice {
    private static final Logger LOG = LoggerFactory.getLogger(Advice.class);
    private static final long STEP_MS = 1_000;

    /** So many steps make a round through all groups, however many these are. */
    private static final int STEPS = 5;

    private final Coordinator core;
    private final HelloDesk hellos;
    private final Hooks hooks;
    private final Observations observations;
    private final Advisor advisor;
    private final WarningLog log = new WarningLog(LOG::warn, LOG::info);
    private long timer = -1;
    private int step;

    Advice(Coordinator core, HelloDesk hellos, Hooks hooks, Observations observations) {
        this.core = core;
        this.hellos = hellos;
        this.hooks = hooks;
        this.observations = observations;
        this.advisor = new Advisor(observations);
    }

    void start(Vertx vertx) {
        timer = vertx.setPeriodic(STEP_MS, fired -> step());
    }

    void stop(Vertx vertx) {
        vertx.cancelTimer(timer);
    }

    private void step() {
        List<GroupName> groups = core.groups();
        long nowMs = Shell.clockMs();
        for (int i = step; i < groups.size(); i += STEPS) {
            core.view(groups.get(i), nowMs).ifPresent(group -> {
                lookAtHook(group);
                log.seen(group.name(), about(group), nowMs);
            });
        }
        step = (step + 1) % STEPS;
        if (step == 0) {
            log.only(groups);
        }
    }

    private void lookAtHook(GroupView group) {
        group.rules()
                .hook()
                .asked()
                .ifPresentOrElse(
                        hook -> hooks.missing(hook).onSuccess(missing -> observations.hookLacks(group.name(), missing)),
                        () -> observations.hookLacks(group.name(), Optional.empty()));
    }

    public List<Warning> about(GroupView group) {
        return advisor.about(group, hellos.ownAddresses(), Shell.clockMs());
    }
}
