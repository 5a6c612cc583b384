package io.vedette.engine.script;

import static io.vedette.engine.lua.Nil.NIL;

import io.vedette.engine.client.Session;
import io.vedette.engine.command.CommandError;
import io.vedette.engine.command.Services;
import io.vedette.engine.keyspace.Database;
import io.vedette.engine.lua.LuaError;
import io.vedette.engine.lua.Machine;
import io.vedette.engine.lua.Watch;
import io.vedette.resp.ReplyWriter;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one script that runs. A script that takes too long is stopped between two steps and taken up again and again, so
 * that its loop can tell others that the server is busy, and somebody can kill it; until it is over no time passes, and
 * nothing else touches the keys.
 *
 * <p>It cannot be stopped like that within a transaction, or while Java waits for something the script said: a
 * comparison of {@code table.sort}, a replacement of {@code string.gsub}, a metamethod. A script that takes several
 * times as long there is ended, since nobody could.
 */
public final class Execution implements Watch {
    /** Whose script. */
    public enum Kind {
        EVAL,
        FUNCTION
    }

    /** What is known of a script that runs. */
    public record Job(
            String name, Kind kind, boolean readOnly, Conditions conditions, Memory memory, List<byte[]> command) {}

    /** Whether a script runs where clients are refused. */
    public enum Conditions {
        /** It said nothing: it is refused where nobody may even read, and of its commands those that may not run. */
        UNTOLD,
        /** It said that it may: its commands are refused one by one. */
        ANY,
        /** It said what it needs, and that was not all: it is refused as a whole. */
        USUAL;

        static Conditions of(boolean told, Set<ScriptFlag> flags) {
            if (!told) {
                return UNTOLD;
            }
            return flags.contains(ScriptFlag.ALLOW_STALE) ? ANY : USUAL;
        }
    }

    /** What a script may do while memory is short. */
    public enum Memory {
        /** It said nothing: it runs, but may not begin to change anything with what takes memory. */
        UNTOLD,
        /** It said that it needs some: it is not run. */
        NEEDED,
        /** It said that it must run all the same, or that it changes nothing. */
        ALLOWED;

        static Memory of(boolean told, Set<ScriptFlag> flags) {
            if (flags.contains(ScriptFlag.ALLOW_OOM) || flags.contains(ScriptFlag.NO_WRITES)) {
                return ALLOWED;
            }
            return told ? NEEDED : UNTOLD;
        }
    }

    /** How a wish to kill ended. */
    public enum Kill {
        DONE,
        NOTHING_RUNS,
        HAS_WRITTEN,
        OTHER_KIND
    }

    static final String OUT_OF_MEMORY = "OOM command not allowed when used memory > 'maxmemory'.";

    private final Services services;
    private final InnerCalls calls;
    private final ScriptRandom random = new ScriptRandom();
    private ScriptHost host;
    private @Nullable Running running;
    private boolean killed;
    private boolean stuck;

    /** A script between its begin and its end. */
    private static final class Running {
        final Job job;
        final Machine.Run run;
        final Session session;
        final Database database;
        final boolean withinTransaction;
        boolean paused;

        Running(Job job, Machine.Run run, Session session) {
            this.job = job;
            this.run = run;
            this.session = session;
            this.database = session.database();
            this.withinTransaction = session.isExecuting();
        }
    }

    public Execution(ScriptHost host, Services services) {
        this.host = host;
        this.services = services;
        this.calls = new InnerCalls(this, services);
    }

    /** Who runs the commands of scripts. */
    public void host(ScriptHost other) {
        host = other;
    }

    ScriptHost host() {
        return host;
    }

    /** Whether commands that are not for scripts are refused, as they are unless a test wants it otherwise. */
    public void deny(boolean yes) {
        calls.deny(yes);
    }

    ScriptRandom random() {
        return random;
    }

    InnerCalls calls() {
        return calls;
    }

    /** The script that runs, or is stopped in the middle. */
    public @Nullable Job job() {
        return running == null ? null : running.job;
    }

    public long runsForMs() {
        return host.runsForMs();
    }

    /** Whether a script is stopped in the middle: nothing but {@link #goOn} may touch the keys. */
    public boolean isPaused() {
        return running != null && running.paused;
    }

    void begin(Job job, Machine.Run run, Session session, ReplyWriter reply) {
        boolean reading = job.conditions() == Conditions.UNTOLD || job.readOnly();
        String refusal = job.conditions() == Conditions.ANY ? null : host.refusal(session, reading);
        if (refusal != null) {
            throw new CommandError(refusal);
        }
        if (job.memory() == Memory.NEEDED && services.refusesGrowth()) {
            throw new CommandError(OUT_OF_MEMORY);
        }
        running = new Running(job, run, session);
        killed = false;
        stuck = false;
        session.executing(true);
        calls.begin(session, job);
        host.begins();
        step(running, reply);
    }

    /** Takes up the script that was stopped; whether it is over and answered. */
    public boolean goOn(ReplyWriter reply) {
        Running going = running;
        if (going == null) {
            throw new IllegalStateException("no script was stopped");
        }
        going.paused = false;
        step(going, reply);
        return running == null;
    }

    private void step(Running going, ReplyWriter reply) {
        boolean over = true;
        try {
            over = going.run.proceed();
            if (over) {
                answer(going, reply);
            }
        } catch (LuaError error) {
            reply.error(Errors.ofScript(error, going.job.name()));
        } finally {
            if (over) {
                end(going);
            } else {
                going.paused = true;
            }
        }
    }

    private void answer(Running going, ReplyWriter reply) {
        Object[] results = going.run.results();
        new ToReply(reply, calls.speaksResp3()).write(results.length == 0 ? NIL : results[0]);
    }

    private void end(Running ended) {
        running = null;
        calls.end();
        ended.session.select(ended.database);
        ended.session.executing(ended.withinTransaction);
    }

    /** SCRIPT KILL and FUNCTION KILL. */
    public Kill kill(Kind kind) {
        if (running == null) {
            return Kill.NOTHING_RUNS;
        }
        if (calls.hasWritten()) {
            return Kill.HAS_WRITTEN;
        }
        if (running.job.kind() != kind) {
            return Kill.OTHER_KIND;
        }
        killed = true;
        return Kill.DONE;
    }

    /** What others are told while such a script runs. */
    public static String busyText(Kind kind) {
        return "BUSY Redis is busy running a script. You can only call " + (kind == Kind.EVAL ? "SCRIPT" : "FUNCTION")
                + " KILL or SHUTDOWN NOSAVE.";
    }

    @Override
    public Verdict look(boolean pausable) {
        if (killed || stuck) {
            return Verdict.KILL;
        }
        if (!host.isOverdue()) {
            return Verdict.GO_ON;
        }
        if (pausable && running != null && !running.withinTransaction) {
            return Verdict.PAUSE;
        }
        stuck = host.isHopeless();
        return stuck ? Verdict.KILL : Verdict.GO_ON;
    }

    @Override
    public boolean hasRoom(long bytes) {
        return host.hasRoom(bytes);
    }

    @Override
    public Object lastWords() {
        if (stuck) {
            return Errors.table("Script ended by the server: it took several times the busy-reply-threshold where it "
                    + "cannot be interrupted, within a transaction, a metamethod or a function given to a library");
        }
        return Errors.table("Script killed by user with SCRIPT KILL...");
    }
}
