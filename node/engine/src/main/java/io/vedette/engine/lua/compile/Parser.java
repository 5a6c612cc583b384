package io.vedette.engine.lua.compile;

import io.vedette.engine.lua.LuaString;
import io.vedette.engine.lua.Prototype;
import java.util.ArrayList;
import java.util.List;

/** Reads the statements of a chunk; expressions are read by {@link ExpressionParser}. */
public final class Parser {
    /** The variables that loops count with, which nobody can name. */
    private static final List<String> HIDDEN_OF_COUNTING = List.of("(for index)", "(for limit)", "(for step)");

    private static final List<String> HIDDEN_OF_EACH = List.of("(for generator)", "(for state)", "(for control)");

    private final TokenStream tokens;
    private final String source;
    private final Scopes scopes;
    private final ExpressionParser expressions;

    private Parser(String source, byte[] text) {
        this.source = source;
        tokens = new TokenStream(new Lexer(source, text));
        scopes = new Scopes(tokens);
        expressions = new ExpressionParser(tokens, scopes, this);
    }

    /** The code of a chunk; {@code source} is its name in messages. */
    public static Prototype compile(String source, byte[] text) {
        Parser parser = new Parser(source, text);
        FunctionBody main = parser.scopes.innermost();
        main.variadic = true;
        main.statements = parser.block();
        parser.tokens.expect(Kind.END_OF_CHUNK);
        main.lastLine = parser.tokens.line();
        return main.compile(parser.source);
    }

    /** The statements up to what ends the block; what they declare is visible in it alone. */
    private List<Statement> block() {
        FunctionBody function = scopes.innermost();
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
                if (scopes.innermost().loops == 0) {
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
        FunctionBody function = scopes.innermost();
        function.loops++;
        List<Statement> body = block();
        function.loops--;
        return body;
    }

    private Statement repeat(int line) {
        tokens.next();
        FunctionBody function = scopes.innermost();
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
        int before = scopes.innermost().visible();
        scopes.declare(HIDDEN_OF_COUNTING);
        Variable variable = scopes.declare(name);
        tokens.expect(Kind.DO);
        List<Statement> body = loopBody();
        scopes.innermost().leave(before);
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
        int before = scopes.innermost().visible();
        scopes.declare(HIDDEN_OF_EACH);
        List<Variable> variables = scopes.declare(names);
        tokens.expect(Kind.DO);
        List<Statement> body = loopBody();
        scopes.innermost().leave(before);
        tokens.expectClosing(Kind.END, Kind.FOR, line);
        return new Loops.Each(line, variables, generator, body);
    }

    private Statement functionStatement(int line) {
        tokens.next();
        Names.Target target = scopes.target(tokens.name(), line);
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
        Variable variable = scopes.declare(tokens.name());
        return new Statements.LocalFunction(line, variable, functionBody(false, tokens.line()));
    }

    private Statement local(int line) {
        List<String> names = new ArrayList<>();
        do {
            names.add(tokens.name());
        } while (tokens.take(','));
        List<Expression> values = tokens.take('=') ? expressions.list() : List.of();
        return new Statements.Local(line, scopes.declare(names), values);
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
        FunctionBody outer = scopes.innermost();
        FunctionBody body = scopes.enter(line);
        tokens.expect('(');
        if (method) {
            body.parameters.add(scopes.declare("self"));
        }
        parameters(body);
        tokens.expect(')');
        body.statements = block();
        body.lastLine = tokens.line();
        tokens.expectClosing(Kind.END, Kind.FUNCTION, line);
        scopes.backTo(outer);
        return new Expressions.Function(line, body);
    }

    private void parameters(FunctionBody body) {
        if (tokens.peek().is(')')) {
            return;
        }
        do {
            if (tokens.take(Kind.DOTS)) {
                body.variadic = true;
                body.argTable = scopes.declare("arg");
                return;
            }
            if (!tokens.is(Kind.NAME)) {
                throw tokens.error("<name> or '...' expected");
            }
            body.parameters.add(scopes.declare(tokens.name()));
        } while (tokens.take(','));
    }
}
