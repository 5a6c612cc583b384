package io.vedette.engine.script.data;

import static io.vedette.engine.lua.lib.Library.one;

import io.vedette.engine.lua.Arguments;
import io.vedette.engine.lua.BadArgument;
import io.vedette.engine.lua.LuaString;
import io.vedette.engine.lua.LuaTable;
import io.vedette.engine.lua.Userdata;
import io.vedette.engine.lua.lib.Library;
import java.util.List;

/** The table {@code cjson} with its settings, which scripts can change. */
public final class Cjson {
    private static final List<String> OFF_ON = List.of("off", "on");
    private static final List<String> OFF_ON_NULL = List.of("off", "on", "null");

    private final JsonSettings settings = new JsonSettings();

    public LuaTable open() {
        return new Library()
                .function("encode", this::encode)
                .function("decode", this::decode)
                .function("encode_sparse_array", this::sparse)
                .function("encode_max_depth", args -> {
                    settings.encodeDepth = integer(args, 0, settings.encodeDepth, 1, Integer.MAX_VALUE);
                    return one((double) settings.encodeDepth);
                })
                .function("decode_max_depth", args -> {
                    settings.decodeDepth = integer(args, 0, settings.decodeDepth, 1, Integer.MAX_VALUE);
                    return one((double) settings.decodeDepth);
                })
                .function("encode_number_precision", args -> {
                    settings.precision = integer(args, 0, settings.precision, 1, 14);
                    return one((double) settings.precision);
                })
                .function("encode_keep_buffer", args -> {
                    settings.keepBuffer = choice(args, OFF_ON, settings.keepBuffer);
                    return word(OFF_ON, settings.keepBuffer);
                })
                .function("encode_invalid_numbers", args -> {
                    settings.encodeInvalid = choice(args, OFF_ON_NULL, settings.encodeInvalid);
                    return word(OFF_ON_NULL, settings.encodeInvalid);
                })
                .function("decode_invalid_numbers", args -> {
                    settings.decodeInvalid = choice(args, OFF_ON, settings.decodeInvalid);
                    return word(OFF_ON, settings.decodeInvalid);
                })
                .function("new", args -> one(new Cjson().open()))
                .value("null", Userdata.NULL)
                .value("_NAME", LuaString.of("cjson"))
                .value("_VERSION", LuaString.of("2.1.0"))
                .table();
    }

    private Object[] encode(Arguments args) {
        single(args);
        return one(new JsonWriter(args.machine(), settings).encode(args.get(0)));
    }

    private Object[] decode(Arguments args) {
        single(args);
        return one(new JsonReader(args.machine(), settings, args.string(0)).decode());
    }

    private static void single(Arguments args) {
        if (args.count() != 1) {
            throw new BadArgument(1, "expected 1 argument");
        }
    }

    private Object[] sparse(Arguments args) {
        few(args, 3);
        settings.sparseConvert = choice(args, OFF_ON, settings.sparseConvert);
        settings.sparseRatio = integer(args, 1, settings.sparseRatio, 0, Integer.MAX_VALUE);
        settings.sparseSafe = integer(args, 2, settings.sparseSafe, 0, Integer.MAX_VALUE);
        return new Object[] {settings.sparseConvert == 1, (double) settings.sparseRatio, (double) settings.sparseSafe};
    }

    private static void few(Arguments args, int most) {
        if (args.count() > most) {
            throw new BadArgument(most + 1, "found too many arguments");
        }
    }

    private static int integer(Arguments args, int i, int now, int least, int most) {
        if (i == 0) {
            few(args, 1);
        }
        if (args.isNil(i)) {
            return now;
        }
        int value = (int) args.integer(i);
        if (value < least || value > most) {
            throw new BadArgument(i + 1, "expected integer between " + least + " and " + most);
        }
        return value;
    }

    private static int choice(Arguments args, List<String> words, int now) {
        if (args.isNil(0)) {
            return now;
        }
        if (args.get(0) instanceof Boolean bool) {
            return bool ? 1 : 0;
        }
        String word = args.string(0).latin();
        if (!words.contains(word)) {
            throw new BadArgument(1, "invalid option '" + word + "'");
        }
        return words.indexOf(word);
    }

    private static Object[] word(List<String> words, int chosen) {
        return chosen < 2 ? one(chosen == 1) : one(words.get(chosen));
    }
}
