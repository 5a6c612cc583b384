package io.vedette.engine.geo;

import java.util.ArrayList;
import java.util.List;

/**
 * The squares a shape may reach into: the one its middle is in, and those around it that are not too far away. The order
 * is that of Redis, because it is the order of results nobody asked to sort.
 */
public final class Cover {

    private static final double HALF_EQUATOR_M = 20037726.37;
    private static final double NORTHERN = 66;
    private static final double POLAR = 80;

    /** East and north of the middle, one after the other. */
    private static final int[][] AROUND = {{0, 0}, {0, 1}, {0, -1}, {1, 0}, {-1, 0}, {1, 1}, {-1, 1}, {1, -1}, {-1, -1}
    };

    private Cover() {}

    public static List<GeoHash> of(Shape shape) {
        GeoHash.Area bounds = bounds(shape);
        int steps = steps(shape);
        GeoHash middle = GeoHash.of(shape.middle(), steps);
        if (steps > 1 && !reaches(middle, bounds)) {
            steps--;
            middle = GeoHash.of(shape.middle(), steps);
        }
        GeoHash.Area area = middle.area();
        List<GeoHash> squares = new ArrayList<>();
        for (int[] way : AROUND) {
            boolean needed = steps < 2 || isNeeded(way[0], way[1], area, bounds);
            GeoHash square = middle.neighbour(way[0], way[1]);
            // Of a map of few squares some are neighbours on both sides.
            boolean again =
                    squares.size() > 1 && squares.get(squares.size() - 1).equals(square);
            if (needed && !again) {
                squares.add(square);
            }
        }
        return squares;
    }

    /** Larger squares towards the poles, where degrees are short. */
    private static int steps(Shape shape) {
        if (shape.reachM() == 0) {
            return GeoHash.MOST_STEPS;
        }
        int steps = -1;
        for (double reach = shape.reachM(); reach < HALF_EQUATOR_M; reach *= 2) {
            steps++;
        }
        double latitude = Math.abs(shape.middle().latitude());
        steps -= latitude > NORTHERN ? 1 : 0;
        steps -= latitude > POLAR ? 1 : 0;
        return Math.max(1, Math.min(GeoHash.MOST_STEPS, steps));
    }

    private static GeoHash.Area bounds(Shape shape) {
        Point middle = shape.middle();
        double north = Point.degreesNorth(shape.northM());
        double wider = middle.latitude() < 0 ? middle.latitude() - north : middle.latitude() + north;
        double east = Point.degreesEast(shape.eastM(), wider);
        return new GeoHash.Area(
                middle.longitude() - east,
                middle.longitude() + east,
                middle.latitude() - north,
                middle.latitude() + north);
    }

    /** Whether the squares around this one cover the bounds. */
    private static boolean reaches(GeoHash middle, GeoHash.Area bounds) {
        // Bounds that are no numbers, of endless shapes, are reached.
        boolean tooFar = middle.neighbour(0, 1).area().north() < bounds.north()
                || middle.neighbour(0, -1).area().south() > bounds.south()
                || middle.neighbour(1, 0).area().east() < bounds.east()
                || middle.neighbour(-1, 0).area().west() > bounds.west();
        return !tooFar;
    }

    private static boolean isNeeded(int east, int north, GeoHash.Area area, GeoHash.Area bounds) {
        boolean tooFarNorth = north > 0 && area.north() > bounds.north();
        boolean tooFarSouth = north < 0 && area.south() < bounds.south();
        boolean tooFarEast = east > 0 && area.east() > bounds.east();
        boolean tooFarWest = east < 0 && area.west() < bounds.west();
        return !(tooFarNorth || tooFarSouth || tooFarEast || tooFarWest);
    }
}
