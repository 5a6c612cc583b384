package io.vedette.engine.command;

import io.vedette.engine.event.EventClass;
import io.vedette.engine.value.End;
import io.vedette.engine.value.ListValue;
import io.vedette.engine.value.SetValue;
import io.vedette.engine.value.Value;
import io.vedette.engine.value.ZSetValue;
import io.vedette.resp.ReplyWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SORT: the elements of a list, set or sorted set in an order, and what other keys say about them. */
final class SortCommand {

    /** An element and what it is sorted by: a number, or bytes that may be missing. */
    private static final class Ranked {
        private final byte[] element;
        private final double weight;
        private final byte @Nullable [] word;

        Ranked(byte[] element, double weight, byte @Nullable [] word) {
            this.element = element;
            this.weight = weight;
            this.word = word;
        }

        private int compareWord(Ranked other) {
            if (word == null || other.word == null) {
                return Boolean.compare(word != null, other.word != null);
            }
            return Arrays.compareUnsigned(word, other.word);
        }

        private int compareWeight(Ranked other) {
            int order = Double.compare(weight, other.weight);
            return order != 0 ? order : Arrays.compareUnsigned(element, other.element);
        }
    }

    private final Call call;
    private final SortOptions options;

    private SortCommand(Call call, boolean mayStore) {
        this.call = call;
        this.options = SortOptions.parse(call, mayStore);
    }

    static void bind(Bindings table) {
        table.bind("sort", call -> new SortCommand(call, true).run(), KeyFinders::sort)
                .bind("sort_ro", call -> new SortCommand(call, false).run(), KeyFinders::sort);
    }

    private void run() {
        Value value = call.read(1);
        if (value != null && !(value instanceof ListValue || value instanceof SetValue || value instanceof ZSetValue)) {
            throw CommandError.wrongType();
        }
        if (value instanceof ZSetValue) {
            spread(call.write(1));
        }
        boolean scripted = call.services().execution().job() != null;
        boolean unordered = value instanceof SetValue && (options.storeAt() > 0 || scripted);
        List<byte[]> elements = elements(value);
        List<byte[]> sorted;
        if (!options.isUnsorted()) {
            sorted = sorted(elements, options.by(), options.alpha());
        } else if (unordered) {
            // A set has no order to keep, and replicas must store the same list; scripts are to get the same each time.
            sorted = sorted(elements, null, true);
        } else {
            if (!(value instanceof SetValue) && options.descending()) {
                Collections.reverse(elements);
            }
            sorted = elements;
        }
        answer(options.limited(sorted));
    }

    /** A sorted set leaves the compact encoding when it is sorted, as in Redis; ZSCAN shows the difference. */
    private static void spread(@Nullable Value value) {
        if (value instanceof ZSetValue zset) {
            zset.unpacked();
        }
    }

    private static List<byte[]> elements(@Nullable Value value) {
        List<byte[]> elements = new ArrayList<>();
        if (value instanceof ListValue list) {
            for (int i = 0; i < list.size(); i++) {
                elements.add(list.get(i));
            }
        } else if (value instanceof SetValue set) {
            set.forEach(elements::add);
        } else if (value instanceof ZSetValue zset) {
            zset.forEach((member, score) -> elements.add(member));
        }
        return elements;
    }

    private List<byte[]> sorted(List<byte[]> elements, @Nullable SortPattern by, boolean alpha) {
        List<Ranked> ranked = new ArrayList<>(elements.size());
        for (byte[] element : elements) {
            byte[] weight = by == null ? element : by.lookUp(call.database(), element);
            ranked.add(new Ranked(element, alpha ? 0 : number(weight), alpha ? weight : null));
        }
        Comparator<Ranked> order = alpha ? Ranked::compareWord : Ranked::compareWeight;
        ranked.sort(options.descending() ? order.reversed() : order);
        return new ArrayList<>(ranked.stream().map(one -> one.element).toList());
    }

    private static double number(byte @Nullable [] text) {
        if (text == null) {
            return 0;
        }
        // As strtod reads it: up to a zero byte, blanks before the number allowed, nothing at all a 0.
        int end = 0;
        while (end < text.length && text[end] != 0) {
            end++;
        }
        int start = 0;
        while (start < end && (text[start] == ' ' || (text[start] >= '\t' && text[start] <= '\r'))) {
            start++;
        }
        double number = end == 0 ? 0 : start == end ? Double.NaN : Numbers.parse(text, start, end - start);
        if (Double.isNaN(number)) {
            throw new CommandError("ERR One or more scores can't be converted into double");
        }
        // So that 0 and -0 are the same to the comparator, too.
        return number + 0.0;
    }

    private void answer(List<byte[]> sorted) {
        List<byte @Nullable []> values = new ArrayList<>();
        for (byte[] element : sorted) {
            if (options.gets().isEmpty()) {
                values.add(element);
            }
            for (SortPattern get : options.gets()) {
                values.add(get.lookUp(call.database(), element));
            }
        }
        if (options.storeAt() > 0) {
            store(values);
            return;
        }
        ReplyWriter reply = call.reply();
        reply.array(values.size());
        for (byte[] value : values) {
            if (value == null) {
                reply.nil();
            } else {
                reply.bulk(value);
            }
        }
    }

    private void store(List<byte @Nullable []> values) {
        int target = options.storeAt();
        if (values.isEmpty()) {
            if (call.remove(target)) {
                call.changed(target, EventClass.GENERIC, "del");
            }
        } else {
            ListValue list = call.services().newList();
            for (byte[] value : values) {
                byte[] kept = value == null ? new byte[0] : value;
                list.push(End.TAIL, kept, 0, kept.length, call.limits());
            }
            call.database().put(call.bytes(target), list);
            call.changed(target, EventClass.LIST, "sortstore");
        }
        call.reply().integer(values.size());
    }
}
