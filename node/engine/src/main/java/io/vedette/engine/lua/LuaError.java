package io.vedette.engine.lua;

import org.jspecify.annotations.Nullable;

/** An error of Lua, on its way to whoever catches it; its value is mostly a message. */
public final class LuaError extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 1000;

    private final transient Object value;

    /** Where it was raised, once the machine has looked. */
    private transient @Nullable Place place;

    /** Whether a script may not catch it. */
    private final boolean fatal;

    private LuaError(Object value, boolean fatal) {
        super(shown(value), null, false, false);
        this.value = value;
        this.fatal = fatal;
    }

    /** For people who debug us; scripts see the value. */
    private static String shown(Object value) {
        return value instanceof LuaString text && text.length() > SHOWN
                ? text.slice(0, SHOWN) + "..."
                : String.valueOf(value);
    }

    public LuaError(Object value) {
        this(value, false);
    }

    public LuaError(String message) {
        this(LuaString.of(message), false);
    }

    /** One that no pcall stops. */
    public static LuaError fatal(Object value) {
        return new LuaError(value, true);
    }

    public Object value() {
        return value;
    }

    boolean isFatal() {
        return fatal;
    }

    public @Nullable Place place() {
        return place;
    }

    void raisedAt(Place here) {
        if (place == null) {
            place = here;
        }
    }

    /** A line of a chunk. */
    public record Place(String source, int line) {}
}
