package io.vedette.engine.script;

import static io.vedette.engine.lua.lib.Library.one;

import io.vedette.engine.lua.Arguments;
import io.vedette.engine.lua.BadArgument;
import io.vedette.engine.lua.LuaTable;
import io.vedette.engine.lua.lib.Library;

/**
 * Chance for scripts: the 48-bit generator of the C library, which begins at the same place in every server, so that
 * the same scripts throw the same dice.
 */
final class ScriptRandom {
    private static final long FACTOR = 0x5DEECE66DL;
    private static final long SUMMAND = 0xB;
    private static final long MASK = (1L << 48) - 1;
    private static final long LOW_SEED = 0x330E;

    /** Where the generator begins that nobody has seeded. */
    private static final long UNSEEDED = 0x1234ABCD330EL;

    private static final int MOST = Integer.MAX_VALUE;

    private long state = UNSEEDED;

    private void seed(int seed) {
        state = ((seed & 0xffffffffL) << 16) | LOW_SEED;
    }

    private int next() {
        state = (state * FACTOR + SUMMAND) & MASK;
        return (int) (state >>> 17);
    }

    void open(LuaTable math) {
        new Library(math).function("random", this::random).function("randomseed", args -> {
            seed((int) args.integer(0));
            return Library.NOTHING;
        });
    }

    private Object[] random(Arguments args) {
        double part = (double) (next() % MOST) / MOST;
        switch (args.count()) {
            case 0 -> {
                return one(part);
            }
            case 1 -> {
                int most = (int) args.integer(0);
                if (most < 1) {
                    throw new BadArgument(1, "interval is empty");
                }
                return one(Math.floor(part * most) + 1);
            }
            case 2 -> {
                int least = (int) args.integer(0);
                int most = (int) args.integer(1);
                if (least > most) {
                    throw new BadArgument(2, "interval is empty");
                }
                return one(Math.floor(part * (most - least + 1)) + least);
            }
            default -> throw args.machine().error("wrong number of arguments");
        }
    }
}
