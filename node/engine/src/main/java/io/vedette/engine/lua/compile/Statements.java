package io.vedette.engine.lua.compile;

import io.vedette.engine.lua.Op;
import java.util.List;

/** Statements that are no loops. */
final class Statements {
    private Statements() {}

    static final class Local extends Statement {
        private final List<Variable> variables;
        private final List<Expression> values;

        Local(int line, List<Variable> variables, List<Expression> values) {
            super(line);
            this.variables = variables;
            this.values = values;
        }

        @Override
        boolean declares() {
            return true;
        }

        @Override
        void emit(Emitter e) {
            int base = e.next();
            Lists.adjusted(e, values, variables.size());
            e.release(base);
            variables.forEach(e::declare);
        }
    }

    /** {@code local function}: the function sees itself. */
    static final class LocalFunction extends Statement {
        private final Variable variable;
        private final Expressions.Function function;

        LocalFunction(int line, Variable variable, Expressions.Function function) {
            super(line);
            this.variable = variable;
            this.function = function;
        }

        @Override
        boolean declares() {
            return true;
        }

        @Override
        void emit(Emitter e) {
            if (variable.isCaptured()) {
                e.emit(Op.NILS, e.next(), e.next(), 0);
            }
            e.declare(variable);
            Names.Local name = new Names.Local(line, variable);
            int direct = name.direct();
            if (direct >= 0) {
                function.into(e, direct);
            } else {
                int before = e.next();
                name.assign(e, function.operand(e));
                e.release(before);
            }
        }
    }

    static final class Assignment extends Statement {
        private final List<Names.Target> targets;
        private final List<Expression> values;

        Assignment(int line, List<Names.Target> targets, List<Expression> values) {
            super(line);
            this.targets = targets;
            this.values = values;
        }

        @Override
        void emit(Emitter e) {
            if (targets.size() == 1 && values.size() == 1) {
                single(e, targets.get(0), values.get(0));
                return;
            }
            targets.forEach(target -> target.prepare(e, true));
            int base = Lists.adjusted(e, values, targets.size());
            e.line(line);
            for (int i = targets.size() - 1; i >= 0; i--) {
                targets.get(i).assign(e, base + i);
            }
        }

        private void single(Emitter e, Names.Target target, Expression value) {
            if (target.direct() >= 0 && !value.writesEarly()) {
                value.into(e, target.direct());
                return;
            }
            target.prepare(e, false);
            int operand = value.operand(e);
            e.line(line);
            target.assign(e, operand);
        }
    }

    static final class Call extends Statement {
        private final Expressions.Call call;

        Call(int line, Expressions.Call call) {
            super(line);
            this.call = call;
        }

        @Override
        void emit(Emitter e) {
            call.many(e, e.next(), 0);
        }
    }

    static final class Block extends Statement {
        private final List<Statement> statements;

        Block(int line, List<Statement> statements) {
            super(line);
            this.statements = statements;
        }

        @Override
        void emit(Emitter e) {
            e.block(statements);
        }
    }

    /** For each condition a block; one more for else. */
    static final class If extends Statement {
        private final List<Expression> conditions;
        private final List<List<Statement>> blocks;

        If(int line, List<Expression> conditions, List<List<Statement>> blocks) {
            super(line);
            this.conditions = conditions;
            this.blocks = blocks;
        }

        @Override
        void emit(Emitter e) {
            Emitter.Label end = new Emitter.Label();
            for (int i = 0; i < blocks.size(); i++) {
                Emitter.Label next = new Emitter.Label();
                if (i < conditions.size()) {
                    conditions.get(i).branch(e, false, next);
                }
                e.block(blocks.get(i));
                if (i < blocks.size() - 1) {
                    e.jump(end);
                }
                e.place(next);
            }
            e.place(end);
        }
    }

    static final class Return extends Statement {
        private final List<Expression> values;

        Return(int line, List<Expression> values) {
            super(line);
            this.values = values;
        }

        @Override
        void emit(Emitter e) {
            if (values.size() == 1 && values.get(0) instanceof Expressions.Call call) {
                call.tail(e);
            } else if (values.size() == 1 && !values.get(0).isMany()) {
                int operand = values.get(0).operand(e);
                e.emit(Op.RETURN, operand, 1, 0);
            } else {
                int base = e.next();
                int count = Lists.push(e, values, 0);
                e.emit(Op.RETURN, base, count, 0);
            }
        }
    }

    static final class Break extends Statement {
        Break(int line) {
            super(line);
        }

        @Override
        void emit(Emitter e) {
            e.jump(e.loopEnd());
        }
    }
}
