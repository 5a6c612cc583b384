package io.vedette.engine.command;

import io.vedette.engine.event.EventClass;
import io.vedette.engine.geo.Cover;
import io.vedette.engine.geo.GeoHash;
import io.vedette.engine.geo.Point;
import io.vedette.engine.geo.Shape;
import io.vedette.engine.value.Range;
import io.vedette.engine.value.ZSetValue;
import io.vedette.resp.ReplyWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** GEOSEARCH, GEORADIUS and all their forms: members within a shape, told or stored. */
final class GeoSearchCommand {

    /** A member that was found. */
    private static final class Found {
        private final byte[] member;
        private final double score;
        private final Point point;
        private final double distanceM;

        Found(byte[] member, double score, Point point, double distanceM) {
            this.member = member;
            this.score = score;
            this.point = point;
            this.distanceM = distanceM;
        }
    }

    private final Call call;
    private final GeoSearchOptions options;

    private GeoSearchCommand(Call call, GeoSearchOptions options) {
        this.call = call;
        this.options = options;
    }

    static void bind(Bindings table) {
        table.bind("georadius", call -> radius(call, false, true))
                .bind("georadius_ro", call -> radius(call, false, false))
                .bind("georadiusbymember", call -> radius(call, true, true))
                .bind("georadiusbymember_ro", call -> radius(call, true, false))
                .bind("geosearch", call -> search(call, 1))
                .bind("geosearchstore", call -> search(call, 2));
    }

    private static void radius(Call call, boolean byMember, boolean mayStore) {
        ZSetValue zset = call.zset(1);
        GeoSearchOptions options = GeoSearchOptions.ofRadius(call, zset, byMember, mayStore);
        new GeoSearchCommand(call, options).run(zset, "georadiusstore");
    }

    private static void search(Call call, int source) {
        ZSetValue zset = call.zset(source);
        GeoSearchOptions options = GeoSearchOptions.ofSearch(call, zset, source == 2);
        new GeoSearchCommand(call, options).run(zset, "geosearchstore");
    }

    private void run(@Nullable ZSetValue zset, String event) {
        Shape shape = options.shape();
        List<Found> found = zset == null || shape == null ? new ArrayList<>() : find(zset, shape);
        if (options.ascends() != null) {
            Comparator<Found> order = Comparator.comparingDouble(one -> one.distanceM);
            found.sort(options.ascends() ? order : order.reversed());
        }
        long most = options.count() == 0 ? found.size() : Math.min(options.count(), found.size());
        List<Found> told = found.subList(0, (int) most);
        int target = options.target();
        if (target == 0) {
            tell(told);
            return;
        }
        ZSetValue stored = call.services().newZSet().unpacked();
        for (Found one : told) {
            double score = options.storesDistance() ? one.distanceM / options.unit() : one.score;
            stored.put(one.member, score, call.limits());
        }
        stored.packIfSmall(call.limits());
        Members.store(call, target, stored, EventClass.ZSET, event);
        call.reply().integer(told.size());
    }

    private List<Found> find(ZSetValue zset, Shape shape) {
        List<Found> found = new ArrayList<>();
        long most = options.isAnyEnough() ? options.count() : Long.MAX_VALUE;
        for (GeoHash square : Cover.of(shape)) {
            Range range = new Range.ByScore(square.score(), false, square.endScore(), true);
            int from = zset.countBefore(range);
            zset.ascending(from, zset.countIn(range), (member, score) -> {
                Point point = GeoHash.ofScore(score).middle();
                OptionalDouble distanceM = found.size() < most ? shape.distanceM(point) : OptionalDouble.empty();
                if (distanceM.isPresent()) {
                    found.add(new Found(member, score, point, distanceM.getAsDouble()));
                }
            });
        }
        return found;
    }

    private void tell(List<Found> told) {
        ReplyWriter reply = call.reply();
        int details = options.details();
        reply.array(told.size());
        for (Found one : told) {
            if (details > 0) {
                reply.array(1 + details);
            }
            reply.bulk(one.member);
            if (options.withDistance()) {
                reply.bulk(GeoArguments.distance(one.distanceM / options.unit()));
            }
            if (options.withHash()) {
                reply.integer((long) one.score);
            }
            if (options.withPoint()) {
                GeoCommands.write(reply, one.point);
            }
        }
    }
}
