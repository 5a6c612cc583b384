package io.vedette.engine.command;

import io.vedette.engine.geo.Point;
import io.vedette.engine.geo.Shape;
import io.vedette.engine.value.ZSetValue;
import org.jspecify.annotations.Nullable;

/** What a search for places is asked for, in the order in which Redis finds mistakes in it. */
final class GeoSearchOptions {

    private final Call call;
    private final @Nullable ZSetValue zset;
    private final boolean search;
    private final boolean mayStore;

    private @Nullable Point middle;
    private boolean fromMember;
    private boolean fromPoint;
    private double width;
    private double height;
    private boolean byRadius;
    private boolean byBox;
    private double unit = 1;

    private boolean withDistance;
    private boolean withHash;
    private boolean withPoint;
    private @Nullable Boolean ascends;
    private long count;
    private boolean any;
    private int target;
    private boolean storesDistance;

    private GeoSearchOptions(Call call, @Nullable ZSetValue zset, boolean search, boolean mayStore) {
        this.call = call;
        this.zset = zset;
        this.search = search;
        this.mayStore = mayStore;
    }

    /** A radius around a point or member, before the options; of a member nothing is read where there is no set. */
    static GeoSearchOptions ofRadius(Call call, @Nullable ZSetValue zset, boolean byMember, boolean mayStore) {
        GeoSearchOptions options = new GeoSearchOptions(call, zset, false, mayStore);
        int radius = byMember ? 3 : 4;
        options.byRadius = true;
        if (!byMember) {
            options.middle = GeoArguments.point(call, 2);
            options.radius(radius);
        } else if (zset != null) {
            options.middle = GeoArguments.place(zset, call.bytes(2));
            options.radius(radius);
        }
        options.parse(radius + 2);
        return options;
    }

    static GeoSearchOptions ofSearch(Call call, @Nullable ZSetValue zset, boolean stores) {
        GeoSearchOptions options = new GeoSearchOptions(call, zset, true, stores);
        options.target = stores ? 1 : 0;
        options.parse(stores ? 3 : 2);
        return options;
    }

    private void parse(int first) {
        for (int i = first; i < call.argc(); ) {
            int taken = common(i);
            if (taken == 0) {
                taken = search ? searched(i) : stored(i);
            }
            if (taken == 0) {
                throw CommandError.syntax();
            }
            i += taken;
        }
        check();
    }

    private int common(int i) {
        if (call.is(i, "withdist")) {
            withDistance = true;
        } else if (call.is(i, "withhash")) {
            withHash = true;
        } else if (call.is(i, "withcoord")) {
            withPoint = true;
        } else if (call.is(i, "any")) {
            any = true;
        } else if (call.is(i, "asc")) {
            ascends = true;
        } else if (call.is(i, "desc")) {
            ascends = false;
        } else if (call.is(i, "count") && i + 1 < call.argc()) {
            count = call.integer(i + 1);
            if (count <= 0) {
                throw new CommandError("ERR COUNT must be > 0");
            }
            return 2;
        } else {
            return 0;
        }
        return 1;
    }

    private int stored(int i) {
        boolean distance = call.is(i, "storedist");
        if (!mayStore || i + 1 == call.argc() || !(distance || call.is(i, "store"))) {
            return 0;
        }
        target = i + 1;
        storesDistance = distance;
        return 2;
    }

    private int searched(int i) {
        int more = call.argc() - i - 1;
        if (more >= 1 && !fromPoint && call.is(i, "frommember")) {
            fromMember = true;
            middle = zset == null ? middle : GeoArguments.place(zset, call.bytes(i + 1));
            return 2;
        }
        if (more >= 2 && !fromMember && call.is(i, "fromlonlat")) {
            middle = GeoArguments.point(call, i + 1);
            fromPoint = true;
            return 3;
        }
        if (more >= 2 && !byBox && call.is(i, "byradius")) {
            radius(i + 1);
            byRadius = true;
            return 3;
        }
        if (more >= 3 && !byRadius && call.is(i, "bybox")) {
            box(i + 1);
            byBox = true;
            return 4;
        }
        if (mayStore && call.is(i, "storedist")) {
            storesDistance = true;
            return 1;
        }
        return 0;
    }

    private void radius(int i) {
        double radius = call.real(i, "ERR need numeric radius");
        if (radius < 0) {
            throw new CommandError("ERR radius cannot be negative");
        }
        unit = GeoArguments.unit(call, i + 1);
        width = radius;
    }

    private void box(int i) {
        width = call.real(i, "ERR need numeric width");
        height = call.real(i + 1, "ERR need numeric height");
        if (width < 0 || height < 0) {
            throw new CommandError("ERR height or width cannot be negative");
        }
        unit = GeoArguments.unit(call, i + 2);
    }

    private void check() {
        if (target != 0 && details() > 0) {
            throw new CommandError("ERR " + (search ? "GEOSEARCHSTORE" : "STORE option in GEORADIUS")
                    + " is not compatible with WITHDIST, WITHHASH and WITHCOORD options");
        }
        if (search && !fromMember && !fromPoint) {
            throw exactlyOne("FROMMEMBER or FROMLONLAT");
        }
        if (search && !byRadius && !byBox) {
            throw exactlyOne("BYRADIUS and BYBOX");
        }
        if (any && count == 0) {
            throw new CommandError("ERR the ANY argument requires COUNT argument");
        }
        if (count != 0 && ascends == null && !any) {
            // The nearest of them are wanted.
            ascends = true;
        }
    }

    private CommandError exactlyOne(String options) {
        return new CommandError(
                "ERR exactly one of " + options + " can be specified for " + Shown.argument(call.request(), 0));
    }

    /** What to search, if there is something to search in. */
    @Nullable
    Shape shape() {
        Point from = middle;
        if (from == null) {
            return null;
        }
        return byBox ? new Shape.Box(from, width * unit, height * unit) : new Shape.Circle(from, width * unit);
    }

    double unit() {
        return unit;
    }

    boolean withDistance() {
        return withDistance;
    }

    boolean withHash() {
        return withHash;
    }

    boolean withPoint() {
        return withPoint;
    }

    /** How much is told of a member beside its name. */
    int details() {
        return (withDistance ? 1 : 0) + (withHash ? 1 : 0) + (withPoint ? 1 : 0);
    }

    /** Whether the nearest come first, or last; null if nobody cares. */
    @Nullable
    Boolean ascends() {
        return ascends;
    }

    /** Most members, or 0 for all. */
    long count() {
        return count;
    }

    /** Whether the first that are found will do. */
    boolean isAnyEnough() {
        return any;
    }

    /** The argument that names the key to store to, or 0. */
    int target() {
        return target;
    }

    boolean storesDistance() {
        return storesDistance;
    }
}
