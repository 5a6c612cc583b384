package io.vedette.engine.differential;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A reply taken apart, one char per byte, so that what has no order can be put into one. */
public record Shape(char type, String text, List<Shape> elements) {

    private static final class Cursor {
        private final String wire;
        private int at;

        Cursor(String wire) {
            this.wire = wire;
        }

        String line() {
            int end = wire.indexOf("\r\n", at);
            String line = wire.substring(at, end);
            at = end + 2;
            return line;
        }

        String bytes(int count) {
            String bytes = wire.substring(at, at + count);
            at += count + 2;
            return bytes;
        }
    }

    public static Shape of(byte[] wire) {
        return of(new String(wire, StandardCharsets.ISO_8859_1));
    }

    public static Shape of(String wire) {
        Cursor cursor = new Cursor(wire);
        Shape shape = read(cursor);
        if (cursor.at != wire.length()) {
            throw new IllegalStateException("more than one reply: " + wire);
        }
        return shape;
    }

    private static Shape read(Cursor cursor) {
        String line = cursor.line();
        char type = line.charAt(0);
        String text = line.substring(1);
        return switch (type) {
            case '$', '=' -> text.equals("-1") ? new Shape(type, "-1", List.of()) : bulk(type, cursor, text);
            case '*', '~', '>' -> aggregate(type, cursor, Integer.parseInt(text));
            case '%' -> aggregate(type, cursor, 2 * Integer.parseInt(text));
            // What clients sent is repeated in errors; bytes that are no text are not repeated as they were.
            case '-' -> new Shape(type, text.replaceAll("[^ -~]+", "?"), List.of());
            default -> new Shape(type, text, List.of());
        };
    }

    private static Shape bulk(char type, Cursor cursor, String length) {
        return new Shape(type, length + ":" + cursor.bytes(Integer.parseInt(length)), List.of());
    }

    private static Shape aggregate(char type, Cursor cursor, int count) {
        List<Shape> elements = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            elements.add(read(cursor));
        }
        return new Shape(type, Integer.toString(count), elements);
    }

    /** The elements in an order that depends on nothing else; {@code group} of them stay together. */
    Shape sorted(int group) {
        List<List<Shape>> groups = new ArrayList<>();
        for (int i = 0; i + group <= elements.size(); i += group) {
            groups.add(elements.subList(i, i + group));
        }
        List<List<Shape>> ordered = new ArrayList<>(groups);
        Collections.sort(ordered, (one, other) -> one.toString().compareTo(other.toString()));
        return new Shape(type, text, ordered.stream().flatMap(List::stream).toList());
    }

    /**
     * Without times in milliseconds, and how long ago they were: of a consumer, of a pending entry (ID, consumer, time or
     * idle time, deliveries).
     */
    Shape timeless() {
        List<Shape> kept = new ArrayList<>();
        boolean pending = elements.size() == 4 && elements.get(2).type == ':' && elements.get(3).type == ':';
        for (int i = 0; i < elements.size(); i++) {
            String name = elements.get(i).text;
            if (name.equals("8:inactive") || name.equals("11:active-time")) {
                i++;
            } else if (name.equals("4:idle") || name.equals("9:seen-time")) {
                kept.add(elements.get(i));
                i++;
            } else if (!(pending && i == 2)) {
                kept.add(elements.get(i).timeless());
            }
        }
        boolean time = type == ':' && text.length() >= 13;
        return new Shape(type, elements.isEmpty() ? (time ? "a time" : text) : "", kept);
    }

    /** The last element in order, as in the replies of SCAN. */
    Shape lastSorted(int group) {
        if (elements.isEmpty()) {
            return this;
        }
        List<Shape> changed = new ArrayList<>(elements);
        int last = changed.size() - 1;
        changed.set(last, changed.get(last).sorted(group));
        return new Shape(type, text, changed);
    }

    @Override
    public String toString() {
        return elements.isEmpty() ? type + text : type + elements.toString();
    }

    /** Whether a scan is to go on, so that chance decided how much of it this is. */
    boolean isPartOfScan() {
        return !elements.isEmpty() && !elements.get(0).text().equals("1:0");
    }

    boolean isError() {
        return type == '-';
    }
}
