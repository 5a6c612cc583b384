package io.vedette.engine.lua.compile;

import io.vedette.engine.lua.Op;
import java.util.List;

/** The four loops. */
final class Loops {
    private Loops() {}

    static final class While extends Statement {
        private final Expression condition;
        private final List<Statement> body;

        While(int line, Expression condition, List<Statement> body) {
            super(line);
            this.condition = condition;
            this.body = body;
        }

        @Override
        void emit(Emitter e) {
            Emitter.Label start = new Emitter.Label();
            Emitter.Label end = e.enterLoop();
            e.place(start);
            condition.branch(e, false, end);
            e.block(body);
            e.jump(start);
            e.leaveLoop();
        }
    }

    /** The condition sees the variables of the body. */
    static final class Repeat extends Statement {
        private final List<Statement> body;
        private final Expression until;

        Repeat(int line, List<Statement> body, Expression until) {
            super(line);
            this.body = body;
            this.until = until;
        }

        @Override
        void emit(Emitter e) {
            Emitter.Label start = new Emitter.Label();
            e.enterLoop();
            e.place(start);
            body.forEach(e::statement);
            until.branch(e, false, start);
            e.leaveLoop();
        }
    }

    static final class Counting extends Statement {
        private final Variable variable;
        private final List<Expression> bounds;
        private final List<Statement> body;

        /** @param bounds first, last and step */
        Counting(int line, Variable variable, List<Expression> bounds, List<Statement> body) {
            super(line);
            this.variable = variable;
            this.bounds = bounds;
            this.body = body;
        }

        @Override
        void emit(Emitter e) {
            int base = Lists.adjusted(e, bounds, 3);
            Emitter.Label start = new Emitter.Label();
            Emitter.Label test = new Emitter.Label();
            e.enterLoop();
            e.line(line);
            e.jump(Op.FOR_PREPARE, base, 0, 2, test);
            e.place(start);
            e.declare(variable);
            e.block(body);
            e.place(test);
            e.line(line);
            e.jump(Op.FOR_LOOP, base, 0, 2, start);
            e.leaveLoop();
        }
    }

    static final class Each extends Statement {
        private final List<Variable> variables;
        private final List<Expression> generator;
        private final List<Statement> body;

        Each(int line, List<Variable> variables, List<Expression> generator, List<Statement> body) {
            super(line);
            this.variables = variables;
            this.generator = generator;
            this.body = body;
        }

        @Override
        void emit(Emitter e) {
            int base = Lists.adjusted(e, generator, 3);
            e.release(base + 3);
            Emitter.Label start = new Emitter.Label();
            Emitter.Label next = new Emitter.Label();
            e.enterLoop();
            e.jump(next);
            e.place(start);
            variables.forEach(e::declare);
            e.block(body);
            e.place(next);
            e.line(line);
            e.reserve(3);
            e.emit(Op.FOR_EACH, base, variables.size(), 0, "local '(for generator)'", null);
            e.jump(Op.CHECK_EACH, base, 0, 3, start);
            e.leaveLoop();
        }
    }
}
