package io.vedette.engine.lua.compile;

import io.vedette.engine.lua.Op;
import io.vedette.engine.lua.Prototype;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A function as the parser sees it: whose names are visible in it, and what it is made of. */
final class FunctionBody {
    /** Limits of Lua 5.1. */
    static final int MOST_LOCALS = 200;

    static final int MOST_UPVALUES = 60;

    private final @Nullable FunctionBody outer;
    final int firstLine;
    final List<Variable> parameters = new ArrayList<>();
    private final List<Variable> visible = new ArrayList<>();
    private final Map<String, Integer> upvalueIndex = new LinkedHashMap<>();
    private final List<Integer> upvalueOfOuter = new ArrayList<>();
    private final List<@Nullable Variable> upvalueVariable = new ArrayList<>();

    /** Whether there are arguments without a name. */
    boolean variadic;

    /** The variable {@code arg} of old, unless the function says {@code ...} itself. */
    @Nullable
    Variable argTable;

    private boolean needsArgTable = true;
    List<Statement> statements = List.of();
    int lastLine;
    int loops;

    FunctionBody(@Nullable FunctionBody outer, int firstLine) {
        this.outer = outer;
        this.firstLine = firstLine;
    }

    /** It says {@code ...}, so it does without the table of old. */
    void usesVarargs() {
        needsArgTable = false;
    }

    int visible() {
        return visible.size();
    }

    boolean declare(Variable variable) {
        visible.add(variable);
        return visible.size() <= MOST_LOCALS;
    }

    /** The end of a block: forgets what was declared since. */
    void leave(int visibleBefore) {
        visible.subList(visibleBefore, visible.size()).clear();
    }

    @Nullable
    Variable local(String name) {
        for (int i = visible.size() - 1; i >= 0; i--) {
            if (visible.get(i).name().equals(name)) {
                return visible.get(i);
            }
        }
        return null;
    }

    /** The number of the outer variable of this name, or -1. */
    int upvalue(String name) {
        Integer known = upvalueIndex.get(name);
        if (known != null) {
            return known;
        }
        if (outer == null) {
            return -1;
        }
        Variable variable = outer.local(name);
        int beyond = variable == null ? outer.upvalue(name) : 0;
        if (variable == null && beyond < 0) {
            return -1;
        }
        if (variable != null) {
            variable.capture();
        }
        upvalueVariable.add(variable);
        upvalueOfOuter.add(beyond);
        upvalueIndex.put(name, upvalueVariable.size() - 1);
        return upvalueVariable.size() - 1;
    }

    int upvalues() {
        return upvalueVariable.size();
    }

    private int[] upvalueSources() {
        int[] sources = new int[upvalueVariable.size()];
        for (int i = 0; i < sources.length; i++) {
            Variable variable = upvalueVariable.get(i);
            sources[i] = variable == null ? ~upvalueOfOuter.get(i) : variable.register();
        }
        return sources;
    }

    /** Compiles it; to be called while the variables around it still have their registers. */
    Prototype compile(String source) {
        Emitter emitter = new Emitter(source);
        for (Variable parameter : parameters) {
            emitter.declare(parameter);
        }
        if (argTable != null) {
            emitter.line(firstLine);
            int register = emitter.next();
            if (needsArgTable) {
                emitter.emit(Op.ARG_TABLE, register, 0, 0);
            } else {
                emitter.emit(Op.NILS, register, register, 0);
            }
            emitter.declare(argTable);
        }
        for (Statement statement : statements) {
            emitter.statement(statement);
        }
        emitter.line(lastLine);
        emitter.emit(Op.RETURN, 0, 0, 0);
        return emitter.finish(parameters.size(), variadic, upvalueSources());
    }
}
