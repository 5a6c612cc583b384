package io.vedette.engine.lua.compile;

import io.vedette.engine.lua.LuaString;
import java.util.ArrayList;
import java.util.List;

/**
 * The functions around the place that is being read, the innermost first, and so what a name means there: Lua decides
 * that while it reads, since nothing may be used before it is declared.
 */
final class Scopes {
    private final TokenStream tokens;
    private FunctionBody innermost = new FunctionBody(null, 0);

    Scopes(TokenStream tokens) {
        this.tokens = tokens;
    }

    FunctionBody innermost() {
        return innermost;
    }

    /** A function begins within the innermost one. */
    FunctionBody enter(int line) {
        innermost = new FunctionBody(innermost, line);
        return innermost;
    }

    /** It ends, and we are again where it stands. */
    void backTo(FunctionBody outer) {
        innermost = outer;
    }

    Variable declare(String name) {
        Variable variable = new Variable(name);
        if (!innermost.declare(variable)) {
            throw tooMany(FunctionBody.MOST_LOCALS, "local variables");
        }
        return variable;
    }

    List<Variable> declare(List<String> names) {
        List<Variable> variables = new ArrayList<>();
        for (String name : names) {
            variables.add(declare(name));
        }
        return variables;
    }

    /** What a name means here: a variable of this function or of one around it, or a field of the environment. */
    Names.Target target(String name, int line) {
        Variable local = innermost.local(name);
        if (local != null) {
            return new Names.Local(line, local);
        }
        int outer = innermost.upvalue(name);
        if (innermost.upvalues() > FunctionBody.MOST_UPVALUES) {
            throw tooMany(FunctionBody.MOST_UPVALUES, "upvalues");
        }
        return outer >= 0 ? new Names.Outer(line, outer, name) : new Names.Global(line, LuaString.of(name));
    }

    private SyntaxError tooMany(int limit, String what) {
        String where = innermost.firstLine == 0 ? "main function" : "function at line " + innermost.firstLine;
        return tokens.errorHere(where + " has more than " + limit + " " + what);
    }
}
