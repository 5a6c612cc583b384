package io.vedette.engine.command;

import io.vedette.engine.event.EventClass;
import io.vedette.engine.value.SetValue;
import io.vedette.engine.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Intersections, unions and differences of sets. */
final class SetAlgebra {

    /** Combines sets, of which those that are not there are null. */
    private interface Operation {
        SetValue apply(Call call, List<@Nullable SetValue> sets);
    }

    private SetAlgebra() {}

    static void bind(Bindings table) {
        table.bind("sinter", call -> reply(call, SetAlgebra::intersection))
                .bind("sunion", call -> reply(call, SetAlgebra::union))
                .bind("sdiff", call -> reply(call, SetAlgebra::difference))
                .bind("sinterstore", call -> store(call, SetAlgebra::intersection, "sinterstore"))
                .bind("sunionstore", call -> store(call, SetAlgebra::union, "sunionstore"))
                .bind("sdiffstore", call -> store(call, SetAlgebra::difference, "sdiffstore"))
                .bind("sintercard", SetAlgebra::sintercard);
    }

    private static void reply(Call call, Operation operation) {
        SetValue result = operation.apply(call, sets(call, 1, call.argc() - 1));
        call.reply().set(result.size());
        result.writeAll(call.reply());
    }

    private static void store(Call call, Operation operation, String event) {
        SetValue result = operation.apply(call, sets(call, 2, call.argc() - 1));
        Members.store(call, 1, result, EventClass.SET, event);
        call.reply().integer(result.size());
    }

    private static void sintercard(Call call) {
        long keys = call.integer(1, 1, Long.MAX_VALUE, "ERR numkeys should be greater than 0");
        if (keys > call.argc() - 2) {
            throw new CommandError("ERR Number of keys can't be greater than number of args");
        }
        long limit = 0;
        for (int i = 2 + (int) keys; i < call.argc(); i += 2) {
            if (!call.is(i, "limit") || i + 1 == call.argc()) {
                throw CommandError.syntax();
            }
            limit = call.integer(i + 1, 0, Long.MAX_VALUE, "ERR LIMIT can't be negative");
        }
        int size = intersection(call, sets(call, 2, 1 + (int) keys)).size();
        call.reply().integer(limit == 0 ? size : Math.min(limit, size));
    }

    private static List<@Nullable SetValue> sets(Call call, int first, int last) {
        List<@Nullable SetValue> sets = new ArrayList<>();
        for (int i = first; i <= last; i++) {
            Value value = call.read(i);
            sets.add(Call.typed(value, SetValue.class));
        }
        return sets;
    }

    private static SetValue intersection(Call call, List<@Nullable SetValue> sets) {
        SetValue result = call.services().newSet();
        List<SetValue> there = present(sets);
        if (there.size() < sets.size()) {
            return result;
        }
        there.sort(Comparator.comparingInt(SetValue::size));
        List<SetValue> others = there.subList(1, there.size());
        there.get(0).forEach(member -> {
            if (others.stream().allMatch(other -> other.contains(member))) {
                result.add(member, call.limits());
            }
        });
        return result;
    }

    private static SetValue union(Call call, List<@Nullable SetValue> sets) {
        SetValue result = call.services().newSet();
        present(sets).forEach(set -> set.forEach(member -> result.add(member, call.limits())));
        return result;
    }

    /**
     * Either every member of the first set is looked up in the others, or all members of the others are taken away from
     * a copy: whichever is less work. Redis chooses like that, and the choice shows in the encoding of the result.
     */
    private static SetValue difference(Call call, List<@Nullable SetValue> sets) {
        SetValue first = sets.get(0);
        SetValue result = call.services().newSet();
        List<SetValue> others = present(sets.subList(1, sets.size()));
        if (first == null || others.contains(first)) {
            return result;
        }
        long lookups = (others.size() + 1L) * first.size() / 2;
        long removals = first.size();
        for (SetValue other : others) {
            removals += other.size();
        }
        if (lookups <= removals) {
            first.forEach(member -> {
                if (others.stream().noneMatch(other -> other.contains(member))) {
                    result.add(member, call.limits());
                }
            });
        } else {
            first.forEach(member -> result.add(member, call.limits()));
            others.forEach(other -> other.forEach(result::remove));
        }
        return result;
    }

    private static List<SetValue> present(List<@Nullable SetValue> sets) {
        List<SetValue> there = new ArrayList<>();
        for (SetValue set : sets) {
            if (set != null) {
                there.add(set);
            }
        }
        return there;
    }
}
