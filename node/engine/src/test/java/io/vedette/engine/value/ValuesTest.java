package io.vedette.engine.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.vedette.engine.ModelRun;
import io.vedette.engine.dict.SipHash;
import io.vedette.resp.Protocol;
import io.vedette.resp.ReplyWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Each type against a plain collection, growing through all its encodings. */
class ValuesTest {

    private static final SplittableRandom CHANCE = new SplittableRandom(1);
    private static final SipHash HASHING = new SipHash(CHANCE);
    private static final Limits SMALL = new Limits(16, 40, 8, 16, 12, 40, 16, 40, 3000, 400, 10);

    private int step;

    /** Grows and shrinks the number of keys in turn, and sometimes begins anew in the smallest encoding. */
    private int keys() {
        return 8 << (step++ / ModelRun.times(14_000, 20_000) % 7);
    }

    private boolean beginsAnew() {
        return step % 5_000 == 0;
    }

    @Test
    void aHashIsAMap() {
        Map<String, String> model = new HashMap<>();
        HashValue[] hash = {new HashValue(HASHING)};
        ModelRun.of(random -> {
            byte[] field = ModelRun.key(random, keys());
            byte[] value = ModelRun.value(random, 60);
            if (beginsAnew()) {
                hash[0] = new HashValue(HASHING);
                model.clear();
            }
            if (random.nextInt(3) == 0) {
                ModelRun.same(hash[0].remove(field, 0, field.length), model.remove(text(field)) != null);
            } else {
                ModelRun.same(hash[0].put(field, value, SMALL), model.put(text(field), text(value)) == null);
            }
            byte[] other = ModelRun.key(random, keys());
            byte[] there = hash[0].get(other, 0, other.length);
            ModelRun.same(there == null ? null : text(there), model.get(text(other)));
            ModelRun.same(hash[0].size(), model.size());
        });
        Map<String, String> walked = new HashMap<>();
        hash[0].copy().forEach((field, value) -> walked.put(text(field), text(value)));
        assertThat(walked).isEqualTo(model);
    }

    @Test
    void aSetIsASet() {
        TreeSet<String> model = new TreeSet<>();
        SetValue[] set = {new SetValue(HASHING)};
        ModelRun.of(random -> {
            int keys = keys();
            // Numbers alone at first, so that it is an intset for a while.
            byte[] member = step % 5_000 < 1_000
                    ? Text.of(random.nextInt(keys) * (random.nextBoolean() ? 1L : 1L << 40))
                    : ModelRun.key(random, keys);
            if (beginsAnew()) {
                set[0] = new SetValue(HASHING);
                model.clear();
            }
            if (random.nextInt(3) == 0) {
                ModelRun.same(set[0].remove(member), model.remove(text(member)));
            } else {
                ModelRun.same(set[0].add(member, SMALL), model.add(text(member)));
            }
            ModelRun.same(set[0].contains(member), model.contains(text(member)));
            ModelRun.same(set[0].size(), model.size());
            if (!model.isEmpty()) {
                assertThat(model).contains(text(set[0].random(random)));
            }
        });
        TreeSet<String> walked = new TreeSet<>();
        set[0].copy().forEach(member -> walked.add(text(member)));
        assertThat(walked).isEqualTo(model);
    }

    private record Scored(String member, double score) {
        static final Comparator<Scored> ORDER =
                Comparator.comparingDouble(Scored::score).thenComparing(Scored::member);
    }

    @Test
    void aSortedSetIsASortedSet() {
        TreeSet<Scored> order = new TreeSet<>(Scored.ORDER);
        Map<String, Double> scores = new HashMap<>();
        ZSetValue[] zset = {new ZSetValue(HASHING)};
        ModelRun.of(random -> {
            byte[] member = ModelRun.key(random, keys());
            String name = text(member);
            if (beginsAnew()) {
                zset[0] = new ZSetValue(HASHING);
                scores.clear();
                order.clear();
            }
            Double old = scores.get(name);
            if (old != null) {
                order.remove(new Scored(name, old));
            }
            if (random.nextInt(3) == 0) {
                ModelRun.same(zset[0].remove(member, 0, member.length), scores.remove(name) != null);
            } else {
                double score = random.nextInt(50) / 4.0;
                zset[0].put(member, score, SMALL);
                scores.put(name, score);
                order.add(new Scored(name, score));
            }
            ModelRun.same(zset[0].size(), order.size());
            checkPlace(zset[0], scores, ModelRun.key(random, 64));
            checkRange(zset[0], order, random);
        });
        List<Scored> walked = new ArrayList<>();
        zset[0].copy().forEach((member, score) -> walked.add(new Scored(text(member), score)));
        assertThat(walked).containsExactlyElementsOf(order);
    }

    private static void checkPlace(ZSetValue zset, Map<String, Double> scores, byte[] member) {
        Double score = scores.get(text(member));
        int rank = zset.rank(member, 0, member.length);
        if (score == null) {
            ModelRun.same(rank, -1);
            assertThat(zset.score(member)).isNaN();
        } else {
            ModelRun.same(zset.score(member), score);
            List<Scored> found = new ArrayList<>();
            zset.ascending(rank, 1, (bytes, its) -> found.add(new Scored(text(bytes), its)));
            assertThat(found).containsExactly(new Scored(text(member), score));
        }
    }

    private static void checkRange(ZSetValue zset, Set<Scored> order, SplittableRandom random) {
        if (random.nextInt(200) > 0) {
            return;
        }
        double min = random.nextInt(-5, 60) / 4.0;
        double max = min + random.nextInt(20) / 4.0;
        boolean minExcluded = random.nextBoolean();
        boolean maxExcluded = random.nextBoolean();
        Range range = new Range.ByScore(min, minExcluded, max, maxExcluded);
        List<Scored> expected = new ArrayList<>();
        for (Scored scored : order) {
            boolean above = minExcluded ? scored.score() > min : scored.score() >= min;
            boolean below = maxExcluded ? scored.score() < max : scored.score() <= max;
            if (above && below) {
                expected.add(scored);
            }
        }
        ModelRun.same(zset.countIn(range), expected.size());
        List<Scored> walked = new ArrayList<>();
        int before = zset.countBefore(range);
        zset.ascending(before, expected.size(), (bytes, score) -> walked.add(new Scored(text(bytes), score)));
        assertThat(walked).isEqualTo(expected);
    }

    @Test
    void aListIsAList() {
        List<String> model = new ArrayList<>();
        ListValue[] list = {new ListValue()};
        ModelRun.of(random -> {
            byte[] value = ModelRun.value(random, 60);
            if (model.size() > 400) {
                list[0].trim(End.TAIL, 390, SMALL);
                model.subList(model.size() - 390, model.size()).clear();
            }
            End end = random.nextBoolean() ? End.HEAD : End.TAIL;
            int index = model.isEmpty() ? 0 : random.nextInt(model.size());
            int choice = random.nextInt(8);
            if (choice < 3 || model.isEmpty()) {
                list[0].push(end, value, 0, value.length, SMALL);
                model.add(end == End.HEAD ? 0 : model.size(), text(value));
            } else if (choice == 3) {
                String popped = model.remove(end == End.HEAD ? 0 : model.size() - 1);
                ModelRun.same(text(list[0].pop(end, SMALL)), popped);
            } else if (choice == 4) {
                list[0].set(index, value, 0, value.length, SMALL);
                model.set(index, text(value));
            } else if (choice == 5) {
                byte[] pivot = model.get(index).getBytes(StandardCharsets.ISO_8859_1);
                assertThat(list[0].insert(end == End.HEAD, pivot, value, 0, value.length, SMALL))
                        .isTrue();
                model.add(model.indexOf(text(pivot)) + (end == End.HEAD ? 0 : 1), text(value));
            } else if (choice == 6) {
                removeSome(list[0], model, end, model.get(index));
            } else {
                ModelRun.same(text(list[0].get(index)), model.get(index));
            }
            ModelRun.same(list[0].size(), model.size());
            if (random.nextInt(10) == 0 && !model.isEmpty()) {
                int from = random.nextInt(model.size());
                int to = from + 1 + random.nextInt(model.size() - from);
                ModelRun.same(range(list[0], from, to), wire(model.subList(from, to)));
            }
        });
        List<String> walked = new ArrayList<>();
        for (ListCursor at = list[0].copy().at(0); at.isSomewhere(); at.forward()) {
            walked.add(text(at.value()));
        }
        assertThat(walked).isEqualTo(model);
        List<String> backwards = new ArrayList<>();
        for (ListCursor at = list[0].at(list[0].size() - 1L); at.isSomewhere(); at.backward()) {
            backwards.add(0, text(at.value()));
        }
        ModelRun.same(backwards, model);
    }

    private static String range(ListValue list, int from, int to) {
        ReplyWriter reply = new ReplyWriter(Protocol.RESP2);
        list.at(from).writeTo(to - from, reply);
        ByteBuf bytes = reply.take();
        String text = bytes.toString(StandardCharsets.ISO_8859_1);
        bytes.release();
        return text;
    }

    private static String wire(List<String> elements) {
        StringBuilder wire = new StringBuilder();
        for (String element : elements) {
            wire.append('$')
                    .append(element.length())
                    .append("\r\n")
                    .append(element)
                    .append("\r\n");
        }
        return wire.toString();
    }

    private static void removeSome(ListValue list, List<String> model, End end, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
        int removed = list.remove(end, 2, bytes, 0, bytes.length, SMALL);
        int expected = 0;
        for (int i = 0; i < 2; i++) {
            int at = end == End.HEAD ? model.indexOf(value) : model.lastIndexOf(value);
            if (at >= 0) {
                model.remove(at);
                expected++;
            }
        }
        ModelRun.same(removed, expected);
    }

    @Test
    void encodingsFollowTheLimits() {
        SetValue set = new SetValue(HASHING);
        for (int i = 0; i < 16; i++) {
            set.add(Text.of((long) i), SMALL);
        }
        ModelRun.same(set.encoding(), "intset");
        set.add(Text.of(16L), SMALL);
        ModelRun.same(set.encoding(), "hashtable");

        HashValue hash = new HashValue(HASHING);
        hash.put(Text.of("f"), new byte[40], SMALL);
        ModelRun.same(hash.encoding(), "listpack");
        hash.put(Text.of("f"), new byte[41], SMALL);
        ModelRun.same(hash.encoding(), "hashtable");

        ListValue list = new ListValue();
        for (int i = 0; i < 9; i++) {
            ModelRun.same(list.encoding(), "listpack");
            list.push(End.TAIL, new byte[1], 0, 1, SMALL);
        }
        ModelRun.same(list.encoding(), "quicklist");
        list.trim(End.TAIL, 5, SMALL);
        ModelRun.same(list.encoding(), "listpack");
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
