package io.vedette.engine.lua.lib;

import static io.vedette.engine.lua.Nil.NIL;
import static io.vedette.engine.lua.lib.Library.NOTHING;
import static io.vedette.engine.lua.lib.Library.one;

import io.vedette.engine.lua.Arguments;
import io.vedette.engine.lua.Growing;
import io.vedette.engine.lua.LuaFunction;
import io.vedette.engine.lua.LuaString;
import io.vedette.engine.lua.LuaTable;
import io.vedette.engine.lua.Types;

/** The table {@code table}. */
final class TableLibrary {
    private TableLibrary() {}

    static LuaTable open() {
        return new Library()
                .function("concat", TableLibrary::concat)
                .function("foreach", TableLibrary::foreach)
                .function("foreachi", TableLibrary::foreachi)
                .function("getn", args -> one((double) args.table(0).length()))
                .function("insert", TableLibrary::insert)
                .function("maxn", TableLibrary::maxn)
                .function("remove", TableLibrary::remove)
                .function("setn", args -> {
                    args.table(0);
                    throw args.machine().error("'setn' is obsolete");
                })
                .function("sort", Sorting::sort)
                .table();
    }

    private static Object[] concat(Arguments args) {
        LuaString separator = args.string(1, LuaString.EMPTY);
        LuaTable table = args.table(0);
        int from = (int) args.integer(2, 1);
        int to = (int) args.integer(3, table.length());
        Growing joined = new Growing(args.machine());
        for (long i = from; i <= to; i++) {
            Object value = table.get((int) i);
            if (!(value instanceof LuaString || value instanceof Double)) {
                throw args.machine()
                        .error("invalid value (" + Types.name(value) + ") at index " + i + " in table for 'concat'");
            }
            joined.writeBytes(Types.text(value).bytes());
            if (i < to) {
                joined.writeBytes(separator.bytes());
            }
        }
        return one(joined.finished());
    }

    private static Object[] foreach(Arguments args) {
        LuaTable table = args.table(0);
        LuaFunction function = args.function(1);
        Object[] pair = table.after(NIL);
        while (pair != null) {
            Object[] results = args.machine().call(function, pair);
            if (results.length > 0 && results[0] != NIL) {
                return one(results[0]);
            }
            pair = table.after(pair[0]);
        }
        return NOTHING;
    }

    private static Object[] foreachi(Arguments args) {
        LuaTable table = args.table(0);
        int length = table.length();
        LuaFunction function = args.function(1);
        for (int i = 1; i <= length; i++) {
            Object[] results = args.machine().call(function, (double) i, table.get(i));
            if (results.length > 0 && results[0] != NIL) {
                return one(results[0]);
            }
        }
        return NOTHING;
    }

    private static Object[] insert(Arguments args) {
        LuaTable table = args.table(0);
        int end = table.length() + 1;
        int position;
        if (args.count() == 2) {
            position = end;
        } else if (args.count() == 3) {
            position = (int) args.integer(1);
            end = Math.max(end, position);
            for (int i = end; i > position; i--) {
                args.machine().store(table, (double) i, table.get(i - 1));
            }
        } else {
            throw args.machine().error("wrong number of arguments to 'insert'");
        }
        args.machine().store(table, (double) position, args.get(args.count() - 1));
        return NOTHING;
    }

    private static Object[] maxn(Arguments args) {
        LuaTable table = args.table(0);
        double most = 0;
        for (Object[] pair = table.after(NIL); pair != null; pair = table.after(pair[0])) {
            if (pair[0] instanceof Double number) {
                most = Math.max(most, number);
            }
        }
        return one(most);
    }

    private static Object[] remove(Arguments args) {
        LuaTable table = args.table(0);
        int end = table.length();
        int position = (int) args.integer(1, end);
        if (position < 1 || position > end) {
            return NOTHING;
        }
        Object removed = table.get(position);
        for (int i = position; i < end; i++) {
            args.machine().store(table, (double) i, table.get(i + 1));
        }
        args.machine().store(table, (double) end, NIL);
        return one(removed);
    }
}
