package io.vedette.engine.command;

import io.vedette.engine.keyspace.Database;
import io.vedette.engine.value.HashValue;
import io.vedette.engine.value.StringValue;
import io.vedette.engine.value.Value;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A pattern of BY and GET: {@code weight_*}, {@code object_*->field}, or {@code #} for the element itself. */
final class SortPattern {

    private final byte[] pattern;
    private final int star;

    SortPattern(byte[] pattern) {
        this.pattern = pattern;
        this.star = indexOf(pattern, 0, '*');
    }

    /** Whether another element leads to another key. */
    boolean isVariable() {
        return star >= 0;
    }

    /** What the key of this element holds, or null. */
    byte @Nullable [] lookUp(Database database, byte[] element) {
        if (pattern.length == 1 && pattern[0] == '#') {
            return element;
        }
        if (star < 0) {
            return null;
        }
        int arrow = arrow();
        int end = arrow < 0 ? pattern.length : arrow;
        byte[] key = new byte[end - 1 + element.length];
        System.arraycopy(pattern, 0, key, 0, star);
        System.arraycopy(element, 0, key, star, element.length);
        System.arraycopy(pattern, star + 1, key, star + element.length, end - star - 1);
        Value value = database.read(key);
        if (arrow < 0) {
            return value instanceof StringValue string ? string.bytes() : null;
        }
        byte[] field = Arrays.copyOfRange(pattern, arrow + 2, pattern.length);
        return value instanceof HashValue hash ? hash.get(field, 0, field.length) : null;
    }

    /** Where {@code ->} stands behind the star, if a field follows it. */
    private int arrow() {
        for (int i = star + 1; i + 2 < pattern.length; i++) {
            if (pattern[i] == '-' && pattern[i + 1] == '>') {
                return i;
            }
        }
        return -1;
    }

    private static int indexOf(byte[] bytes, int from, char wanted) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }
}
