package io.vedette.engine.command;

import io.vedette.engine.geo.GeoHash;
import io.vedette.engine.geo.Point;
import io.vedette.engine.value.ZSetValue;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Places, lengths and units in arguments and replies. */
final class GeoArguments {

    private static final int SHOWN_DIGITS = 6;
    private static final int DISTANCE_DIGITS = 4;
    private static final int DEGREE_DIGITS = 17;

    private GeoArguments() {}

    static Point point(Call call, int i) {
        Point point = new Point(call.real(i), call.real(i + 1));
        if (!point.isOnTheMap()) {
            throw new CommandError(
                    "ERR invalid longitude,latitude pair " + shown(point.longitude()) + "," + shown(point.latitude()));
        }
        return point;
    }

    /** Metres of a unit. */
    static double unit(Call call, int i) {
        if (call.is(i, "m")) {
            return 1;
        }
        if (call.is(i, "km")) {
            return 1000;
        }
        if (call.is(i, "ft")) {
            return 0.3048;
        }
        if (call.is(i, "mi")) {
            return 1609.34;
        }
        throw new CommandError("ERR unsupported unit provided. please use M, KM, FT, MI");
    }

    /** Where a member is, which must be there. */
    static Point place(ZSetValue zset, byte[] member) {
        double score = zset.score(member);
        if (Double.isNaN(score)) {
            throw new CommandError("ERR could not decode requested zset member");
        }
        return GeoHash.ofScore(score).middle();
    }

    static String distance(double value) {
        return fixed(value, DISTANCE_DIGITS).toPlainString();
    }

    static String degrees(double value) {
        BigDecimal shown = fixed(value, DEGREE_DIGITS);
        return shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
    }

    private static String shown(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        return fixed(value, SHOWN_DIGITS).toPlainString();
    }

    private static BigDecimal fixed(double value, int digits) {
        return new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN);
    }
}
