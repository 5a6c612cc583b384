package io.vedette.engine.command;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The options of SORT.
 *
 * @param by what to sort by, or null for the elements themselves
 * @param storeAt the argument with the key to store the result in, or 0
 */
record SortOptions(
        @Nullable SortPattern by,
        List<SortPattern> gets,
        long start,
        long count,
        boolean descending,
        boolean alpha,
        int storeAt) {

    static SortOptions parse(Call call, boolean mayStore) {
        SortPattern by = null;
        List<SortPattern> gets = new ArrayList<>();
        long start = 0;
        long count = -1;
        boolean descending = false;
        boolean alpha = false;
        int storeAt = 0;
        for (int i = 2; i < call.argc(); i++) {
            int more = call.argc() - i - 1;
            if (call.is(i, "asc") || call.is(i, "desc")) {
                descending = call.is(i, "desc");
            } else if (call.is(i, "alpha")) {
                alpha = true;
            } else if (call.is(i, "limit") && more >= 2) {
                start = call.integer(i + 1);
                count = call.integer(i + 2);
                i += 2;
            } else if (call.is(i, "store") && more >= 1 && mayStore) {
                storeAt = ++i;
            } else if (call.is(i, "by") && more >= 1) {
                by = new SortPattern(call.bytes(++i));
                if (by.isVariable()) {
                    requireRights(call, "BY");
                }
            } else if (call.is(i, "get") && more >= 1) {
                requireRights(call, "GET");
                gets.add(new SortPattern(call.bytes(++i)));
            } else {
                throw CommandError.syntax();
            }
        }
        return new SortOptions(by, gets, start, count, descending, alpha, storeAt);
    }

    /** What is looked up is named by the elements, so nobody can say beforehand which keys that will be. */
    private static void requireRights(Call call, String option) {
        if (!call.session().client().readsEveryKey(call.request())) {
            throw new CommandError("ERR " + option + " option of SORT denied due to insufficient ACL permissions.");
        }
    }

    /** A pattern without a star leads everything to one key: that is how one says not to sort. */
    boolean isUnsorted() {
        return by != null && !by.isVariable();
    }

    List<byte[]> limited(List<byte[]> sorted) {
        int from = (int) Math.min(Math.max(start, 0), sorted.size());
        long most = count < 0 ? sorted.size() : Math.min(count, sorted.size());
        return sorted.subList(from, (int) Math.min(from + most, sorted.size()));
    }
}
