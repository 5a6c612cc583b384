package io.vedette.engine.replication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BacklogTest {
    private static final int CAPACITY = 100_000;
    private static final int COLLECTIONS = 10;

    private final Backlog backlog = new Backlog(CAPACITY, 7);
    private final ByteArrayOutputStream all = new ByteArrayOutputStream();
    private final SplittableRandom random = new SplittableRandom(3);

    @Test
    void readersAtTheirOwnPaceGetEverything() {
        List<Backlog.Reader> readers = new ArrayList<>();
        List<ByteArrayOutputStream> read = new ArrayList<>();
        for (int round = 0; round < 400; round++) {
            append(random.nextInt(10_000));
            if (round % 20 == 0) {
                readers.add(backlog.reader(7 + all.size()));
                read.add(new ByteArrayOutputStream());
                read.get(read.size() - 1).writeBytes(all.toByteArray());
            }
            for (int i = 0; i < readers.size(); i++) {
                // One of three reads all, one some, one nothing before the end.
                read(readers.get(i), read.get(i), i % 3 == 0 ? Integer.MAX_VALUE : i % 3 == 1 ? random.nextInt(2) : 0);
            }
        }
        for (int i = 0; i < readers.size(); i++) {
            read(readers.get(i), read.get(i), Integer.MAX_VALUE);
            assertThat(read.get(i).toByteArray()).isEqualTo(all.toByteArray());
            assertThat(readers.get(i).position()).isEqualTo(backlog.end());
        }
    }

    @Test
    void whatIsLetGoOfDoesNotHoldWhatCameAfter() {
        Backlog.Reader gone = backlog.reader(7);
        gone.close();
        Backlog.Reader reader = backlog.reader(7);
        List<WeakReference<byte[]>> read = new ArrayList<>();
        for (int round = 0; round < 100; round++) {
            append(CAPACITY / 10);
            while (reader.read((array, offset, length) -> read.add(new WeakReference<>(array)))) {
                assertThat(reader.position()).isLessThanOrEqualTo(backlog.end());
            }
        }

        List<WeakReference<byte[]>> early = read.subList(read.size() / 4, read.size() / 2);
        for (int i = 0; i < COLLECTIONS && early.stream().anyMatch(chunk -> chunk.get() != null); i++) {
            System.gc();
        }
        assertThat(early).allMatch(chunk -> chunk.get() == null);
        assertThat(gone.position()).as("who is gone still stands before them").isEqualTo(7);
    }

    private void append(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) random.nextInt();
        }
        backlog.append(bytes, 0, length);
        all.writeBytes(bytes);
    }

    private static void read(Backlog.Reader reader, ByteArrayOutputStream to, int times) {
        boolean more = true;
        for (int i = 0; i < times && more; i++) {
            more = reader.read(to::write);
        }
    }
}
