package io.vedette.sentinel.script;

import io.vedette.resp.process.Worker;
import io.vertx.core.Context;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The scripts waiting and running. At most so many wait and so many run at once; a failed one is tried again after a delay that
 * doubles; one that runs too long is killed. Several run side by side, so two events may reach their script in either order, as
 * with redis-sentinel. A full queue drops its oldest waiting script, and says so.
 *
 * <p>It keeps no timer: whoever owns it calls {@link #tend} at {@link #nextDeadlineMs}.
 */
public final class ScriptQueue {
    private static final Logger LOG = LoggerFactory.getLogger(ScriptQueue.class);

    private final ScriptLauncher launcher;
    private final BiConsumer<String, String> events;
    private final List<ScriptJob> jobs = new ArrayList<>();
    private ScriptLimits limits = ScriptLimits.DEFAULT;
    /** The latest time we were told; what comes back from processes is dated by it. */
    private long nowMs;

    /** @param events told {@code -script-error} and {@code -script-timeout} with their payloads */
    ScriptQueue(ScriptLauncher launcher, BiConsumer<String, String> events) {
        this.launcher = launcher;
        this.events = events;
    }

    /** A queue that runs processes of the system in {@code workingFolder}. */
    public static ScriptQueue ofProcesses(
            Context loop, Worker worker, File workingFolder, BiConsumer<String, String> events) {
        return new ScriptQueue(new ProcessLauncher(loop, worker, workingFolder), events);
    }

    public void limits(ScriptLimits changed) {
        limits = changed;
    }

    public ScriptLimits limits() {
        return limits;
    }

    public void schedule(List<String> argv, long now) {
        if (jobs.size() == limits.queued()) {
            dropOldest();
        }
        jobs.add(new ScriptJob(argv, now));
        tend(now);
    }

    private void dropOldest() {
        Optional<ScriptJob> oldest =
                jobs.stream().filter(ScriptJob::isScheduled).findFirst();
        oldest.ifPresent(job -> {
            LOG.warn("More than {} scripts wait; dropped the oldest: {}", limits.queued(), job.argv);
            jobs.remove(job);
        });
    }

    /** Kills what is overdue and starts what is due. */
    public void tend(long now) {
        nowMs = now;
        jobs.forEach(this::killIfOverdue);
        long free = limits.running() - runningCount();
        List<ScriptJob> due = jobs.stream()
                .filter(job -> job.isDue(now))
                .limit(Math.max(0, free))
                .toList();
        due.forEach(this::launch);
    }

    private void killIfOverdue(ScriptJob job) {
        if (job.state() instanceof ScriptJob.Running running
                && !running.overdue()
                && nowMs - running.sinceMs() > limits.maxRuntimeMs()) {
            job.overdue(running);
            events.accept(
                    "-script-timeout", job.path() + " " + running.process().pid());
            running.process().kill();
        }
    }

    private void launch(ScriptJob job) {
        job.launching();
        launcher.launch(job.argv, process -> launched(job, process), exit -> ended(job, exit));
    }

    private void launched(ScriptJob job, ScriptLauncher.Running process) {
        LOG.trace("+script-child {}", process.pid());
        job.launched(process, nowMs);
    }

    private void ended(ScriptJob job, ScriptExit exit) {
        if (job.state() instanceof ScriptJob.Running running) {
            LOG.trace("-script-child {} {}", running.process().pid(), exit.codeAndSignal());
        }
        boolean again = exit.isWorthRetrying() && job.retries() + 1 < limits.runs();
        if (again) {
            job.retryAt(nowMs + (limits.retryDelayMs() << job.retries()));
        } else {
            jobs.remove(job);
        }
        if (!again && !exit.isSuccess()) {
            events.accept("-script-error", job.path() + " " + exit.numbers());
        }
        tend(nowMs);
    }

    /** When {@link #tend} is wanted next; {@link Long#MAX_VALUE} when not at all. */
    public long nextDeadlineMs() {
        if (jobs.isEmpty()) {
            return Long.MAX_VALUE;
        }
        boolean full = runningCount() >= limits.running();
        return jobs.stream().mapToLong(job -> deadlineOf(job, full)).min().orElse(Long.MAX_VALUE);
    }

    private long deadlineOf(ScriptJob job, boolean full) {
        if (job.state() instanceof ScriptJob.Running running && !running.overdue()) {
            return running.sinceMs() + limits.maxRuntimeMs() + 1;
        }
        return job.state() instanceof ScriptJob.Scheduled scheduled && !full ? scheduled.atMs() : Long.MAX_VALUE;
    }

    public long runningCount() {
        return jobs.stream().filter(job -> !job.isScheduled()).count();
    }

    public List<PendingScript> pending(long now) {
        return jobs.stream().map(job -> shown(job, now)).toList();
    }

    private static PendingScript shown(ScriptJob job, long now) {
        if (job.state() instanceof ScriptJob.Running running) {
            return new PendingScript(job.argv, true, running.process().pid(), now - running.sinceMs(), job.retries());
        }
        long delay = job.state() instanceof ScriptJob.Scheduled scheduled ? Math.max(0, scheduled.atMs() - now) : 0;
        return new PendingScript(job.argv, false, 0, delay, job.retries());
    }

    public int size() {
        return jobs.size();
    }
}
