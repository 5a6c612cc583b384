package io.vedette.resp.command;

import io.vedette.resp.Request;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds things by a name that lies in a request, in any case and without making a string of it: open addressing over a
 * hash of the lower-cased bytes. The names are fixed when it is built; one longer than the longest is not even hashed.
 */
final class NameIndex<T> {

    private final List<T> values;
    private final byte[][] names;

    /** Number of the value at each place, or -1; at most half full. */
    private final int[] places;

    private final int longest;

    private NameIndex(List<T> values, byte[][] names) {
        this.values = values;
        this.names = names;
        this.places = new int[Math.max(2, Integer.highestOneBit(Math.max(1, values.size())) * 4)];
        Arrays.fill(places, -1);
        int most = 0;
        for (int i = 0; i < names.length; i++) {
            most = Math.max(most, names[i].length);
            place(i);
        }
        this.longest = most;
    }

    static <T> NameIndex<T> of(Collection<T> values, Function<T, String> name) {
        List<T> fixed = List.copyOf(values);
        byte[][] names = new byte[fixed.size()][];
        for (int i = 0; i < names.length; i++) {
            names[i] = AsciiNames.bytes(name.apply(fixed.get(i)));
        }
        return new NameIndex<>(fixed, names);
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    /** What has the name that stands in argument {@code i}. */
    @Nullable
    T find(Request request, int i) {
        int length = request.length(i);
        if (length > longest) {
            return null;
        }
        byte[] bytes = request.array();
        int from = request.offset(i);
        int mask = places.length - 1;
        for (int at = AsciiNames.hash(bytes, from, length) & mask; places[at] >= 0; at = (at + 1) & mask) {
            if (AsciiNames.same(names[places[at]], bytes, from, length)) {
                return values.get(places[at]);
            }
        }
        return null;
    }

    private void place(int i) {
        int mask = places.length - 1;
        int at = AsciiNames.hash(names[i], 0, names[i].length) & mask;
        while (places[at] >= 0) {
            at = (at + 1) & mask;
        }
        places[at] = i;
    }
}
