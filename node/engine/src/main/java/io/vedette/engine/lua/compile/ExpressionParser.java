package io.vedette.engine.lua.compile;

import io.vedette.engine.lua.LuaString;
import io.vedette.engine.lua.Nil;
import io.vedette.engine.lua.Op;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads expressions, by the strength of their operators. */
final class ExpressionParser {
    /** Binds stronger than any operator with two sides but the power. */
    private static final int UNARY = 8;

    private final TokenStream tokens;
    private final Scopes scopes;
    private final Parser parser;

    ExpressionParser(TokenStream tokens, Scopes scopes, Parser parser) {
        this.tokens = tokens;
        this.scopes = scopes;
        this.parser = parser;
    }

    /** An operator with two sides: how strongly it holds its left and its right one. */
    private record Operator(String text, int left, int right) {}

    private static final Operator[] OPERATORS = {
        new Operator("+", 6, 6), new Operator("-", 6, 6), new Operator("*", 7, 7), new Operator("/", 7, 7),
        new Operator("%", 7, 7), new Operator("^", 10, 9), new Operator("..", 5, 4), new Operator("~=", 3, 3),
        new Operator("==", 3, 3), new Operator("<", 3, 3), new Operator("<=", 3, 3), new Operator(">", 3, 3),
        new Operator(">=", 3, 3), new Operator("and", 2, 2), new Operator("or", 1, 1)
    };

    List<Expression> list() {
        List<Expression> list = new ArrayList<>();
        do {
            list.add(expression());
        } while (tokens.take(','));
        return list;
    }

    Expression expression() {
        return expression(0);
    }

    private Expression expression(int limit) {
        tokens.deeper();
        Expression left = unary();
        Operator operator = operator();
        while (operator != null && operator.left() > limit) {
            tokens.next();
            Expression right = expression(operator.right());
            left = combine(operator.text(), left, right, tokens.lastLine());
            operator = operator();
        }
        tokens.shallower();
        return left;
    }

    private @Nullable Operator operator() {
        Token token = tokens.peek();
        if (token.is(Kind.STRING) || token.is(Kind.NAME)) {
            return null;
        }
        for (Operator operator : OPERATORS) {
            if (operator.text().equals(token.text())) {
                return operator;
            }
        }
        return null;
    }

    private static Expression combine(String operator, Expression left, Expression right, int line) {
        return switch (operator) {
            case "+" -> new Operators.Arithmetic(line, Op.ADD, left, right);
            case "-" -> new Operators.Arithmetic(line, Op.SUB, left, right);
            case "*" -> new Operators.Arithmetic(line, Op.MUL, left, right);
            case "/" -> new Operators.Arithmetic(line, Op.DIV, left, right);
            case "%" -> new Operators.Arithmetic(line, Op.MOD, left, right);
            case "^" -> new Operators.Arithmetic(line, Op.POW, left, right);
            case ".." -> concatenation(line, left, right);
            case "==" -> new Operators.Comparison(line, Op.IF_EQ, left, right);
            case "~=" -> new Operators.Comparison(line, Op.UNLESS_EQ, left, right);
            case "<" -> new Operators.Comparison(line, Op.IF_LT, left, right);
            case ">" -> new Operators.Comparison(line, Op.IF_LT, right, left);
            case "<=" -> new Operators.Comparison(line, Op.IF_LE, left, right);
            case ">=" -> new Operators.Comparison(line, Op.IF_LE, right, left);
            default -> new Operators.Logical(line, operator.equals("and"), left, right);
        };
    }

    private static Expression concatenation(int line, Expression left, Expression right) {
        List<Expression> parts = new ArrayList<>();
        parts.add(left);
        if (right instanceof Operators.Concatenation more) {
            parts.addAll(more.parts());
        } else {
            parts.add(right);
        }
        return new Operators.Concatenation(line, parts);
    }

    private Expression unary() {
        Token token = tokens.peek();
        int op = token.is(Kind.NOT) ? Op.NOT : token.is('-') ? Op.NEGATE : token.is('#') ? Op.LENGTH : -1;
        if (op < 0) {
            return simple();
        }
        tokens.next();
        Expression of = expression(UNARY);
        if (op == Op.NEGATE
                && of instanceof Expressions.Constant constant
                && constant.value() instanceof Double number) {
            return new Expressions.Constant(token.line(), -number);
        }
        return new Operators.Unary(tokens.lastLine(), op, of);
    }

    private Expression simple() {
        Token token = tokens.peek();
        int line = token.line();
        switch (token.kind()) {
            case NUMBER -> {
                return constant(token.number());
            }
            case STRING -> {
                return constant(token.string());
            }
            case NIL -> {
                return constant(Nil.NIL);
            }
            case TRUE -> {
                return constant(true);
            }
            case FALSE -> {
                return constant(false);
            }
            case DOTS -> {
                if (!scopes.innermost().variadic) {
                    throw tokens.error("cannot use '...' outside a vararg function");
                }
                tokens.next();
                scopes.innermost().usesVarargs();
                return new Expressions.Varargs(line);
            }
            case FUNCTION -> {
                tokens.next();
                return parser.functionBody(false, line);
            }
            default -> {
                return token.is('{') ? table() : primary();
            }
        }
    }

    private Expression constant(Object value) {
        return new Expressions.Constant(tokens.next().line(), value);
    }

    /** A variable, or something in parentheses, with whatever is appended to it. */
    Expression primary() {
        Expression expression = prefix();
        while (true) {
            Token token = tokens.peek();
            if (token.is('.')) {
                tokens.next();
                Expression key = new Expressions.Constant(token.line(), LuaString.of(tokens.name()));
                expression = new Names.Index(tokens.lastLine(), expression, key);
            } else if (token.is('[')) {
                tokens.next();
                Expression key = expression();
                tokens.expect(']');
                expression = new Names.Index(tokens.lastLine(), expression, key);
            } else if (token.is(':')) {
                tokens.next();
                LuaString method = LuaString.of(tokens.name());
                expression = call(expression, method);
            } else if (token.is('(') || token.is(Kind.STRING) || token.is('{')) {
                expression = call(expression, null);
            } else {
                return expression;
            }
        }
    }

    private Expression prefix() {
        int line = tokens.line();
        if (tokens.is(Kind.NAME)) {
            return scopes.target(tokens.name(), line);
        }
        if (!tokens.take('(')) {
            throw tokens.error("unexpected symbol");
        }
        Expression inner = expression();
        tokens.expectClosing(')', '(', line);
        return new Expressions.Single(inner);
    }

    private Expression call(Expression function, @Nullable LuaString method) {
        int line = tokens.line();
        List<Expression> arguments;
        Token token = tokens.peek();
        if (token.is(Kind.STRING)) {
            arguments = List.of(constant(token.string()));
        } else if (token.is('{')) {
            arguments = List.of(table());
        } else if (token.is('(')) {
            if (line != tokens.lastLine()) {
                throw tokens.error("ambiguous syntax (function call x new statement)");
            }
            tokens.next();
            arguments = tokens.peek().is(')') ? List.of() : list();
            tokens.expectClosing(')', '(', line);
        } else {
            throw tokens.error("function arguments expected");
        }
        return new Expressions.Call(line, function, method, arguments);
    }

    private Expression table() {
        int line = tokens.line();
        tokens.expect('{');
        List<@Nullable Expression> keys = new ArrayList<>();
        List<Expression> values = new ArrayList<>();
        while (!tokens.peek().is('}')) {
            keys.add(key());
            values.add(expression());
            if (!tokens.take(',') && !tokens.take(';')) {
                break;
            }
        }
        tokens.expectClosing('}', '{', line);
        return new Expressions.Table(line, keys, values);
    }

    private @Nullable Expression key() {
        if (tokens.is(Kind.NAME) && tokens.second().is('=')) {
            Expression key = new Expressions.Constant(tokens.line(), LuaString.of(tokens.name()));
            tokens.next();
            return key;
        }
        if (!tokens.take('[')) {
            return null;
        }
        Expression key = expression();
        tokens.expect(']');
        tokens.expect('=');
        return key;
    }
}
