package io.vedette.engine.lua;

import io.vedette.engine.lua.Frame.Active;
import io.vedette.engine.lua.Frame.Base;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Runs compiled functions. Calls among functions of a script are frames in a chain and not calls of Java, so that a
 * script can be stopped between two steps and taken up again later, by the same loop that meanwhile answers others; and
 * so that a coroutine is a chain put aside.
 *
 * <p>Library functions and metamethods are called by Java and call back by {@link #call}: while one is on the way, the
 * machine cannot be stopped. {@link Watch} is told so.
 */
public final class Machine {
    /** No string of a script is longer; Redis's limit of any string. */
    public static final int LONGEST_STRING = 512 << 20;

    /** Roughly what a value takes that is no string. */
    public static final int VALUE_BYTES = 32;

    /** Calls from Java within one another. */
    private static final int MOST_NESTED = 195;

    private final Pace pace;
    private final Semantics semantics = new Semantics(this);
    private final Interpreter interpreter = new Interpreter(this, semantics);
    private final Recovery recovery = new Recovery(this);
    private @Nullable Frame current;
    private @Nullable Coroutine running;
    private int nested;

    /** Whether a library function runs, and not what it called. */
    private boolean withinLibrary;

    public Machine(Watch watch) {
        this.pace = new Pace(watch);
    }

    /** Where methods of strings are looked up. */
    public void stringMetatable(LuaTable metatable) {
        semantics.strings(metatable);
    }

    public @Nullable LuaTable metatable(Object value) {
        return semantics.metatable(value);
    }

    /** A call that may be interrupted: {@link Run#proceed} is to be called until it is over. */
    public Run start(Object function, Object... arguments) {
        Base base = new Base(null, true);
        pace.begin();
        running = null;
        current = base;
        return new Run(base, function, arguments);
    }

    /** A call that may be interrupted. */
    public final class Run {
        private final Base base;
        private final Object function;
        private final Object[] arguments;
        private boolean begun;

        private Run(Base base, Object function, Object[] arguments) {
            this.base = base;
            this.function = function;
            this.arguments = arguments;
        }

        /** Goes on until the end, or until the watch asks for a pause; whether it is over. */
        public boolean proceed() {
            pace.goOn();
            nested++;
            try {
                if (!begun) {
                    begun = true;
                    begin(base, function, arguments);
                }
                toTheEnd(base);
            } finally {
                nested--;
            }
            return base.isDone();
        }

        public Object[] results() {
            return base.results();
        }
    }

    /** Calls whatever can be called, from a library function, and waits for it. */
    public Object[] call(Object function, Object... arguments) {
        return nestedCall(function, arguments, true);
    }

    /** The first result of a metamethod. */
    Object metacall(Object function, Object... arguments) {
        return Values.first(nestedCall(function, arguments, false));
    }

    private Object[] nestedCall(Object function, Object[] arguments, boolean level) {
        if (nested >= MOST_NESTED) {
            throw error("C stack overflow");
        }
        Base base = new Base(current, level);
        boolean before = withinLibrary;
        withinLibrary = false;
        nested++;
        try {
            begin(base, function, arguments);
            toTheEnd(base);
        } finally {
            nested--;
            withinLibrary = before;
        }
        return base.results();
    }

    private void toTheEnd(Base base) {
        while (!base.isDone() && !pace.isPaused()) {
            try {
                interpreter.run();
            } catch (LuaError error) {
                recovery.after(error, base);
            } catch (StackOverflowError tooDeep) {
                recovery.after(error("stack overflow"), base);
            }
        }
        if (base.isDone()) {
            leave(base);
        }
    }

    /** The run is over; what called it, if anything of a script did, is current again. */
    void leave(Base base) {
        current = base.caller;
    }

    /** Begins a call whose results the caller awaits; the frame that runs next becomes the current one. */
    Frame begin(Frame caller, Object function, Object[] arguments) {
        current = caller;
        current = enter(caller, function, arguments, 0);
        return current;
    }

    /** Enters a function; gives the frame to run next. */
    Frame enter(Frame caller, Object function, Object[] arguments, int replaced) {
        if (function instanceof Closure closure) {
            return new Active(caller, closure, arguments, 0, arguments.length, replaced);
        }
        if (function instanceof Native library) {
            return caller.deliver(this, invoke(library, arguments));
        }
        if (function instanceof Control control) {
            return control.enter(this, caller, arguments);
        }
        Object handler = semantics.metamethod(function, Semantics.CALL);
        if (!(handler instanceof LuaFunction)) {
            throw semantics.mistyped(function, "call", caller.calledName());
        }
        return enter(caller, handler, Values.prepend(function, arguments), replaced);
    }

    Object[] invoke(Native library, Object[] arguments) {
        boolean before = withinLibrary;
        withinLibrary = true;
        try {
            Object[] results = library.body().call(new Arguments(this, arguments));
            claim(weight(results));
            return results;
        } catch (BadArgument bad) {
            throw error(Levels.complaint(here().calleeName(), bad));
        } finally {
            withinLibrary = before;
        }
    }

    /** Whatever a library function does, it may have put something into a table. */
    private static long weight(Object[] results) {
        long bytes = VALUE_BYTES;
        for (Object result : results) {
            bytes += result instanceof LuaString text ? VALUE_BYTES + (long) text.length() : VALUE_BYTES;
        }
        return bytes;
    }

    /**
     * Says that a script is about to take so many bytes, or has taken them; too many is no harm. Nobody says when
     * they are given back: whether there is room is seen by looking, which has to be done only every now and then.
     */
    public void claim(long bytes) {
        pace.claim(bytes);
    }

    /** There is no room for what a script wants. */
    public static LuaError outOfMemory() {
        return new LuaError("not enough memory");
    }

    /** An error that begins with where the script stands. */
    public LuaError error(String message) {
        byte[] text = (where(1) + message).getBytes(StandardCharsets.ISO_8859_1);
        return new LuaError(LuaString.of(text));
    }

    /** An error of the machine itself: it names a line only where a script stands there, and no library function. */
    LuaError runError(String message) {
        return withinLibrary
                ? new LuaError(LuaString.of(message.getBytes(StandardCharsets.ISO_8859_1)))
                : error(message);
    }

    /** Where the function stands that many levels up, as error messages begin; 1 is who called the library. */
    public String where(int level) {
        Frame at = Levels.at(current, level);
        return at == null ? "" : at.where();
    }

    /** The function that many levels up; null where there is none, or none of a script. */
    public @Nullable LuaFunction function(int level) {
        Frame at = Levels.at(current, level);
        return at instanceof Active active ? active.function : null;
    }

    /** Whether there are that many levels. */
    public boolean hasLevel(int level) {
        return level == 0 || Levels.at(current, level) != null;
    }

    /** Sets without asking the metatable, unless the table may not be changed. */
    public void store(LuaTable table, Object key, Object value) {
        semantics.store(table, key, value);
    }

    public Object index(Object from, Object key) {
        return semantics.index(from, key, 0);
    }

    public void setIndex(Object into, Object key, Object value) {
        semantics.setIndex(into, key, value, 0);
    }

    public boolean less(Object a, Object b) {
        return semantics.less(a, b);
    }

    public boolean equal(Object a, Object b) {
        return semantics.equal(a, b);
    }

    @Nullable
    String operandName(int operand) {
        return current instanceof Active active && active.pc >= 0 ? active.name(operand) : null;
    }

    Frame here() {
        Frame at = current;
        if (at == null) {
            throw new IllegalStateException("nothing runs");
        }
        return at;
    }

    void current(Frame frame) {
        current = frame;
    }

    @Nullable
    Coroutine running() {
        return running;
    }

    void running(@Nullable Coroutine coroutine) {
        running = coroutine;
    }

    /** Counts a call or a jump back; whether the machine has to stop here. */
    boolean step() {
        return pace.step(nested == 1);
    }
}
