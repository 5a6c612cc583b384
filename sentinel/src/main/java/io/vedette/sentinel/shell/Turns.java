package io.vedette.sentinel.shell;

import io.vedette.quorum.Coordinator;
import io.vedette.quorum.Effect;
import io.vedette.quorum.Event;
import io.vedette.sentinel.link.Links;
import io.vedette.sentinel.script.ScriptQueue;
import io.vertx.core.internal.ContextInternal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loop around the core: an event in, its effects carried out in order, what they said sent, the next deadline armed. An event that an
 * effect causes at once waits until the effects before it are done.
 *
 * <p>When the core throws, an invariant is broken and nothing it would say next can be believed: the process ends, and is better
 * restarted from what is on disk.
 */
final class Turns {
    private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

    /** EX_SOFTWARE. */
    private static final int BROKEN = 70;

    /** A timer that comes later than this was not late by chance. */
    private static final long BLIND_MS = 20;

    private final Coordinator core;
    private final EffectTable effects;
    private final Links links;
    private final ScriptQueue scripts;
    private final Surroundings surroundings;
    private final DeadlineTimer timer;
    private final DeadlineTimer scriptTimer;
    private final Deque<Event> happened = new ArrayDeque<>();
    private final Runnable draining = this::drain;
    private final Rest rest;
    private boolean busy;

    Turns(Coordinator core, EffectTable effects, Links links, ScriptQueue scripts, Surroundings surroundings) {
        this.core = core;
        this.effects = effects;
        this.links = links;
        this.scripts = scripts;
        this.surroundings = surroundings;
        this.timer = new DeadlineTimer(surroundings.vertx(), Shell::clockMs, this::deadline);
        this.scriptTimer = new DeadlineTimer(surroundings.vertx(), Shell::clockMs, late -> tendScripts());
        this.rest = new Rest(
                ((ContextInternal) surroundings.loop()).nettyEventLoop(),
                () -> links.open() >= Rest.FEWEST_LINKS && core.isAtPeace(),
                () -> LockSupport.parkNanos(Rest.NANOS));
    }

    void start() {
        guarded(() -> carryOut(core.start(Shell.clockMs())));
    }

    void stop() {
        timer.stop();
        scriptTimer.stop();
    }

    /** Something happened. On the loop only. */
    void on(Event event) {
        happened.addLast(event);
        if (!busy) {
            guarded(draining);
            rest.deserved();
        }
    }

    private void drain() {
        for (Event next = happened.pollFirst(); next != null; next = happened.pollFirst()) {
            carryOut(core.on(next, Shell.clockMs()));
        }
    }

    private void carryOut(List<Effect> wanted) {
        for (Effect effect : wanted) {
            effects.carryOut(effect);
        }
    }

    private void guarded(Runnable work) {
        busy = true;
        try {
            work.run();
            drain();
            links.flush();
        } catch (RuntimeException broken) {
            LOG.error("The core is broken and must not go on; restart from what is on disk and report this", broken);
            surroundings.halt().accept(BROKEN);
        } finally {
            busy = false;
        }
        timer.at(core.nextDeadlineMs());
        scriptTimer.at(scripts.nextDeadlineMs());
    }

    private void deadline(long lateMs) {
        surroundings.watch().late(lateMs);
        if (lateMs > BLIND_MS) {
            on(new Event.LoopWasBlind(lateMs));
        }
        on(new Event.Timer());
    }

    private void tendScripts() {
        scripts.tend(Shell.clockMs());
        scriptTimer.at(scripts.nextDeadlineMs());
    }
}
