package io.vedette.engine.geo;

/**
 * A square of the map: longitude and latitude halved so many times in turn, one bit for each, the bits of the longitude
 * in the odd places. Redis keeps 26 of each as a score, which is a whole number a double can hold.
 */
public record GeoHash(long bits, int steps) {

    public static final int MOST_STEPS = 26;

    private static final long ODD = 0xaaaaaaaaaaaaaaaaL;
    private static final long EVEN = 0x5555555555555555L;

    /** The part of the map it is. */
    record Area(double west, double east, double south, double north) {}

    public static GeoHash of(Point point, int steps) {
        return of(point, steps, Point.MOST_LATITUDE);
    }

    /** The same on a map that ends elsewhere in the north and south. */
    public static GeoHash of(Point point, int steps, double mostLatitude) {
        double x = (point.longitude() + Point.MOST_LONGITUDE) / (2 * Point.MOST_LONGITUDE) * (1L << steps);
        double y = (point.latitude() + mostLatitude) / (2 * mostLatitude) * (1L << steps);
        return new GeoHash(spread((long) y) | spread((long) x) << 1, steps);
    }

    public static GeoHash ofScore(double score) {
        return new GeoHash((long) score, MOST_STEPS);
    }

    /** The least score of a place in it. */
    public long score() {
        return bits << (2 * (MOST_STEPS - steps));
    }

    /** The least score behind all places in it. */
    public long endScore() {
        return new GeoHash(bits + 1, steps).score();
    }

    /** The middle of it, not beyond the edge of the map. */
    public Point middle() {
        Area area = area();
        double longitude = (area.west() + area.east()) / 2;
        double latitude = (area.south() + area.north()) / 2;
        return new Point(clamp(longitude, Point.MOST_LONGITUDE), clamp(latitude, Point.MOST_LATITUDE));
    }

    Area area() {
        long y = gather(bits);
        long x = gather(bits >>> 1);
        double parts = 1L << steps;
        double width = 2 * Point.MOST_LONGITUDE;
        double height = 2 * Point.MOST_LATITUDE;
        return new Area(
                -Point.MOST_LONGITUDE + x / parts * width,
                -Point.MOST_LONGITUDE + (x + 1) / parts * width,
                -Point.MOST_LATITUDE + y / parts * height,
                -Point.MOST_LATITUDE + (y + 1) / parts * height);
    }

    /** The square so far east and north, of the same size; the map is round. */
    GeoHash neighbour(int east, int north) {
        int unused = Long.SIZE - 2 * steps;
        long x = moved(bits & ODD, EVEN >>> unused, ODD >>> unused, east);
        long y = moved(bits & EVEN, ODD >>> unused, EVEN >>> unused, north);
        return new GeoHash(x | y, steps);
    }

    /**
     * Counts on in every second bit: those between are filled, so that a carry goes through them. What does not move stays
     * as it is, on the very edge of the map too, which is behind its last square.
     */
    private static long moved(long value, long between, long used, int by) {
        if (by == 0) {
            return value;
        }
        long counted = by > 0 ? value + (between + 1) : (value | between) - (between + 1);
        return counted & used;
    }

    private static double clamp(double value, double most) {
        return Math.max(-most, Math.min(most, value));
    }

    /** 32 bits to the even places of 64. */
    private static long spread(long value) {
        long v = value & 0xffffffffL;
        v = (v | v << 16) & 0x0000ffff0000ffffL;
        v = (v | v << 8) & 0x00ff00ff00ff00ffL;
        v = (v | v << 4) & 0x0f0f0f0f0f0f0f0fL;
        v = (v | v << 2) & 0x3333333333333333L;
        return (v | v << 1) & EVEN;
    }

    private static long gather(long value) {
        long v = value & EVEN;
        v = (v | v >>> 1) & 0x3333333333333333L;
        v = (v | v >>> 2) & 0x0f0f0f0f0f0f0f0fL;
        v = (v | v >>> 4) & 0x00ff00ff00ff00ffL;
        v = (v | v >>> 8) & 0x0000ffff0000ffffL;
        return (v | v >>> 16) & 0xffffffffL;
    }
}
