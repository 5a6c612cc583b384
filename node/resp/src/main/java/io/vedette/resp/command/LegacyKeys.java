package io.vedette.resp.command;

import java.util.List;

/**
 * The first key, last key and step that COMMAND told clients before there were key specs, derived from these. Consecutive
 * plain ranges are joined; whatever does not fit makes the command's keys "movable".
 */
public record LegacyKeys(int first, int last, int step, boolean movable) {

    private static final LegacyKeys NONE = new LegacyKeys(0, 0, 0, false);
    private static final LegacyKeys ELSEWHERE = new LegacyKeys(0, 0, 0, true);

    static LegacyKeys of(List<KeySpec> specs) {
        if (specs.isEmpty()) {
            return NONE;
        }
        if (specs.size() == 1 && isRange(specs.get(0))) {
            KeySpec only = specs.get(0);
            KeySpec.Range range = (KeySpec.Range) only.find();
            return new LegacyKeys(position(only), last(only), range.step(), isIncomplete(only));
        }
        return joined(specs);
    }

    private static LegacyKeys joined(List<KeySpec> specs) {
        boolean movable = false;
        int first = 0;
        int last = 0;
        for (KeySpec spec : specs) {
            if (!isRange(spec) || ((KeySpec.Range) spec.find()).step() != 1 || gapAfter(last, spec)) {
                movable = true;
                continue;
            }
            movable |= isIncomplete(spec);
            first = first == 0 ? position(spec) : Math.min(first, position(spec));
            last = Integer.compareUnsigned(last, last(spec)) < 0 ? last(spec) : last;
        }
        return first == 0 ? ELSEWHERE : new LegacyKeys(first, last, 1, movable);
    }

    private static boolean gapAfter(int last, KeySpec spec) {
        return last != 0 && last != position(spec) - 1;
    }

    private static boolean isRange(KeySpec spec) {
        return spec.begin() instanceof KeySpec.Index && spec.find() instanceof KeySpec.Range;
    }

    private static boolean isIncomplete(KeySpec spec) {
        return spec.flags().contains(KeyFlag.INCOMPLETE);
    }

    private static int position(KeySpec spec) {
        return ((KeySpec.Index) spec.begin()).position();
    }

    private static int last(KeySpec spec) {
        int last = ((KeySpec.Range) spec.find()).lastKey();
        return last < 0 ? last : last + position(spec);
    }
}
