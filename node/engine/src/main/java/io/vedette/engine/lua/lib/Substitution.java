package io.vedette.engine.lua.lib;

import static io.vedette.engine.lua.Nil.NIL;

import io.vedette.engine.lua.Arguments;
import io.vedette.engine.lua.BadArgument;
import io.vedette.engine.lua.Growing;
import io.vedette.engine.lua.LuaFunction;
import io.vedette.engine.lua.LuaString;
import io.vedette.engine.lua.LuaTable;
import io.vedette.engine.lua.Machine;
import io.vedette.engine.lua.Types;

/** string.gsub. */
final class Substitution {
    private final Machine machine;
    private final LuaString text;
    private final Matcher matcher;
    private final Object replacement;
    private final Growing out;

    private Substitution(Machine machine, LuaString text, Matcher matcher, Object replacement) {
        this.machine = machine;
        this.text = text;
        this.matcher = matcher;
        this.replacement = replacement;
        this.out = new Growing(machine);
    }

    static Object[] gsub(Arguments args) {
        LuaString text = args.string(0);
        LuaString pattern = args.string(1);
        Object replacement = args.get(2);
        if (replacement instanceof Double) {
            replacement = Types.text(replacement);
        }
        boolean usable = replacement instanceof LuaString
                || replacement instanceof LuaTable
                || replacement instanceof LuaFunction;
        if (!usable) {
            throw new BadArgument(3, "string/function/table expected");
        }
        long most = (int) args.integer(3, text.length() + 1L);
        Matcher matcher = new Matcher(args.machine(), text, pattern);
        boolean anchored = pattern.length() > 0 && pattern.at(0) == '^';
        return new Substitution(args.machine(), text, matcher, replacement).run(anchored, most);
    }

    private Object[] run(boolean anchored, long most) {
        int at = 0;
        int done = 0;
        while (done < most) {
            int end = matcher.match(at, anchored ? 1 : 0);
            if (end >= 0) {
                done++;
                replace(at, end);
            }
            if (end > at) {
                at = end;
            } else if (at < text.length()) {
                out.write(text.at(at++));
            } else {
                break;
            }
            if (anchored) {
                break;
            }
        }
        if (at < text.length()) {
            out.write(text.bytes(), at, text.length() - at);
        }
        return new Object[] {out.finished(), (double) done};
    }

    private void replace(int from, int to) {
        if (replacement instanceof LuaString template) {
            expand(template, from, to);
            return;
        }
        Object value;
        if (replacement instanceof LuaTable table) {
            value = machine.index(table, matcher.capture(0, from, to));
        } else {
            Object[] results = machine.call(replacement, matcher.capturesOrWhole(from, to));
            value = results.length == 0 ? NIL : results[0];
        }
        if (!Types.truth(value)) {
            out.write(text.bytes(), from, to - from);
        } else if (value instanceof LuaString || value instanceof Double) {
            out.writeBytes(Types.text(value).bytes());
        } else {
            throw machine.error("invalid replacement value (a " + Types.name(value) + ")");
        }
    }

    private void expand(LuaString template, int from, int to) {
        int i = 0;
        while (i < template.length()) {
            int c = template.at(i++);
            if (c != '%') {
                out.write(c);
                continue;
            }
            int next = template.atOrNul(i);
            if (next == '0') {
                out.write(text.bytes(), from, to - from);
            } else if (next >= '1' && next <= '9') {
                out.writeBytes(Types.text(matcher.capture(next - '1', from, to)).bytes());
            } else {
                out.write(next);
            }
            i++;
        }
    }
}
