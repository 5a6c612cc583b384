package io.vedette.engine.geo;

/** A place, in degrees. */
public record Point(double longitude, double latitude) {

    public static final double MOST_LONGITUDE = 180;

    /** Web maps end here, and so do geohashes that are squares. */
    public static final double MOST_LATITUDE = 85.05112878;

    private static final double EARTH_RADIUS_M = 6372797.560856;
    private static final double RADIANS = Math.PI / 180;

    public boolean isOnTheMap() {
        return Math.abs(longitude) <= MOST_LONGITUDE && Math.abs(latitude) <= MOST_LATITUDE;
    }

    /** Along a great circle, in metres. */
    public double distanceM(Point other) {
        double v = Math.sin((other.longitude * RADIANS - longitude * RADIANS) / 2);
        if (v == 0) {
            return latitudeDistanceM(other);
        }
        double here = latitude * RADIANS;
        double there = other.latitude * RADIANS;
        double u = Math.sin((there - here) / 2);
        double a = u * u + Math.cos(here) * Math.cos(there) * v * v;
        return 2.0 * EARTH_RADIUS_M * Math.asin(Math.sqrt(a));
    }

    /** From parallel to parallel, in metres. */
    double latitudeDistanceM(Point other) {
        return EARTH_RADIUS_M * Math.abs(other.latitude * RADIANS - latitude * RADIANS);
    }

    /** What a way on a meridian is in degrees. */
    static double degreesNorth(double metres) {
        return metres / EARTH_RADIUS_M / RADIANS;
    }

    /** What a way on a parallel is in degrees. */
    static double degreesEast(double metres, double latitude) {
        return metres / EARTH_RADIUS_M / Math.cos(latitude * RADIANS) / RADIANS;
    }
}
