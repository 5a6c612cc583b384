package io.vedette.engine.script.data;

import static io.vedette.engine.lua.lib.Library.one;

import io.vedette.engine.lua.Arguments;
import io.vedette.engine.lua.BadArgument;
import io.vedette.engine.lua.LuaString;
import io.vedette.engine.lua.LuaTable;
import io.vedette.engine.lua.lib.Library;
import java.util.ArrayList;
import java.util.List;

/** The table {@code cmsgpack}. */
public final class MessagePack {

    public LuaTable open() {
        return new Library()
                .function("pack", MessagePack::pack)
                .function("unpack", args -> unpack(args, Integer.MAX_VALUE, 0, false))
                .function("unpack_one", args -> unpack(args, 1, (int) args.integer(1, 0), true))
                .function("unpack_limit", args -> unpack(args, (int) args.integer(1), (int) args.integer(2, 0), true))
                .value("_NAME", LuaString.of("cmsgpack"))
                .value("_VERSION", LuaString.of("lua-cmsgpack 0.4.0"))
                .value("_COPYRIGHT", LuaString.of("Copyright (C) 2012, Salvatore Sanfilippo"))
                .value("_DESCRIPTION", LuaString.of("MessagePack C implementation for Lua"))
                .table();
    }

    private static Object[] pack(Arguments args) {
        if (args.count() == 0) {
            throw new BadArgument(0, "MessagePack pack needs input.");
        }
        PackWriter out = new PackWriter(args.machine());
        for (int i = 0; i < args.count(); i++) {
            out.value(args.get(i), 0);
        }
        return one(out.finished());
    }

    private static Object[] unpack(Arguments args, int limit, int offset, boolean goOn) {
        LuaString data = args.string(0);
        if (offset < 0 || limit < 0) {
            throw args.machine()
                    .error("Invalid request to unpack with offset of " + offset + " and limit of " + data.length()
                            + ".");
        }
        if (offset > data.length()) {
            throw args.machine().error("Start offset " + offset + " greater than input length " + data.length() + ".");
        }
        PackReader in = new PackReader(args.machine(), data, offset);
        List<Object> values = new ArrayList<>();
        int most = limit == 0 && goOn ? Integer.MAX_VALUE : limit;
        while (in.hasMore() && values.size() < most) {
            values.add(in.value());
        }
        if (goOn) {
            values.add(0, in.hasMore() ? (double) in.position() : -1.0);
        }
        return values.toArray();
    }
}
