package io.vedette.resp.command;

import io.vedette.resp.Request;
import java.util.List;

/** Walks key specs over a request. Every position inside a spec counts from the command's own name. */
final class KeySearch {

    private final Request request;

    /** Where the command's own name stands in the request. */
    private final int offset;

    private final int argc;

    private KeySearch(Request request, int offset) {
        this.request = request;
        this.offset = offset;
        this.argc = request.argc() - offset;
    }

    /** Whether the specs told all keys; where not, {@code keys} holds nothing of use. */
    static boolean search(List<KeySpec> specs, Request request, int offset, Keys keys) {
        KeySearch search = new KeySearch(request, offset);
        for (KeySpec spec : specs) {
            if (spec.isKey() && !search.follow(spec, keys)) {
                return false;
            }
        }
        return true;
    }

    private boolean follow(KeySpec spec, Keys keys) {
        if (spec.begin() instanceof KeySpec.Index index) {
            return walk(spec, index.position(), keys);
        }
        if (spec.begin() instanceof KeySpec.Keyword keyword) {
            int word = positionOf(keyword);
            return word == 0 || walk(spec, word + 1, keys);
        }
        return false;
    }

    private boolean walk(KeySpec spec, int begin, Keys keys) {
        if (spec.find() instanceof KeySpec.Range range) {
            return add(spec, begin, lastOf(range, begin), range.step(), keys);
        }
        if (spec.find() instanceof KeySpec.KeyNum keyNum) {
            int numberAt = begin + keyNum.numberAt();
            if (numberAt >= argc || !request.isLong(offset + numberAt)) {
                return false;
            }
            long many = request.longAt(offset + numberAt);
            int first = begin + keyNum.firstKey();
            return many >= 0 && many <= argc && add(spec, first, first + (int) many - 1, keyNum.step(), keys);
        }
        return false;
    }

    private int lastOf(KeySpec.Range range, int begin) {
        if (range.lastKey() >= 0) {
            return begin + range.lastKey();
        }
        return range.limit() == 0 ? argc + range.lastKey() : begin + (argc - begin) / range.limit() + range.lastKey();
    }

    private boolean add(KeySpec spec, int first, int last, int step, Keys keys) {
        if (last >= argc || last < first || first >= argc) {
            return false;
        }
        for (int i = first; i <= last; i += step) {
            keys.add(offset + i, spec.flags());
        }
        return !spec.flags().contains(KeyFlag.INCOMPLETE);
    }

    /** Where the word stands, or 0: no keyword stands at the place of the name. */
    private int positionOf(KeySpec.Keyword keyword) {
        boolean forwards = keyword.startFrom() > 0;
        int from = forwards ? keyword.startFrom() : argc + keyword.startFrom();
        int end = forwards ? argc - 1 : 1;
        for (int i = from; i != end && i >= 1 && i < argc; i += from <= end ? 1 : -1) {
            if (request.is(offset + i, keyword.word())) {
                return i;
            }
        }
        return 0;
    }
}
