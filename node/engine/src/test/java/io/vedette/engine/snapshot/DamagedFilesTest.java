package io.vedette.engine.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.engine.differential.Commands;
import io.vedette.engine.differential.Node;
import io.vedette.engine.keyspace.Database;
import io.vedette.engine.keyspace.Entry;
import io.vedette.engine.rdb.Crc64;
import io.vedette.engine.rdb.DamagedRdb;
import io.vedette.engine.rdb.Dump;
import io.vedette.resp.Protocol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Files changed at random, with a checksum that fits: each is refused with the place where it is damaged, or holds values
 * every command can deal with. Nothing else is thrown, and no more memory is taken than the file can pay for.
 */
class DamagedFilesTest {
    private static final long SEED = Objects.requireNonNull(Long.getLong("seed", 20261121));
    private static final int ROUNDS = Integer.getInteger("rounds", 12_000);
    private static final int CHECKSUM = 8;
    private static final int HEADER = 9;
    private static final int TYPES = 30;

    private final SplittableRandom random = new SplittableRandom(SEED);

    /** Small files that hold values of every type in every encoding, some of each. */
    private List<byte[]> files() {
        List<byte[]> files = new ArrayList<>();
        Commands commands = new Commands(random.split());
        for (int i = 0; i < 60; i++) {
            Node node = new Node(SEED + i, Protocol.RESP2, (database, array, offset, length) -> {});
            node.engine().time(1_790_000_000_000L);
            for (int c = 0; c < 150; c++) {
                node.ask(commands.words());
                if (node.session().isWaiting()) {
                    node.engine().stopWaiting(node.session());
                }
            }
            files.add(RdbFiles.of(node.engine(), i % 2 == 0, UsageAccount.LRU));
        }
        return files;
    }

    private byte[] damaged(byte[] file) {
        byte[] body = Arrays.copyOf(file, file.length - CHECKSUM);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = HEADER + random.nextInt(body.length - HEADER);
            body[at] = (byte) (random.nextBoolean() ? random.nextInt(TYPES) : random.nextInt(256));
        }
        if (random.nextInt(10) == 0) {
            return Arrays.copyOf(body, random.nextInt(body.length));
        }
        long sum = Crc64.of(body, 0, body.length);
        byte[] whole = Arrays.copyOf(body, file.length);
        for (int i = 0; i < CHECKSUM; i++) {
            whole[body.length + i] = (byte) (sum >> (8 * i));
        }
        return whole;
    }

    @Test
    void areRefusedWhereTheyAreDamagedOrDoNoHarm() {
        List<byte[]> files = files();
        Node node = new Node(1, Protocol.RESP2, (database, array, offset, length) -> {});
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] file = damaged(files.get(random.nextInt(files.size())));
            try {
                use(RdbFiles.load(node.engine(), file));
            } catch (DamagedRdb told) {
                assertThat(told.offset()).isBetween(0L, (long) file.length);
                assertThat(told.found()).isNotBlank();
                refused++;
            } catch (RuntimeException unexpected) {
                throw new AssertionError("round " + round + ", replay with -Dseed=" + SEED, unexpected);
            }
        }
        assertThat(refused).isBetween(ROUNDS / 4, ROUNDS - ROUNDS / 50);
    }

    /** Writes down every value, for which all of it has to be gone through. */
    private static void use(FreshData data) {
        for (Database database : data.keyspace().databases()) {
            for (Entry entry : database.entries()) {
                assertThat(Dump.of(entry.value())).isNotEmpty();
            }
        }
    }
}
