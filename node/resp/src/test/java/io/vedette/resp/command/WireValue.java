package io.vedette.resp.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A reply read back for comparison: strings and statuses become {@code String}, aggregates {@code List}, null the string
 * {@code "(nil)"}. What the differential tests look at needs no more.
 */
public final class WireValue {

    private final String wire;
    private int at;

    private WireValue(String wire) {
        this.wire = wire;
    }

    public static Object parse(String wire) {
        return new WireValue(wire).value();
    }

    /** An aggregate's elements. */
    public static List<?> list(Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new AssertionError("not an aggregate: " + value);
    }

    public static List<String> strings(Object value) {
        return list(value).stream().map(Object::toString).toList();
    }

    /** What stands under a key that must be there. */
    public static Object at(Map<String, Object> map, String key) {
        Object value = map.get(key);
        if (value == null) {
            throw new AssertionError("no '" + key + "' in " + map);
        }
        return value;
    }

    /** A flat list of keys and values as a map. */
    public static Map<String, Object> map(Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        List<?> flat = list(value);
        for (int i = 0; i < flat.size(); i += 2) {
            map.put(flat.get(i).toString(), flat.get(i + 1));
        }
        return map;
    }

    private Object value() {
        char type = wire.charAt(at);
        int end = wire.indexOf("\r\n", at);
        String line = wire.substring(at + 1, end);
        at = end + 2;
        return switch (type) {
            case '*', '~', '>' -> line.equals("-1") ? "(nil)" : elements(Integer.parseInt(line));
            case '%' -> elements(2 * Integer.parseInt(line));
            case '$' -> line.equals("-1") ? "(nil)" : bulk(Integer.parseInt(line));
            case '_' -> "(nil)";
            case '-' -> "-" + line;
            default -> line;
        };
    }

    private List<Object> elements(int count) {
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            elements.add(value());
        }
        return elements;
    }

    private String bulk(int length) {
        String text = wire.substring(at, at + length);
        at += length + 2;
        return text;
    }
}
