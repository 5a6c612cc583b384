package io.vedette.engine.script;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.vedette.engine.client.Session;
import io.vedette.engine.command.CommandError;
import io.vedette.resp.ReplyWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The scripts of EVAL: those that are kept, by their digest, and the interpreter they run in. The interpreter is made
 * for the first script, so a node that never sees one neither waits for it nor pays for it.
 */
public final class Scripts {
    private static final int DIGEST = 40;
    private static final int FIRST_KEY = 3;

    private final Execution execution;
    private final Map<String, Script> known = new LinkedHashMap<>();
    private long bytes;
    private @Nullable EvalRuntime runtime;

    public Scripts(Execution execution) {
        this.execution = execution;
    }

    /** EVAL. */
    public void eval(byte[] text, Invocation invocation) {
        run(load(text), invocation);
    }

    /** EVALSHA. */
    public void evalDigest(byte[] digest, Invocation invocation) {
        Script script = known.get(new String(digest, ISO_8859_1).toLowerCase(Locale.ROOT));
        if (digest.length != DIGEST || script == null) {
            throw new CommandError("NOSCRIPT No matching script. Please use EVAL.");
        }
        run(script, invocation);
    }

    /** SCRIPT LOAD; gives the digest. */
    public String keep(byte[] text) {
        return load(text).digest();
    }

    public boolean knows(byte[] digest) {
        return known.containsKey(new String(digest, ISO_8859_1).toLowerCase(Locale.ROOT));
    }

    /** Whether a script of this text says of itself that it does not write. */
    public boolean readsOnly(byte[] text) {
        try {
            return Shebang.of(text).flags().contains(ScriptFlag.NO_WRITES);
        } catch (CommandError wrong) {
            return false;
        }
    }

    /** The same of one that is kept. */
    public boolean knownReadsOnly(byte[] digest) {
        Script script = known.get(new String(digest, ISO_8859_1).toLowerCase(Locale.ROOT));
        return script != null && script.shebang().flags().contains(ScriptFlag.NO_WRITES);
    }

    public int count() {
        return known.size();
    }

    /** What the texts of all would take. */
    public long bytes() {
        return bytes;
    }

    /** Forgets all, and the interpreter with them. */
    public void flush() {
        known.clear();
        bytes = 0;
        runtime = null;
    }

    private Script load(byte[] text) {
        String digest = Sha1.hex(text);
        Script script = known.get(digest);
        if (script == null) {
            Shebang shebang = Shebang.of(text);
            script = new Script(digest, shebang, runtime().compile(text, shebang.length()));
            known.put(digest, script);
            bytes += text.length;
        }
        return script;
    }

    private void run(Script script, Invocation invocation) {
        Shebang shebang = script.shebang();
        boolean mayNotWrite = shebang.flags().contains(ScriptFlag.NO_WRITES);
        if (shebang.present() && invocation.readOnly() && !mayNotWrite) {
            throw new CommandError("ERR Can not execute a script with write flag using *_ro command.");
        }
        EvalRuntime evaluating = runtime();
        evaluating.arguments(invocation.keys(), invocation.arguments());
        execution.begin(
                new Execution.Job(
                        script.digest(),
                        Execution.Kind.EVAL,
                        invocation.readOnly() || mayNotWrite,
                        Execution.Conditions.of(shebang.present(), shebang.flags()),
                        Execution.Memory.of(shebang.present(), shebang.flags()),
                        invocation.command()),
                evaluating.machine().start(script.function()),
                invocation.session(),
                invocation.reply());
    }

    private EvalRuntime runtime() {
        EvalRuntime made = runtime;
        if (made == null) {
            made = new EvalRuntime(execution);
            runtime = made;
        }
        return made;
    }

    /**
     * How a client calls a script.
     *
     * @param command its words: its name, the script, how many keys, keys, arguments
     */
    public record Invocation(Session session, ReplyWriter reply, List<byte[]> command, int keyCount, boolean readOnly) {

        List<byte[]> keys() {
            return command.subList(FIRST_KEY, FIRST_KEY + keyCount);
        }

        List<byte[]> arguments() {
            return command.subList(FIRST_KEY + keyCount, command.size());
        }
    }
}
