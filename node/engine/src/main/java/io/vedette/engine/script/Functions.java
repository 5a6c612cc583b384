package io.vedette.engine.script;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.vedette.engine.command.CommandError;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The libraries of functions, by their names; the interpreter is made for the first. */
public final class Functions {
    private final Execution execution;
    private final Map<String, FunctionLibrary> libraries = new LinkedHashMap<>();
    private @Nullable FunctionRuntime runtime;

    public Functions(Execution execution) {
        this.execution = execution;
    }

    public Collection<FunctionLibrary> libraries() {
        return libraries.values();
    }

    /** What the texts of all libraries take. */
    public long bytes() {
        return libraries.values().stream()
                .mapToLong(library -> library.code().length)
                .sum();
    }

    public int count() {
        return libraries.values().stream()
                .mapToInt(library -> library.functions().size())
                .sum();
    }

    /** FUNCTION LOAD; gives the name. */
    public String load(byte[] code, boolean replace) {
        String name = FunctionLibrary.nameIn(new String(code, ISO_8859_1));
        if (libraries.containsKey(name) && !replace) {
            throw new CommandError("ERR Library '" + name + "' already exists");
        }
        FunctionLibrary library = runtime().load(name, code);
        for (FunctionLibrary.Function function : library.functions()) {
            FunctionLibrary owner = owner(function.name());
            if (owner != null && !owner.name().equals(name)) {
                throw new CommandError("ERR Function " + function.name() + " already exists");
            }
        }
        libraries.put(name, library);
        return name;
    }

    /** Puts libraries of these texts in the place of all; throws, and changes nothing, if one of them is none. */
    public void replaceAll(List<byte[]> codes) {
        Functions fresh = new Functions(execution);
        codes.forEach(code -> fresh.load(code, false));
        libraries.clear();
        libraries.putAll(fresh.libraries);
        runtime = fresh.runtime;
    }

    /**
     * FUNCTION RESTORE: adds libraries of these texts, all or, where one of them cannot be, none.
     *
     * @param replacing whether those of the same names go
     */
    public void addAll(List<byte[]> codes, boolean replacing) {
        Functions others = new Functions(execution);
        codes.forEach(code -> others.load(code, false));
        for (FunctionLibrary library : others.libraries.values()) {
            if (libraries.containsKey(library.name()) && !replacing) {
                throw new CommandError("ERR Library " + library.name() + " already exists");
            }
            for (FunctionLibrary.Function function : library.functions()) {
                FunctionLibrary owner = owner(function.name());
                if (owner != null && !others.libraries.containsKey(owner.name())) {
                    throw new CommandError("ERR Function " + function.name() + " already exists");
                }
            }
        }
        others.libraries.keySet().forEach(libraries::remove);
        codes.forEach(code -> load(code, false));
    }

    /** Whether it was there. */
    public boolean delete(String name) {
        return libraries.remove(name) != null;
    }

    public void flush() {
        libraries.clear();
        runtime = null;
    }

    /** The function of this name. */
    public FunctionLibrary.Function named(String name) {
        FunctionLibrary owner = owner(name);
        FunctionLibrary.Function function = owner == null ? null : owner.function(name);
        if (function == null) {
            throw new CommandError("ERR Function not found");
        }
        return function;
    }

    /** Whether there is a function of this name that says of itself that it does not write. */
    public boolean readsOnly(String name) {
        FunctionLibrary owner = owner(name);
        FunctionLibrary.Function function = owner == null ? null : owner.function(name);
        return function != null && function.flags().contains(ScriptFlag.NO_WRITES);
    }

    /** FCALL. */
    public void call(FunctionLibrary.Function function, Scripts.Invocation invocation) {
        boolean mayNotWrite = function.flags().contains(ScriptFlag.NO_WRITES);
        if (invocation.readOnly() && !mayNotWrite) {
            throw new CommandError("ERR Can not execute a script with write flag using *_ro command.");
        }
        execution.begin(
                new Execution.Job(
                        function.name(),
                        Execution.Kind.FUNCTION,
                        mayNotWrite,
                        Execution.Conditions.of(true, function.flags()),
                        Execution.Memory.of(true, function.flags()),
                        invocation.command()),
                runtime()
                        .machine()
                        .start(
                                function.body(),
                                EvalRuntime.table(invocation.keys()),
                                EvalRuntime.table(invocation.arguments())),
                invocation.session(),
                invocation.reply());
    }

    private @Nullable FunctionLibrary owner(String function) {
        for (FunctionLibrary library : libraries.values()) {
            if (library.function(function) != null) {
                return library;
            }
        }
        return null;
    }

    private FunctionRuntime runtime() {
        FunctionRuntime made = runtime;
        if (made == null) {
            made = new FunctionRuntime(execution);
            runtime = made;
        }
        return made;
    }
}
