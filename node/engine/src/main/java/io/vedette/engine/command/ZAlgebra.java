package io.vedette.engine.command;

import io.vedette.engine.event.EventClass;
import io.vedette.engine.value.SetValue;
import io.vedette.engine.value.Value;
import io.vedette.engine.value.ZSetValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Unions, intersections and differences of sorted sets and sets. */
final class ZAlgebra {

    /** What is done. */
    private enum Operation {
        UNION,
        INTER,
        DIFF
    }

    /** How the scores of one member in several sets become one. */
    private enum Aggregate {
        SUM {
            @Override
            double of(double one, double other) {
                double sum = one + other;
                return Double.isNaN(sum) ? 0 : sum;
            }
        },
        MIN {
            @Override
            double of(double one, double other) {
                return other < one ? other : one;
            }
        },
        MAX {
            @Override
            double of(double one, double other) {
                return other > one ? other : one;
            }
        };

        abstract double of(double one, double other);
    }

    /** One of the sets, which need not be there. */
    private static final class Source {
        private final @Nullable Value value;
        private double weight = 1;

        Source(@Nullable Value value) {
            this.value = value;
        }

        int size() {
            return value == null ? 0 : value.elements();
        }

        /** A member of a plain set has score 1. */
        double score(byte[] member) {
            if (value instanceof ZSetValue zset) {
                return zset.score(member);
            }
            return value instanceof SetValue set && set.contains(member) ? 1 : ZSetValue.NO_SCORE;
        }

        double weighted(double score) {
            double product = weight * score;
            return Double.isNaN(product) ? 0 : product;
        }

        void forEach(ZSetValue.Visitor visitor) {
            if (value instanceof ZSetValue zset) {
                zset.forEach(visitor);
            } else if (value instanceof SetValue set) {
                set.forEach(member -> visitor.member(member, 1));
            }
        }
    }

    private final Operation operation;
    private final boolean store;
    private final boolean card;
    private final List<Source> sources = new ArrayList<>();
    private Aggregate aggregate = Aggregate.SUM;
    private boolean withScores;
    private long limit;

    private ZAlgebra(Operation operation, boolean store, boolean card) {
        this.operation = operation;
        this.store = store;
        this.card = card;
    }

    static void bind(Bindings table) {
        bind(table, "zunion", Operation.UNION, false, false);
        bind(table, "zinter", Operation.INTER, false, false);
        bind(table, "zdiff", Operation.DIFF, false, false);
        bind(table, "zunionstore", Operation.UNION, true, false);
        bind(table, "zinterstore", Operation.INTER, true, false);
        bind(table, "zdiffstore", Operation.DIFF, true, false);
        bind(table, "zintercard", Operation.INTER, false, true);
    }

    private static void bind(Bindings table, String name, Operation operation, boolean store, boolean card) {
        table.bind(name, call -> new ZAlgebra(operation, store, card).run(call, name));
    }

    private void run(Call call, String name) {
        int at = store ? 2 : 1;
        options(call, readSources(call, name, at));
        ZSetValue result = result(call);
        if (store) {
            result.packIfSmall(call.limits());
            Members.store(call, 1, result, EventClass.ZSET, name);
            call.reply().integer(result.size());
        } else if (card) {
            call.reply().integer(limit == 0 ? result.size() : Math.min(limit, result.size()));
        } else {
            ScoredReply reply = new ScoredReply(call.reply(), withScores);
            reply.begin(result.size());
            result.forEach(reply);
        }
    }

    /** Gives the index behind the keys. */
    private int readSources(Call call, String name, int at) {
        long count = call.integer(at);
        if (count < 1) {
            throw new CommandError("ERR at least 1 input key is needed for '" + name + "' command");
        }
        if (count > call.argc() - (at + 1)) {
            throw CommandError.syntax();
        }
        int behind = at + 1 + (int) count;
        for (int i = at + 1; i < behind; i++) {
            Value value = call.read(i);
            if (value != null && !(value instanceof ZSetValue) && !(value instanceof SetValue)) {
                throw CommandError.wrongType();
            }
            sources.add(new Source(value));
        }
        return behind;
    }

    private void options(Call call, int first) {
        boolean weighs = operation != Operation.DIFF && !card;
        for (int i = first; i < call.argc(); ) {
            int left = call.argc() - i;
            if (weighs && left > sources.size() && call.is(i, "weights")) {
                for (int k = 0; k < sources.size(); k++) {
                    sources.get(k).weight = call.real(i + 1 + k, "ERR weight value is not a float");
                }
                i += 1 + sources.size();
            } else if (weighs && left >= 2 && call.is(i, "aggregate")) {
                aggregate = aggregate(call, i + 1);
                i += 2;
            } else if (!store && !card && call.is(i, "withscores")) {
                withScores = true;
                i++;
            } else if (card && left >= 2 && call.is(i, "limit")) {
                limit = call.integer(i + 1, 0, Long.MAX_VALUE, "ERR LIMIT can't be negative");
                i += 2;
            } else {
                throw CommandError.syntax();
            }
        }
    }

    private static Aggregate aggregate(Call call, int i) {
        for (Aggregate candidate : Aggregate.values()) {
            if (call.request().text(i).equalsIgnoreCase(candidate.name())) {
                return candidate;
            }
        }
        throw CommandError.syntax();
    }

    private ZSetValue result(Call call) {
        ZSetValue result = call.services().newZSet().unpacked();
        if (operation == Operation.DIFF) {
            difference(call, result);
            return result;
        }
        // The order of addition shows in the last digits of a sum.
        sources.sort(Comparator.comparingInt(Source::size));
        if (operation == Operation.INTER) {
            intersection(call, result);
        } else {
            union(call, result);
        }
        return result;
    }

    private void intersection(Call call, ZSetValue result) {
        Source smallest = sources.get(0);
        List<Source> others = sources.subList(1, sources.size());
        smallest.forEach((member, score) -> {
            double sum = smallest.weighted(score);
            for (Source other : others) {
                double its = other.score(member);
                if (Double.isNaN(its)) {
                    return;
                }
                sum = aggregate.of(sum, its * other.weight);
            }
            result.put(member, sum, call.limits());
        });
    }

    private void union(Call call, ZSetValue result) {
        for (Source source : sources) {
            source.forEach((member, score) -> {
                double old = result.score(member);
                double weighted = source.weighted(score);
                result.put(member, Double.isNaN(old) ? weighted : aggregate.of(old, weighted), call.limits());
            });
        }
    }

    private void difference(Call call, ZSetValue result) {
        List<Source> others = sources.subList(1, sources.size());
        sources.get(0).forEach((member, score) -> {
            if (others.stream().allMatch(other -> Double.isNaN(other.score(member)))) {
                result.put(member, score, call.limits());
            }
        });
    }
}
