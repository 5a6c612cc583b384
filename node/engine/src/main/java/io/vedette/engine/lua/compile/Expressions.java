package io.vedette.engine.lua.compile;

import io.vedette.engine.lua.LuaString;
import io.vedette.engine.lua.Op;
import io.vedette.engine.lua.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Expressions that are no operators and no names. */
final class Expressions {
    private Expressions() {}

    static final class Constant extends Expression {
        private final Object value;

        Constant(int line, Object value) {
            super(line);
            this.value = value;
        }

        Object value() {
            return value;
        }

        @Override
        void into(Emitter e, int target) {
            e.line(line);
            e.emit(Op.MOVE, target, e.constant(value), 0);
        }

        @Override
        int operand(Emitter e) {
            return e.constant(value);
        }

        @Override
        void branch(Emitter e, boolean when, Emitter.Label to) {
            if (Types.truth(value) == when) {
                e.line(line);
                e.jump(to);
            }
        }
    }

    static final class Varargs extends Expression {
        Varargs(int line) {
            super(line);
        }

        @Override
        void into(Emitter e, int target) {
            many(e, target, 1);
        }

        @Override
        boolean isMany() {
            return true;
        }

        @Override
        void open(Emitter e) {
            e.emit(Op.VARARG, 0, Op.OPEN, 0);
        }

        @Override
        void many(Emitter e, int target, int count) {
            e.line(line);
            e.emit(Op.VARARG, target, count, 0);
        }
    }

    static final class Function extends Expression {
        private final FunctionBody body;

        Function(int line, FunctionBody body) {
            super(line);
            this.body = body;
        }

        @Override
        void into(Emitter e, int target) {
            int index = e.inner(body.compile(e.source()));
            e.line(body.lastLine);
            e.emit(Op.CLOSURE, target, index, 0);
        }
    }

    /** What stands in parentheses has one value. */
    static final class Single extends Expression {
        private final Expression whole;

        Single(Expression whole) {
            super(whole.line);
            this.whole = whole;
        }

        @Override
        void into(Emitter e, int target) {
            whole.into(e, target);
        }

        @Override
        int operand(Emitter e) {
            return whole.operand(e);
        }

        @Override
        boolean writesEarly() {
            return whole.writesEarly();
        }

        @Override
        void branch(Emitter e, boolean when, Emitter.Label to) {
            whole.branch(e, when, to);
        }

        @Override
        @Nullable
        String name() {
            return whole.name();
        }
    }

    static final class Call extends Expression {
        private final Expression function;
        private final @Nullable LuaString method;
        private final List<Expression> arguments;

        Call(int line, Expression function, @Nullable LuaString method, List<Expression> arguments) {
            super(line);
            this.function = function;
            this.method = method;
            this.arguments = arguments;
        }

        @Override
        void into(Emitter e, int target) {
            many(e, target, 1);
        }

        @Override
        int operand(Emitter e) {
            int base = e.next();
            call(e, Op.CALL, 1);
            e.release(base);
            return e.allocate();
        }

        @Override
        boolean isMany() {
            return true;
        }

        @Override
        void open(Emitter e) {
            int before = e.next();
            call(e, Op.CALL, Op.OPEN);
            e.release(before);
        }

        @Override
        void many(Emitter e, int target, int count) {
            int base = e.next();
            call(e, Op.CALL, count);
            e.release(base);
            e.reserve(count);
            for (int i = 0; i < count && target != base; i++) {
                e.emit(Op.MOVE, target + i, base + i, 0);
            }
        }

        /** As the last thing a function does. */
        void tail(Emitter e) {
            int before = e.next();
            call(e, Op.TAIL_CALL, 0);
            e.release(before);
            e.emit(Op.RETURN, 0, Op.OPEN, 0);
        }

        private void call(Emitter e, int op, int results) {
            int base = e.allocate();
            int first = 0;
            String name;
            if (method == null) {
                function.into(e, base);
                name = function.name();
            } else {
                int self = function.operand(e);
                e.release(base + 1);
                e.allocate();
                e.line(line);
                e.emit(Op.SELF, base, self, e.constant(method), function.name(), null);
                name = "method '" + method.latin() + "'";
                first = 1;
            }
            int count = Lists.push(e, arguments, first);
            e.line(line);
            e.emit(op, base, count, results, name, null);
        }
    }

    /** A table constructor. */
    static final class Table extends Expression {
        private static final int BATCH = 50;

        /** For each item its key, or null for the next number. */
        private final List<@Nullable Expression> keys;

        private final List<Expression> values;

        Table(int line, List<@Nullable Expression> keys, List<Expression> values) {
            super(line);
            this.keys = keys;
            this.values = values;
        }

        @Override
        void into(Emitter e, int target) {
            int table = e.allocate();
            int hash = (int) keys.stream().filter(key -> key != null).count();
            boolean open = !keys.isEmpty()
                    && keys.get(keys.size() - 1) == null
                    && values.get(values.size() - 1).isMany();
            e.line(line);
            e.emit(Op.NEW_TABLE, table, rounded(keys.size() - hash - (open ? 1 : 0)), rounded(hash));
            items(e, table, open);
            e.release(table);
            e.emit(Op.MOVE, target, table, 0);
        }

        private void items(Emitter e, int table, boolean open) {
            int stored = 0;
            int pending = 0;
            for (int i = 0; i < values.size(); i++) {
                Expression key = keys.get(i);
                if (key != null) {
                    field(e, table, key, values.get(i));
                    continue;
                }
                if (pending == BATCH) {
                    e.emit(Op.SET_LIST, table, stored + 1, pending);
                    stored += pending;
                    pending = 0;
                    e.release(table + 1);
                }
                if (open && i == values.size() - 1) {
                    values.get(i).open(e);
                } else {
                    values.get(i).into(e, e.allocate());
                    pending++;
                }
            }
            if (open || pending > 0) {
                e.emit(Op.SET_LIST, table, stored + 1, open ? ~pending : pending);
            }
        }

        private static void field(Emitter e, int table, Expression key, Expression value) {
            int before = e.next();
            int at = key.operand(e);
            int operand = value.operand(e);
            e.release(before);
            e.emit(Op.SET_INDEX, table, at, operand);
        }

        /** Sizes above 16 keep four bits, as Lua keeps them in an instruction. */
        private static int rounded(int size) {
            int exponent = 0;
            int mantissa = size;
            while (mantissa >= 16) {
                mantissa = (mantissa + 1) >> 1;
                exponent++;
            }
            return mantissa << exponent;
        }
    }
}
