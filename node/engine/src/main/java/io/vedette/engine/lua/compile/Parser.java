package io.vedette.engine.lua.compile;

import io.vedette.engine.lua.LuaString;
import io.vedette.engine.lua.Prototype;
import java.util.ArrayList;
import java.util.List;

/** Reads the statements of a chunk; expressions are read by {@link ExpressionParser}. */
public final class Parser {
    private final TokenStream tokens;
    private final String source;
    private final ExpressionParser expressions;
    private FunctionBody function;

    private Parser(String source, byte[] text) {
        this.source = source;
        tokens = new TokenStream(new Lexer(source, text));
        function = new FunctionBody(null, 0);
        function.variadic = true;
        expressions = new ExpressionParser(tokens, this);
    }

    /** The code of a chunk; {@code source} is its name in messages. */
    public static Prototype compile(String source, byte[] text) {
        Parser parser = new Parser(source, text);
        FunctionBody main = parser.function;
        main.statements = parser.block();
        parser.tokens.expect(Kind.END_OF_CHUNK);
        main.lastLine = parser.tokens.line();
        return main.compile(parser.source);
    }

    FunctionBody function() {
        return function;
    }

    /** The statements up to what ends the block; what they declare is visible in it alone. */
    private List<Statement> block() {
        int before = function.visible();
        List<Statement> statements = statements();
        function.leave(before);
        return statements;
    }

    private List<Statement> statements() {
        List<Statement> statements = new ArrayList<>();
        tokens.deeper();
        boolean last = false;
        while (!last && !tokens.peek().endsBlock()) {
            last = tokens.is(Kind.RETURN) || tokens.is(Kind.BREAK);
            statements.add(statement());
            tokens.take(';');
        }
        tokens.shallower();
        return statements;
    }

    private Statement statement() {
        int line = tokens.line();
        switch (tokens.peek().kind()) {
            case IF -> {
                return conditional(line);
            }
            case WHILE -> {
                tokens.next();
                Expression condition = expressions.expression();
                tokens.expect(Kind.DO);
                List<Statement> body = loopBody();
                tokens.expectClosing(Kind.END, Kind.WHILE, line);
                return new Loops.While(line, condition, body);
            }
            case DO -> {
                tokens.next();
                List<Statement> body = block();
                tokens.expectClosing(Kind.END, Kind.DO, line);
                return new Statements.Block(line, body);
            }
            case FOR -> {
                return loop(line);
            }
            case REPEAT -> {
                return repeat(line);
            }
            case FUNCTION -> {
                return functionStatement(line);
            }
            case LOCAL -> {
                tokens.next();
                return tokens.take(Kind.FUNCTION) ? localFunction(line) : local(line);
            }
            case RETURN -> {
                return result(line);
            }
            case BREAK -> {
                tokens.next();
                if (function.loops == 0) {
                    throw tokens.error("no loop to break");
                }
                return new Statements.Break(line);
            }
            default -> {
                return expressionStatement(line);
            }
        }
    }

    private Statement conditional(int line) {
        List<Expression> conditions = new ArrayList<>();
        List<List<Statement>> blocks = new ArrayList<>();
        do {
            tokens.next();
            conditions.add(expressions.expression());
            tokens.expect(Kind.THEN);
            blocks.add(block());
        } while (tokens.is(Kind.ELSEIF));
        if (tokens.take(Kind.ELSE)) {
            blocks.add(block());
        }
        tokens.expectClosing(Kind.END, Kind.IF, line);
        return new Statements.If(line, conditions, blocks);
    }

    private List<Statement> loopBody() {
        function.loops++;
        List<Statement> body = block();
        function.loops--;
        return body;
    }

    private Statement repeat(int line) {
        tokens.next();
        int before = function.visible();
        function.loops++;
        List<Statement> body = statements();
        function.loops--;
        tokens.expectClosing(Kind.UNTIL, Kind.REPEAT, line);
        Expression until = expressions.expression();
        function.leave(before);
        return new Loops.Repeat(line, body, until);
    }

    private Statement loop(int line) {
        tokens.next();
        String first = tokens.name();
        if (tokens.peek().is('=')) {
            return counting(line, first);
        }
        if (tokens.peek().is(',') || tokens.is(Kind.IN)) {
            return each(line, first);
        }
        throw tokens.error("'=' or 'in' expected");
    }

    private Statement counting(int line, String name) {
        tokens.next();
        List<Expression> bounds = new ArrayList<>();
        bounds.add(single(expressions.expression()));
        tokens.expect(',');
        bounds.add(single(expressions.expression()));
        bounds.add(tokens.take(',') ? single(expressions.expression()) : new Expressions.Constant(line, 1.0));
        int before = hidden("(for index)", "(for limit)", "(for step)");
        Variable variable = declare(name);
        tokens.expect(Kind.DO);
        List<Statement> body = loopBody();
        function.leave(before);
        tokens.expectClosing(Kind.END, Kind.FOR, line);
        return new Loops.Counting(line, variable, bounds, body);
    }

    private static Expression single(Expression value) {
        return value.isMany() ? new Expressions.Single(value) : value;
    }

    private Statement each(int line, String first) {
        List<String> names = new ArrayList<>(List.of(first));
        while (tokens.take(',')) {
            names.add(tokens.name());
        }
        tokens.expect(Kind.IN);
        List<Expression> generator = expressions.list();
        int before = hidden("(for generator)", "(for state)", "(for control)");
        List<Variable> variables = new ArrayList<>();
        for (String name : names) {
            variables.add(declare(name));
        }
        tokens.expect(Kind.DO);
        List<Statement> body = loopBody();
        function.leave(before);
        tokens.expectClosing(Kind.END, Kind.FOR, line);
        return new Loops.Each(line, variables, generator, body);
    }

    /** Loops take three variables that nobody can name; gives how many were visible before. */
    private int hidden(String... names) {
        int before = function.visible();
        for (String name : names) {
            declare(name);
        }
        return before;
    }

    private Variable declare(String name) {
        Variable variable = new Variable(name);
        if (!function.declare(variable)) {
            throw tooMany(FunctionBody.MOST_LOCALS, "local variables");
        }
        return variable;
    }

    SyntaxError tooMany(int limit, String what) {
        String where = function.firstLine == 0 ? "main function" : "function at line " + function.firstLine;
        return tokens.errorHere(where + " has more than " + limit + " " + what);
    }

    private Statement functionStatement(int line) {
        tokens.next();
        Names.Target target = expressions.variable(tokens.name(), line);
        boolean method = false;
        while (tokens.peek().is('.') || tokens.peek().is(':')) {
            method = tokens.peek().is(':');
            tokens.next();
            LuaString key = LuaString.of(tokens.name());
            target = new Names.Index(line, target, new Expressions.Constant(line, key));
            if (method) {
                break;
            }
        }
        Expression body = functionBody(method, line);
        return new Statements.Assignment(line, List.of(target), List.of(body));
    }

    private Statement localFunction(int line) {
        Variable variable = declare(tokens.name());
        return new Statements.LocalFunction(line, variable, functionBody(false, tokens.line()));
    }

    private Statement local(int line) {
        List<String> names = new ArrayList<>();
        do {
            names.add(tokens.name());
        } while (tokens.take(','));
        List<Expression> values = tokens.take('=') ? expressions.list() : List.of();
        List<Variable> variables = new ArrayList<>();
        for (String name : names) {
            variables.add(declare(name));
        }
        return new Statements.Local(line, variables, values);
    }

    private Statement result(int line) {
        tokens.next();
        boolean nothing = tokens.peek().endsBlock() || tokens.peek().is(';');
        List<Expression> values = nothing ? List.of() : expressions.list();
        return new Statements.Return(line, values);
    }

    private Statement expressionStatement(int line) {
        Expression first = expressions.primary();
        if (first instanceof Expressions.Call call
                && !tokens.peek().is('=')
                && !tokens.peek().is(',')) {
            return new Statements.Call(line, call);
        }
        List<Names.Target> targets = new ArrayList<>();
        targets.add(target(first));
        while (tokens.take(',')) {
            targets.add(target(expressions.primary()));
        }
        tokens.expect('=');
        return new Statements.Assignment(line, targets, expressions.list());
    }

    private Names.Target target(Expression expression) {
        if (expression instanceof Names.Target target) {
            return target;
        }
        throw tokens.error("syntax error");
    }

    /** Parameters and body of a function; the word {@code function} was read. */
    Expressions.Function functionBody(boolean method, int line) {
        FunctionBody outer = function;
        FunctionBody body = new FunctionBody(outer, line);
        function = body;
        tokens.expect('(');
        if (method) {
            body.parameters.add(declare("self"));
        }
        parameters(body);
        tokens.expect(')');
        body.statements = block();
        body.lastLine = tokens.line();
        tokens.expectClosing(Kind.END, Kind.FUNCTION, line);
        function = outer;
        return new Expressions.Function(line, body);
    }

    private void parameters(FunctionBody body) {
        if (tokens.peek().is(')')) {
            return;
        }
        do {
            if (tokens.take(Kind.DOTS)) {
                body.variadic = true;
                body.argTable = declare("arg");
                return;
            }
            if (!tokens.is(Kind.NAME)) {
                throw tokens.error("<name> or '...' expected");
            }
            body.parameters.add(declare(tokens.name()));
        } while (tokens.take(','));
    }
}
