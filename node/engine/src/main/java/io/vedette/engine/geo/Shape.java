package io.vedette.engine.geo;

import java.util.OptionalDouble;

/** What is searched: a circle or a box around a point; lengths in metres. */
public sealed interface Shape {

    Point middle();

    /** From the middle to the farthest corner. */
    double reachM();

    /** Half of its width. */
    double eastM();

    /** Half of its height. */
    double northM();

    /** How far from the middle a point is, if it is within. */
    OptionalDouble distanceM(Point point);

    /** All within a distance. */
    record Circle(Point middle, double radiusM) implements Shape {

        @Override
        public double reachM() {
            return radiusM;
        }

        @Override
        public double eastM() {
            return radiusM;
        }

        @Override
        public double northM() {
            return radiusM;
        }

        @Override
        public OptionalDouble distanceM(Point point) {
            double distance = middle.distanceM(point);
            return distance > radiusM ? OptionalDouble.empty() : OptionalDouble.of(distance);
        }
    }

    /** All within a height, and a width that is measured at the height of each point. */
    record Box(Point middle, double widthM, double heightM) implements Shape {

        @Override
        public double reachM() {
            return Math.sqrt((widthM / 2) * (widthM / 2) + (heightM / 2) * (heightM / 2));
        }

        @Override
        public double eastM() {
            return widthM / 2;
        }

        @Override
        public double northM() {
            return heightM / 2;
        }

        @Override
        public OptionalDouble distanceM(Point point) {
            Point beside = new Point(middle.longitude(), point.latitude());
            if (point.latitudeDistanceM(middle) > heightM / 2 || point.distanceM(beside) > widthM / 2) {
                return OptionalDouble.empty();
            }
            return OptionalDouble.of(middle.distanceM(point));
        }
    }
}
