package io.vedette.engine.lua;

import static io.vedette.engine.lua.Nil.NIL;

import java.util.Locale;
import java.util.function.UnaryOperator;

/** The library functions that decide what runs next: protected calls and coroutines. */
public final class Controls {
    private static final String NOT_A_FUNCTION = "Lua function expected";

    private Controls() {}

    /** Puts pcall and xpcall among the globals, and the table of coroutines. */
    public static void open(LuaTable globals) {
        pcall(globals, caught -> caught);
        globals.set("xpcall", new HandledCall());
        LuaTable coroutines = new LuaTable();
        coroutines.set("create", new Native("create", args -> new Object[] {created(args)}));
        coroutines.set("resume", new Resume());
        coroutines.set("running", new Native("running", Controls::running));
        coroutines.set("status", new Native("status", Controls::status));
        coroutines.set("wrap", new Native("wrap", args -> {
            Coroutine coroutine = created(args);
            coroutine.wrap();
            return new Object[] {new Wrapped(coroutine)};
        }));
        coroutines.set("yield", new Yield());
        globals.set("coroutine", coroutines);
    }

    /** A pcall that shows what it caught in its own way. */
    public static void pcall(LuaTable globals, UnaryOperator<Object[]> view) {
        globals.set("pcall", new ProtectedCall(view));
    }

    private static Coroutine created(Arguments args) {
        if (!(args.get(0) instanceof Closure body)) {
            throw new BadArgument(1, NOT_A_FUNCTION);
        }
        return new Coroutine(body);
    }

    private static Object[] running(Arguments args) {
        Coroutine running = args.machine().running();
        return new Object[] {running == null ? NIL : running};
    }

    private static Object[] status(Arguments args) {
        if (!(args.get(0) instanceof Coroutine coroutine)) {
            throw new BadArgument(1, "coroutine expected");
        }
        return new Object[] {LuaString.of(coroutine.status().name().toLowerCase(Locale.ROOT))};
    }

    private static final class ProtectedCall extends Control {
        private final UnaryOperator<Object[]> view;

        ProtectedCall(UnaryOperator<Object[]> view) {
            this.view = view;
        }

        @Override
        Frame enter(Machine machine, Frame caller, Object[] arguments) {
            if (arguments.length == 0) {
                throw machine.error("bad argument #1 to 'pcall' (value expected)");
            }
            Frame protection = new Frame.Protection(caller, null, view);
            return machine.begin(protection, arguments[0], Values.from(arguments, 1));
        }
    }

    private static final class HandledCall extends Control {
        @Override
        Frame enter(Machine machine, Frame caller, Object[] arguments) {
            if (arguments.length < 2) {
                throw machine.error("bad argument #2 to 'xpcall' (value expected)");
            }
            Frame protection = new Frame.Protection(caller, arguments[1], caught -> caught);
            return machine.begin(protection, arguments[0], Values.NONE);
        }
    }

    private static final class Resume extends Control {
        @Override
        Frame enter(Machine machine, Frame caller, Object[] arguments) {
            if (arguments.length == 0 || !(arguments[0] instanceof Coroutine coroutine)) {
                throw machine.error("bad argument #1 to 'resume' (coroutine expected)");
            }
            if (coroutine.status() != Coroutine.Status.SUSPENDED) {
                return caller.deliver(machine, new Object[] {false, LuaString.of(notResumable(coroutine))});
            }
            return coroutine.resume(machine, caller, Values.from(arguments, 1));
        }
    }

    private static final class Wrapped extends Control {
        private final Coroutine coroutine;

        Wrapped(Coroutine coroutine) {
            this.coroutine = coroutine;
        }

        @Override
        Frame enter(Machine machine, Frame caller, Object[] arguments) {
            if (coroutine.status() != Coroutine.Status.SUSPENDED) {
                throw machine.error(notResumable(coroutine));
            }
            return coroutine.resume(machine, caller, arguments);
        }
    }

    private static final class Yield extends Control {
        @Override
        Frame enter(Machine machine, Frame caller, Object[] arguments) {
            Coroutine running = machine.running();
            if (running == null || !onlyFunctions(caller)) {
                throw new LuaError("attempt to yield across metamethod/C-call boundary");
            }
            return running.stop(machine, caller, arguments);
        }

        private static boolean onlyFunctions(Frame caller) {
            Frame at = caller;
            while (at instanceof Frame.Active) {
                at = at.owed();
            }
            return at instanceof Frame.Root;
        }
    }

    private static String notResumable(Coroutine coroutine) {
        return "cannot resume " + coroutine.status().name().toLowerCase(Locale.ROOT) + " coroutine";
    }
}
