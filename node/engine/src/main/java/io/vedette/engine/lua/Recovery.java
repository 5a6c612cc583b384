package io.vedette.engine.lua;

import io.vedette.engine.lua.Frame.Base;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Finds who catches an error. Calls are left from the inside out, no further than the base of the run, since what lies
 * beyond it are calls of Java that have to be left by an exception:
 *
 * <pre>
 *   a protected call        gets false and what was raised, which its handler has seen first
 *   a coroutine             dies; its resumer gets false and what was raised, or the error itself where it was wrapped
 *   the base                the error goes on as an exception
 *   any call, a fatal error goes on, whatever was protected
 * </pre>
 */
final class Recovery {
    private final Machine machine;

    Recovery(Machine machine) {
        this.machine = machine;
    }

    /** An error was raised by the current frame; whoever catches it runs next. */
    void after(LuaError raised, Base base) {
        LuaError error = raised;
        Frame at = machine.here();
        error.raisedAt(Levels.place(at));
        while (at != base) {
            if (at instanceof Frame.Protection protection && !error.isFatal()) {
                Object value = shown(protection.handler, error.value());
                machine.current(protection.caught(machine, value));
                return;
            }
            if (at instanceof Frame.Root root) {
                Frame resumer = root.coroutine.failed(machine);
                machine.current(resumer);
                if (!root.coroutine.isWrapped() && !error.isFatal()) {
                    machine.current(resumer.deliver(machine, new Object[] {false, error.value()}));
                    return;
                }
                if (!error.isFatal()) {
                    error = passedOn(error, resumer);
                    error.raisedAt(Levels.place(resumer));
                }
                at = resumer;
            } else {
                at = at.owed();
            }
        }
        machine.leave(base);
        throw error;
    }

    /** The error of a wrapped coroutine as its resumer sees it: with the place where that one stands. */
    private static LuaError passedOn(LuaError error, Frame resumer) {
        return error.value() instanceof LuaString text
                ? new LuaError(LuaString.of((resumer.where() + text.latin()).getBytes(StandardCharsets.ISO_8859_1)))
                : new LuaError(error.value());
    }

    /** What a handler makes of it, which still sees all the calls that are about to be left. */
    private Object shown(@Nullable Object handler, Object value) {
        if (handler == null) {
            return value;
        }
        try {
            return Values.first(machine.call(handler, value));
        } catch (LuaError again) {
            return again.isFatal() ? again.value() : LuaString.of("error in error handling");
        }
    }
}
