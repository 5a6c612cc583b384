package io.vedette.sentinel.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.quorum.DurableState;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.SentinelId;
import io.vedette.resp.process.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The machine dies before each step of a vote or a rewrite in turn, and into it. What was written and not synced is then there in part or not
 * at all, a rename that was not synced has happened or has not. Afterwards the state that was promised is found, or the
 * one that was being written, and never a part of one.
 */
class CrashTest {
    private static final SentinelId ID = new SentinelId("101c91bc5607756432883b2656fec56c183a706b");
    private static final int STEPS = 24;
    private static final int STATES = 8;

    /** Every so many states the file is rewritten; the others go into the journal. */
    private static final int REWRITE = 3;

    @TempDir
    private Path folder;

    private static SentinelState state(long epoch) {
        return new SentinelState(new DurableState(ID, new Epoch(epoch), List.of()), GlobalOptions.DEFAULT, Map.of());
    }

    /** What a start would find. */
    private static long found(Path config) throws IOException, DamagedJournal {
        List<String> lines = Files.readAllLines(config);
        assertThat(lines).startsWith("# mine", "port 1");
        long inFile = lines.stream()
                .filter(line -> line.startsWith("sentinel current-epoch "))
                .mapToLong(line -> Long.parseLong(line.substring("sentinel current-epoch ".length())))
                .max()
                .orElseThrow();
        return StateStore.withPromises(state(inFile).durable(), config, config.resolveSibling("state"))
                .currentEpoch()
                .value();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void stateThatWasPromisedIsFoundWhereverTheMachineDies(long seed) throws IOException, DamagedJournal {
        Random random = new Random(seed);
        int crashes = 0;
        for (int step = 0; step < STEPS; step++) {
            Path config = Files.createDirectory(folder.resolve("run" + step)).resolve("sentinel.conf");
            Files.writeString(config, "# mine\nport 1\nsentinel current-epoch 0\n");
            CrashingDisk disk = new CrashingDisk(step, random);
            long promised = 0;
            try {
                StateStore store = new StateStore(disk, config, config.resolveSibling("state"));
                for (long epoch = 1; epoch <= STATES; epoch++) {
                    if (epoch % REWRITE == 0) {
                        store.write(state(epoch));
                        promised = epoch;
                        store.forgetAdded();
                    } else {
                        store.add(new StateNews(ID, new Epoch(epoch), List.of()));
                        promised = epoch;
                    }
                }
            } catch (PowerCut expected) {
                crashes++;
                disk.loseWhatWasNotSynced();
            }

            assertThat(found(config)).isBetween(promised, promised + 1);
            StateStore next = new StateStore(config, config.resolveSibling("state"));
            next.write(state(100));
            next.forgetAdded();
            next.add(new StateNews(ID, new Epoch(101), List.of()));
            assertThat(Files.readString(config)).contains("sentinel current-epoch 100\n");
            assertThat(found(config)).isEqualTo(101);
            next.deleteAdded();
            try (Stream<Path> files = Files.list(config.resolveSibling("."))) {
                assertThat(files).hasSize(1);
            }
        }
        assertThat(crashes).isEqualTo(STEPS);
    }

    /** Not an IOException: nobody tidies up after a power cut. */
    private static final class PowerCut extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Dies at one step, and knows what of the steps before it is only in memory. */
    private static final class CrashingDisk implements Disk {
        private final Random random;
        private final Map<Path, byte[]> unsynced = new HashMap<>();
        private final Set<Path> made = new HashSet<>();
        private int left;
        private Path renamed = Path.of("");
        private byte[] before = {};

        CrashingDisk(int steps, Random random) {
            this.left = steps;
            this.random = random;
        }

        private boolean dies() {
            left--;
            return left < 0;
        }

        private static Path key(Path path) {
            return path.toAbsolutePath().normalize();
        }

        private static void cutBefore(boolean now) {
            if (now) {
                throw new PowerCut();
            }
        }

        @Override
        public void write(Path file, byte[] content, Set<PosixFilePermission> permissions) throws IOException {
            if (dies()) {
                Disk.SYSTEM.write(file, Arrays.copyOf(content, random.nextInt(content.length)), permissions);
                throw new PowerCut();
            }
            Disk.SYSTEM.write(file, content, permissions);
            unsynced.put(key(file), Arrays.copyOf(content, random.nextInt(content.length)));
        }

        /** Before it is synced all of it, a part of it or nothing may be there. */
        @Override
        public void extend(Path file, long at, byte[] content) throws IOException {
            byte[] old = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            byte[] whole = Arrays.copyOf(old, (int) at + content.length);
            System.arraycopy(content, 0, whole, (int) at, content.length);
            byte[] part =
                    random.nextBoolean() ? old : Arrays.copyOf(whole, (int) at + random.nextInt(content.length + 1));
            if (dies()) {
                Files.write(file, part);
                throw new PowerCut();
            }
            if (!Files.exists(file)) {
                made.add(file);
            }
            Disk.SYSTEM.extend(file, at, content);
            unsynced.put(key(file), part);
        }

        @Override
        public void sync(Path path) throws IOException {
            cutBefore(dies());
            Disk.SYSTEM.sync(path);
            unsynced.remove(key(path));
            if (Files.isDirectory(path)) {
                renamed = Path.of("");
                made.clear();
            }
        }

        @Override
        public void rename(Path from, Path to) throws IOException {
            cutBefore(dies());
            before = Files.readAllBytes(to);
            renamed = to;
            Disk.SYSTEM.rename(from, to);
            byte[] content = unsynced.remove(key(from));
            if (content != null) {
                unsynced.put(key(to), content);
            }
        }

        @Override
        public boolean delete(Path file) throws IOException {
            cutBefore(dies());
            return Disk.SYSTEM.delete(file);
        }

        void loseWhatWasNotSynced() throws IOException {
            for (Map.Entry<Path, byte[]> lost : unsynced.entrySet()) {
                Files.write(lost.getKey(), lost.getValue());
            }
            for (Path file : made) {
                if (random.nextBoolean()) {
                    Files.delete(file);
                }
            }
            if (!renamed.toString().isEmpty() && random.nextBoolean()) {
                Files.write(renamed, before);
            }
        }
    }
}
