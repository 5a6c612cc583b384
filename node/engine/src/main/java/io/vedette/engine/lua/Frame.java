package io.vedette.engine.lua;

import static io.vedette.engine.lua.Nil.NIL;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A call in progress: of a function of a script, or one that only waits for results. */
abstract class Frame {
    /** Lua's own limit of calls within calls. */
    private static final int MOST_CALLS = 20_000;

    /** Who is given the results; a coroutine's outermost call is given another one each time it is resumed. */
    @Nullable
    Frame caller;

    final int depth;

    Frame(@Nullable Frame caller) {
        this.caller = caller;
        this.depth = caller == null ? 0 : caller.depth + 1;
    }

    /** Results of what it called; gives the frame to run next. */
    abstract Frame deliver(Machine machine, Object[] results);

    /** Calls replaced by this one, which Lua still counts as levels. */
    int tailCalls() {
        return 0;
    }

    /** Where it stands, as error messages begin; empty where that is no script. */
    String where() {
        return "";
    }

    /** What the callee is called that runs for it, as "global 'f'"; null where that is not known. */
    @Nullable
    String calleeName() {
        return null;
    }

    /** The same for the message that it cannot be called: what a loop calls is not named there. */
    @Nullable
    String calledName() {
        return calleeName();
    }

    Frame owed() {
        if (caller == null) {
            throw new IllegalStateException("results that nobody waits for");
        }
        return caller;
    }

    /** A call of a function of a script. */
    static final class Active extends Frame {
        final Closure function;
        final Prototype code;
        final Object[] registers;
        final Object[] extra;
        Object[] open = Values.NONE;

        /** The instruction that is being executed, or waits for results. */
        int pc = -Op.WIDTH;

        int resultsAt;
        int resultsWanted;
        private final int replaced;

        /** @param from where in {@code source} its {@code count} arguments are */
        Active(Frame caller, Closure function, Object[] source, int from, int count, int replaced) {
            super(caller);
            if (depth > MOST_CALLS) {
                throw new LuaError(LuaString.of(caller.where() + "stack overflow"));
            }
            this.function = function;
            this.code = function.code;
            this.replaced = replaced;
            int given = Math.min(count, code.parameters);
            registers = new Object[code.registers];
            System.arraycopy(source, from, registers, 0, given);
            Arrays.fill(registers, given, registers.length, NIL);
            extra = code.variadic && count > given
                    ? Arrays.copyOfRange(source, from + given, from + count)
                    : Values.NONE;
        }

        void await(int at, int wanted) {
            resultsAt = at;
            resultsWanted = wanted;
        }

        @Override
        Frame deliver(Machine machine, Object[] results) {
            int wanted = resultsWanted;
            if (wanted == Op.OPEN) {
                open = results;
                return this;
            }
            int given = Math.min(wanted, results.length);
            System.arraycopy(results, 0, registers, resultsAt, given);
            for (int i = given; i < wanted; i++) {
                registers[resultsAt + i] = NIL;
            }
            return this;
        }

        @Override
        int tailCalls() {
            return replaced;
        }

        @Override
        @Nullable
        String calledName() {
            return code.code[pc] == Op.FOR_EACH ? null : name(0);
        }

        /** What an operand of the current instruction is called; null where it has no name. */
        @Nullable
        String name(int operand) {
            return code.names[2 * (pc / Op.WIDTH) + operand];
        }

        int line() {
            return code.line(pc);
        }

        @Override
        String where() {
            return code.source + ":" + line() + ": ";
        }

        @Override
        @Nullable
        String calleeName() {
            return name(0);
        }
    }

    /** Where a call from outside, or from a library function, ends. */
    static final class Base extends Frame {
        private Object[] results = Values.NONE;
        private boolean done;

        /** Whether Lua counts it as a level: a library function is one, a metamethod's caller is none. */
        final boolean level;

        Base(@Nullable Frame caller, boolean level) {
            super(caller);
            this.level = level;
        }

        @Override
        Frame deliver(Machine machine, Object[] values) {
            results = values;
            done = true;
            return this;
        }

        boolean isDone() {
            return done;
        }

        Object[] results() {
            return results;
        }
    }

    /** Where errors end. */
    static final class Protection extends Frame {
        final @Nullable Object handler;
        private final UnaryOperator<Object[]> view;

        /**
         * A protected call.
         *
         * @param view how what was caught is shown to who catches it
         */
        Protection(Frame caller, @Nullable Object handler, UnaryOperator<Object[]> view) {
            super(caller);
            this.handler = handler;
            this.view = view;
        }

        Frame caught(Machine machine, Object value) {
            return owed().deliver(machine, Values.prepend(false, view.apply(new Object[] {value})));
        }

        @Override
        Frame deliver(Machine machine, Object[] results) {
            return owed().deliver(machine, Values.prepend(true, results));
        }
    }

    /** The outermost call of a coroutine. */
    static final class Root extends Frame {
        final Coroutine coroutine;

        Root(Coroutine coroutine) {
            super(null);
            this.coroutine = coroutine;
        }

        @Override
        Frame deliver(Machine machine, Object[] results) {
            return coroutine.finished(machine, results);
        }
    }
}
