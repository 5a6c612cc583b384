package io.vedette.engine.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.engine.ModelRun;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListpackTest {

    private static final int MOST_ENTRIES = 60;
    private static final int LONGEST = 5000;

    private final Listpack pack = new Listpack();
    private final List<byte[]> model = new ArrayList<>();

    @Test
    void holdsWhatAListHolds() {
        ModelRun.of(random -> {
            byte[] value = ModelRun.value(random, LONGEST);
            int index = model.isEmpty() ? 0 : random.nextInt(model.size());
            int choice = random.nextInt(model.size() > MOST_ENTRIES ? 8 : 5);
            if (choice == 0) {
                pack.append(value);
                model.add(value);
            } else if (choice == 1) {
                pack.prepend(value, 0, value.length);
                model.add(0, value);
            } else if (model.isEmpty()) {
                ModelRun.same(pack.first(), Listpack.NONE);
                ModelRun.same(pack.last(), Listpack.NONE);
            } else if (choice == 2) {
                pack.insertBefore(pack.seek(index), value, 0, value.length);
                model.add(index, value);
            } else if (choice == 3) {
                pack.insertAfter(pack.seek(index), value, 0, value.length);
                model.add(index + 1, value);
            } else if (choice == 4) {
                pack.replace(pack.seek(index), value, 0, value.length);
                model.set(index, value);
            } else {
                int count = 1 + random.nextInt(model.size() - index);
                pack.remove(pack.seek(index), count);
                model.subList(index, index + count).clear();
            }
            checkSome(index, value);
        });
        checkAll();
    }

    @Test
    void isRedissFormatByteForByte() {
        // Written down from the format's description: header, 1, -1, "ab", 300, a string of 70 bytes, end.
        byte[] longer = "x".repeat(70).getBytes(StandardCharsets.US_ASCII);
        pack.append(Text.of("1"));
        pack.append(Text.of("-1"));
        pack.append(Text.of("ab"));
        pack.append(Text.of("5000"));
        pack.append(longer);
        byte[] expected = new byte[6 + 2 + 3 + 4 + 4 + 73 + 1];
        byte[] start = {
            (byte) expected.length,
            0,
            0,
            0,
            5,
            0, // header: bytes, entries
            1,
            1, // a small number
            (byte) 0xdf,
            (byte) 0xff,
            2, // 13 bits
            (byte) 0x82,
            'a',
            'b',
            3, // a short string
            (byte) 0xf1,
            (byte) 0x88,
            0x13,
            3, // 16 bits
            (byte) 0xe0,
            70
        };
        System.arraycopy(start, 0, expected, 0, start.length);
        System.arraycopy(longer, 0, expected, start.length, 70);
        expected[expected.length - 2] = 72;
        expected[expected.length - 1] = (byte) 0xff;
        ModelRun.same(pack.toBytes(), expected);
    }

    private void checkSome(int index, byte[] value) {
        ModelRun.same(pack.count(), model.size());
        if (index < model.size()) {
            int at = pack.seek(index);
            ModelRun.same(pack.value(at), model.get(index));
            ModelRun.same(pack.length(at), model.get(index).length);
            int next = pack.next(at);
            if (index + 1 < model.size()) {
                ModelRun.same(pack.value(next), model.get(index + 1));
                ModelRun.same(pack.previous(next), at);
            } else {
                ModelRun.same(next, Listpack.NONE);
            }
        }
        boolean there = model.stream().anyMatch(other -> Arrays.equals(other, value));
        ModelRun.same(pack.find(value, 0, value.length, 1) != Listpack.NONE, there);
    }

    private void checkAll() {
        List<byte[]> walked = new ArrayList<>();
        for (int at = pack.first(); at != Listpack.NONE; at = pack.next(at)) {
            walked.add(pack.value(at));
        }
        assertThat(walked).usingElementComparator(Arrays::compare).isEqualTo(model);
        assertThat(pack.toBytes()).hasSize(pack.size());
    }
}
