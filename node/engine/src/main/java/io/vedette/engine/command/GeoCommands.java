package io.vedette.engine.command;

import io.vedette.engine.geo.GeoHash;
import io.vedette.engine.geo.Point;
import io.vedette.engine.value.Text;
import io.vedette.engine.value.ZSetValue;
import io.vedette.resp.Protocol;
import io.vedette.resp.ReplyWriter;

/** Members of a sorted set as places: adding them, where they are, how far from one another. */
final class GeoCommands {

    private static final String ALPHABET = "0123456789bcdefghjkmnpqrstuvwxyz";
    private static final double POLE = 90;
    private static final int HASH_DIGITS = 10;
    private static final int DIGIT_BITS = 5;
    private static final int PLACE = 3;

    private GeoCommands() {}

    static void bind(Bindings table) {
        table.bind("geoadd", GeoCommands::add)
                .bind("geodist", GeoCommands::distance)
                .bind("geohash", GeoCommands::hash)
                .bind("geopos", GeoCommands::position);
    }

    private static void add(Call call) {
        boolean nx = false;
        boolean xx = false;
        int first = 2;
        while (first < call.argc() && (call.is(first, "nx") || call.is(first, "xx") || call.is(first, "ch"))) {
            nx |= call.is(first, "nx");
            xx |= call.is(first, "xx");
            first++;
        }
        int rest = call.argc() - first;
        if (rest % PLACE != 0 || (nx && xx)) {
            throw CommandError.syntax();
        }
        double[] scores = new double[rest / PLACE];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = GeoHash.of(GeoArguments.point(call, first + PLACE * i), GeoHash.MOST_STEPS)
                    .score();
        }
        ZAddCommands.addPlaces(call, first, PLACE, scores);
        if (call.isRepeated()) {
            call.effect(effect(call, first, scores));
        }
    }

    /** The ZADD it comes to. */
    private static byte[][] effect(Call call, int first, double[] scores) {
        byte[][] command = new byte[first + 2 * scores.length][];
        command[0] = Words.ZADD;
        for (int i = 1; i < first; i++) {
            command[i] = call.bytes(i);
        }
        for (int i = 0; i < scores.length; i++) {
            command[first + 2 * i] = Text.of((long) scores[i]);
            command[first + 2 * i + 1] = call.bytes(first + PLACE * i + 2);
        }
        return command;
    }

    private static void distance(Call call) {
        double unit = call.argc() == 5 ? GeoArguments.unit(call, 4) : 1;
        if (call.argc() > 5) {
            throw CommandError.syntax();
        }
        ZSetValue zset = call.zset(1);
        double one = zset == null ? ZSetValue.NO_SCORE : zset.score(call.bytes(2));
        double other = zset == null ? ZSetValue.NO_SCORE : zset.score(call.bytes(3));
        if (Double.isNaN(one) || Double.isNaN(other)) {
            call.reply().nil();
            return;
        }
        double metres =
                GeoHash.ofScore(one).middle().distanceM(GeoHash.ofScore(other).middle());
        call.reply().bulk(GeoArguments.distance(metres / unit));
    }

    private static void hash(Call call) {
        ZSetValue zset = call.zset(1);
        call.reply().array(call.argc() - 2);
        for (int i = 2; i < call.argc(); i++) {
            double score = zset == null ? ZSetValue.NO_SCORE : zset.score(call.bytes(i));
            if (Double.isNaN(score)) {
                call.reply().nil();
            } else {
                call.reply().bulk(text(GeoHash.ofScore(score).middle()));
            }
        }
    }

    /** The form others use: of a map that reaches the poles, with an eleventh digit nothing is known of. */
    private static String text(Point point) {
        long bits = GeoHash.of(point, GeoHash.MOST_STEPS, POLE).bits();
        StringBuilder text = new StringBuilder(HASH_DIGITS + 1);
        for (int i = 1; i <= HASH_DIGITS; i++) {
            int digit = (int) (bits >>> (2 * GeoHash.MOST_STEPS - DIGIT_BITS * i)) & 0x1f;
            text.append(ALPHABET.charAt(digit));
        }
        return text.append('0').toString();
    }

    private static void position(Call call) {
        ZSetValue zset = call.zset(1);
        call.reply().array(call.argc() - 2);
        for (int i = 2; i < call.argc(); i++) {
            double score = zset == null ? ZSetValue.NO_SCORE : zset.score(call.bytes(i));
            if (Double.isNaN(score)) {
                call.reply().nullArray();
            } else {
                write(call.reply(), GeoHash.ofScore(score).middle());
            }
        }
    }

    static void write(ReplyWriter reply, Point point) {
        reply.array(2);
        degrees(reply, point.longitude());
        degrees(reply, point.latitude());
    }

    private static void degrees(ReplyWriter reply, double value) {
        String text = GeoArguments.degrees(value);
        if (reply.protocol() == Protocol.RESP2) {
            reply.bulk(text);
        } else {
            reply.raw(Text.of("," + text + "\r\n"));
        }
    }
}
