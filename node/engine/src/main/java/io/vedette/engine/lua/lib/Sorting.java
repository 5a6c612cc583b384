package io.vedette.engine.lua.lib;

import static io.vedette.engine.lua.lib.Library.NOTHING;

import io.vedette.engine.lua.Arguments;
import io.vedette.engine.lua.LuaFunction;
import io.vedette.engine.lua.LuaTable;
import io.vedette.engine.lua.Machine;
import io.vedette.engine.lua.Types;
import org.jspecify.annotations.Nullable;

/**
 * table.sort. The steps are those of Lua 5.1, median of three and all, since a script sees them: in which order equal
 * elements come out, which pairs its function is asked about, and whether a function that contradicts itself is found
 * out.
 */
final class Sorting {
    private final Machine machine;
    private final LuaTable table;
    private final @Nullable LuaFunction before;

    private Sorting(Machine machine, LuaTable table, @Nullable LuaFunction before) {
        this.machine = machine;
        this.table = table;
        this.before = before;
    }

    static Object[] sort(Arguments args) {
        LuaTable table = args.table(0);
        int length = table.length();
        LuaFunction before = args.isNil(1) ? null : args.function(1);
        new Sorting(args.machine(), table, before).sort(1, length);
        return NOTHING;
    }

    private boolean less(Object a, Object b) {
        if (before == null) {
            return machine.less(a, b);
        }
        Object[] results = machine.call(before, a, b);
        return results.length > 0 && Types.truth(results[0]);
    }

    private void put(int at, Object value) {
        machine.store(table, (double) at, value);
    }

    private void sort(int from, int to) {
        int low = from;
        int up = to;
        while (low < up) {
            order(low, up);
            if (up - low == 1) {
                return;
            }
            int middle = (low + up) / 2;
            Object pivot = table.get(middle);
            Object first = table.get(low);
            if (less(pivot, first)) {
                put(middle, first);
                put(low, pivot);
            } else {
                Object last = table.get(up);
                if (less(last, pivot)) {
                    put(middle, last);
                    put(up, pivot);
                }
            }
            if (up - low == 2) {
                return;
            }
            int split = partition(low, up, middle);
            if (split - low < up - split) {
                sort(low, split - 1);
                low = split + 1;
            } else {
                sort(split + 1, up);
                up = split - 1;
            }
        }
    }

    private void order(int low, int up) {
        Object first = table.get(low);
        Object last = table.get(up);
        if (less(last, first)) {
            put(low, last);
            put(up, first);
        }
    }

    private int partition(int low, int up, int middle) {
        Object pivot = table.get(middle);
        put(middle, table.get(up - 1));
        put(up - 1, pivot);
        int i = low;
        int j = up - 1;
        while (true) {
            Object left = table.get(++i);
            while (less(left, pivot)) {
                if (i > up) {
                    throw machine.error("invalid order function for sorting");
                }
                left = table.get(++i);
            }
            Object right = table.get(--j);
            while (less(pivot, right)) {
                if (j < low) {
                    throw machine.error("invalid order function for sorting");
                }
                right = table.get(--j);
            }
            if (j < i) {
                break;
            }
            put(i, right);
            put(j, left);
        }
        Object atSplit = table.get(i);
        put(i, table.get(up - 1));
        put(up - 1, atSplit);
        return i;
    }
}
