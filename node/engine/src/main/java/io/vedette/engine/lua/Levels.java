package io.vedette.engine.lua;

import io.vedette.engine.lua.Frame.Active;
import io.vedette.engine.lua.Frame.Base;
import org.jspecify.annotations.Nullable;

/** The calls that are under way, as scripts and error messages count them. */
final class Levels {
    private Levels() {}

    /** The call that many levels up, 1 being the current one; a call that gave its frame to another counts and has none. */
    static @Nullable Frame at(@Nullable Frame current, int level) {
        int left = level - 1;
        Frame at = current;
        while (at != null) {
            boolean counts = !(at instanceof Base base) || (base.level && base.caller != null);
            if (counts && left == 0) {
                return at;
            }
            if (counts) {
                left -= 1 + at.tailCalls();
            }
            if (left < 0) {
                return new Base(null, true);
            }
            at = at instanceof Frame.Root ? null : at.caller;
        }
        return null;
    }

    /** Where an error of this frame was raised; that of a metamethod that is no function of a script is where it was needed. */
    static LuaError.Place place(Frame raisedAt) {
        Frame frame = raisedAt instanceof Base base && !base.level && base.caller != null ? base.caller : raisedAt;
        return frame instanceof Active active
                ? new LuaError.Place("@" + active.code.source, active.line())
                : new LuaError.Place("=[C]", -1);
    }

    /** What is said of an argument that a library function of this name cannot use: of a method the first one is the object. */
    static String complaint(@Nullable String callee, BadArgument bad) {
        int position = bad.position();
        String name = "?";
        if (callee != null) {
            name = callee.substring(callee.indexOf('\'') + 1, callee.length() - 1);
            if (callee.startsWith("method")) {
                position--;
                if (position == 0) {
                    return "calling '" + name + "' on bad self (" + bad.complaint() + ")";
                }
            }
        }
        return "bad argument #" + position + " to '" + name + "' (" + bad.complaint() + ")";
    }
}
