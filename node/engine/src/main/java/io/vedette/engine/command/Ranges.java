package io.vedette.engine.command;

import io.vedette.engine.value.Range;
import java.util.Arrays;

/** Reads the ends of ranges of sorted sets. */
final class Ranges {

    private Ranges() {}

    static Range.ByScore byScore(Call call, int min, int max) {
        boolean minExcluded = isExcluded(call, min);
        boolean maxExcluded = isExcluded(call, max);
        return new Range.ByScore(
                score(call, min, minExcluded), minExcluded, score(call, max, maxExcluded), maxExcluded);
    }

    static Range.ByMember byMember(Call call, int min, int max) {
        return new Range.ByMember(bound(call, min), bound(call, max));
    }

    private static boolean isExcluded(Call call, int i) {
        return call.request().length(i) > 0 && call.request().byteAt(i, 0) == '(';
    }

    private static double score(Call call, int i, boolean excluded) {
        byte[] text = call.bytes(i);
        double score = Numbers.lenient(text, excluded ? 1 : 0);
        if (Double.isNaN(score)) {
            throw notAFloat();
        }
        return score;
    }

    private static Range.Bound bound(Call call, int i) {
        byte[] text = call.bytes(i);
        byte first = text.length == 0 ? 0 : text[0];
        if (text.length == 1 && first == '-') {
            return Range.Infinite.BEFORE_ALL;
        }
        if (text.length == 1 && first == '+') {
            return Range.Infinite.BEHIND_ALL;
        }
        if (first != '(' && first != '[') {
            throw notAMember();
        }
        return new Range.At(Arrays.copyOfRange(text, 1, text.length), first == '(');
    }

    private static CommandError notAFloat() {
        return new CommandError("ERR min or max is not a float");
    }

    private static CommandError notAMember() {
        return new CommandError("ERR min or max not valid string range item");
    }
}
