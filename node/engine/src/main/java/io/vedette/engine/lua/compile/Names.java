package io.vedette.engine.lua.compile;

import io.vedette.engine.lua.LuaString;
import io.vedette.engine.lua.Op;
import org.jspecify.annotations.Nullable;

/** Expressions that can be assigned to: variables of three kinds and fields. */
final class Names {
    private Names() {}

    /** What can stand left of an equals sign. */
    abstract static class Target extends Expression {
        Target(int line) {
            super(line);
        }

        /** Finds out what is assigned to, before the values are. */
        void prepare(Emitter e, boolean amongOthers) {}

        abstract void assign(Emitter e, int operand);

        /** The register to put a value into at once, or -1. */
        int direct() {
            return -1;
        }
    }

    static final class Local extends Target {
        private final Variable variable;

        Local(int line, Variable variable) {
            super(line);
            this.variable = variable;
        }

        @Override
        void into(Emitter e, int target) {
            e.line(line);
            e.emit(variable.isCaptured() ? Op.GET_CELL : Op.MOVE, target, variable.register(), 0);
        }

        @Override
        int operand(Emitter e) {
            return variable.isCaptured() ? super.operand(e) : variable.register();
        }

        @Override
        void assign(Emitter e, int operand) {
            e.emit(variable.isCaptured() ? Op.SET_CELL : Op.MOVE, variable.register(), operand, 0);
        }

        @Override
        int direct() {
            return variable.isCaptured() ? -1 : variable.register();
        }

        @Override
        String name() {
            return "local '" + variable.name() + "'";
        }
    }

    static final class Outer extends Target {
        private final int index;
        private final String called;

        Outer(int line, int index, String called) {
            super(line);
            this.index = index;
            this.called = called;
        }

        @Override
        void into(Emitter e, int target) {
            e.line(line);
            e.emit(Op.GET_OUTER, target, index, 0);
        }

        @Override
        void assign(Emitter e, int operand) {
            e.emit(Op.SET_OUTER, index, operand, 0);
        }

        @Override
        String name() {
            return "upvalue '" + called + "'";
        }
    }

    static final class Global extends Target {
        private final LuaString called;

        Global(int line, LuaString called) {
            super(line);
            this.called = called;
        }

        @Override
        void into(Emitter e, int target) {
            e.line(line);
            e.emit(Op.GET_GLOBAL, target, e.constant(called), 0);
        }

        @Override
        void assign(Emitter e, int operand) {
            e.emit(Op.SET_GLOBAL, e.constant(called), operand, 0);
        }

        @Override
        String name() {
            return "global '" + called.latin() + "'";
        }
    }

    static final class Index extends Target {
        private final Expression table;
        private final Expression key;
        private int tableOperand;
        private int keyOperand;

        Index(int line, Expression table, Expression key) {
            super(line);
            this.table = table;
            this.key = key;
        }

        @Override
        void into(Emitter e, int target) {
            int before = e.next();
            int from = table.operand(e);
            int with = key.operand(e);
            e.release(before);
            e.line(line);
            e.emit(Op.GET_INDEX, target, from, with, table.name(), null);
        }

        @Override
        void prepare(Emitter e, boolean amongOthers) {
            tableOperand = settled(e, table, amongOthers);
            keyOperand = settled(e, key, amongOthers);
        }

        /** A variable that the same statement may assign is copied before. */
        private static int settled(Emitter e, Expression part, boolean amongOthers) {
            if (!amongOthers || part instanceof Expressions.Constant) {
                return part.operand(e);
            }
            int register = e.allocate();
            part.into(e, register);
            return register;
        }

        @Override
        void assign(Emitter e, int operand) {
            e.emit(Op.SET_INDEX, tableOperand, keyOperand, operand, table.name(), null);
        }

        @Override
        @Nullable
        String name() {
            return key instanceof Expressions.Constant constant && constant.value() instanceof LuaString text
                    ? "field '" + text.latin() + "'"
                    : null;
        }
    }
}
