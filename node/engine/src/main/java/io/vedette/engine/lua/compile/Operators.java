package io.vedette.engine.lua.compile;

import io.vedette.engine.lua.Op;
import java.util.List;
import java.util.stream.Collectors;

/** Expressions made of others. */
final class Operators {
    private Operators() {}

    abstract static class OfTwo extends Expression {
        final Expression left;
        final Expression right;

        OfTwo(int line, Expression left, Expression right) {
            super(line);
            this.left = left;
            this.right = right;
        }
    }

    static final class Arithmetic extends OfTwo {
        private final int op;

        Arithmetic(int line, int op, Expression left, Expression right) {
            super(line, left, right);
            this.op = op;
        }

        @Override
        void into(Emitter e, int target) {
            int before = e.next();
            int a = left.operand(e);
            int b = right.operand(e);
            e.release(before);
            e.line(line);
            e.emit(op, target, a, b, left.name(), right.name());
        }
    }

    /** -, not and #. */
    static final class Unary extends Expression {
        private final int op;
        private final Expression of;

        Unary(int line, int op, Expression of) {
            super(line);
            this.op = op;
            this.of = of;
        }

        @Override
        void into(Emitter e, int target) {
            int before = e.next();
            int operand = of.operand(e);
            e.release(before);
            e.line(line);
            e.emit(op, target, operand, 0, of.name(), null);
        }

        @Override
        void branch(Emitter e, boolean when, Emitter.Label to) {
            if (op == Op.NOT) {
                of.branch(e, !when, to);
            } else {
                super.branch(e, when, to);
            }
        }
    }

    static final class Concatenation extends Expression {
        private final List<Expression> parts;

        Concatenation(int line, List<Expression> parts) {
            super(line);
            this.parts = parts;
        }

        List<Expression> parts() {
            return parts;
        }

        @Override
        void into(Emitter e, int target) {
            int first = e.next();
            for (Expression part : parts) {
                part.into(e, e.allocate());
            }
            String names = parts.stream()
                    .map(part -> part.name() == null ? "" : part.name())
                    .collect(Collectors.joining("\n"));
            e.release(first);
            e.line(line);
            e.emit(Op.CONCAT, target, first, first + parts.size() - 1, names, null);
        }
    }

    static final class Comparison extends OfTwo {
        private final int op;

        /** @param op one of the IF operations */
        Comparison(int line, int op, Expression left, Expression right) {
            super(line, left, right);
            this.op = op;
        }

        @Override
        void into(Emitter e, int target) {
            Emitter.Label yes = new Emitter.Label();
            Emitter.Label end = new Emitter.Label();
            branch(e, true, yes);
            e.emit(Op.MOVE, target, e.constant(false), 0);
            e.jump(end);
            e.place(yes);
            e.emit(Op.MOVE, target, e.constant(true), 0);
            e.place(end);
        }

        @Override
        void branch(Emitter e, boolean when, Emitter.Label to) {
            int before = e.next();
            int a = left.operand(e);
            int b = right.operand(e);
            e.release(before);
            e.line(line);
            e.jump(when ? op : opposite(), a, b, 3, to);
        }

        private int opposite() {
            boolean isIf = op == Op.IF_EQ || op == Op.IF_LT || op == Op.IF_LE;
            return isIf ? op + 1 : op - 1;
        }
    }

    /** {@code and} and {@code or}. */
    static final class Logical extends OfTwo {
        private final boolean and;

        Logical(int line, boolean and, Expression left, Expression right) {
            super(line, left, right);
            this.and = and;
        }

        @Override
        void into(Emitter e, int target) {
            // The target may be a variable that the right side still reads.
            int before = e.next();
            int result = target == before - 1 ? target : e.allocate();
            Emitter.Label end = new Emitter.Label();
            left.into(e, result);
            e.line(line);
            e.jump(and ? Op.UNLESS : Op.IF, result, 0, 2, end);
            right.into(e, result);
            e.place(end);
            e.release(before);
            if (result != target) {
                e.emit(Op.MOVE, target, result, 0);
            }
        }

        @Override
        boolean writesEarly() {
            return true;
        }

        @Override
        void branch(Emitter e, boolean when, Emitter.Label to) {
            if (and == when) {
                Emitter.Label shortcut = new Emitter.Label();
                left.branch(e, !when, shortcut);
                right.branch(e, when, to);
                e.place(shortcut);
            } else {
                left.branch(e, when, to);
                right.branch(e, when, to);
            }
        }
    }
}
