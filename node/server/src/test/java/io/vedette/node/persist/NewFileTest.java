package io.vedette.node.persist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.node.disk.Disk;
import io.vedette.node.disk.RealDisk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new file and a disk that is slow to sync, or fails. */
class NewFileTest {
    private static final byte[] MEGABYTE = new byte[1 << 20];
    private static final int STRETCH = 4;

    @TempDir
    private Path folder;

    /** Something that happens to a sync. */
    private interface Syncing {
        void begun(int number) throws IOException;
    }

    /** The real disk, but for syncs; and it tells what was written. */
    private static final class Slow implements Disk {
        private final RealDisk real = new RealDisk();
        private final Syncing syncing;
        private final CountDownLatch fifthMegabyte = new CountDownLatch(STRETCH + 1);
        private final AtomicInteger begun = new AtomicInteger();
        private final AtomicInteger atOnce = new AtomicInteger();
        private final AtomicInteger mostAtOnce = new AtomicInteger();

        Slow(Syncing syncing) {
            this.syncing = syncing;
        }

        @Override
        public OpenFile open(Path file) throws IOException {
            OpenFile open = real.open(file);
            return new OpenFile() {
                @Override
                public void write(ByteBuffer bytes) throws IOException {
                    open.write(bytes);
                    fifthMegabyte.countDown();
                }

                @Override
                public void sync() throws IOException {
                    mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                    try {
                        syncing.begun(begun.incrementAndGet());
                        open.sync();
                    } finally {
                        atOnce.decrementAndGet();
                    }
                }

                @Override
                public void truncate(long bytes) throws IOException {
                    open.truncate(bytes);
                }

                @Override
                public long size() throws IOException {
                    return open.size();
                }

                @Override
                public void close() throws IOException {
                    assertThat(atOnce).hasValue(0);
                    open.close();
                }
            };
        }

        @Override
        public void rename(Path from, Path to) throws IOException {
            real.rename(from, to);
        }

        @Override
        public void delete(Path file) throws IOException {
            real.delete(file);
        }

        @Override
        public void makeFolder(Path path) throws IOException {
            real.makeFolder(path);
        }

        @Override
        public void syncFolder(Path path) throws IOException {
            real.syncFolder(path);
        }
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(1, TimeUnit.MINUTES)) {
                throw new IOException("nothing came while a sync went on");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** Would wait for a minute and fail if whoever writes waited for the sync. */
    @Test
    void moreIsWrittenWhileOneStretchIsSynced() throws IOException {
        Slow[] disk = new Slow[1];
        disk[0] = new Slow(number -> {
            if (number == 1) {
                await(disk[0].fifthMegabyte);
            }
        });
        byte[] some = new byte[10 * MEGABYTE.length + 17];
        new Random(1).nextBytes(some);
        NewFile file = new NewFile(disk[0], folder.resolve("new"), true);
        for (int at = 0; at < some.length; at += MEGABYTE.length) {
            file.write(some, at, Math.min(MEGABYTE.length, some.length - at));
        }
        file.complete();
        assertThat(Files.readAllBytes(folder.resolve("new"))).isEqualTo(some);
        assertThat(disk[0].begun).hasValue(3);
        assertThat(disk[0].mostAtOnce).hasValue(1);
    }

    @Test
    void aSyncThatFailsOnTheWayFailsTheFile() throws IOException {
        Slow disk = new Slow(number -> {
            if (number == 1) {
                throw new IOException("No space left on device");
            }
        });
        NewFile file = new NewFile(disk, folder.resolve("new"), true);
        for (int i = 0; i < STRETCH; i++) {
            file.write(MEGABYTE, 0, MEGABYTE.length);
        }
        assertThatThrownBy(file::complete).isInstanceOf(IOException.class).hasMessageContaining("No space left");
        file.abandon();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatIsAbandonedWhileItIsSyncedIsGone() throws IOException {
        CountDownLatch abandoned = new CountDownLatch(1);
        Slow disk = new Slow(number -> {
            await(abandoned);
            throw new IOException("too late");
        });
        NewFile file = new NewFile(disk, folder.resolve("new"), true);
        for (int i = 0; i < STRETCH; i++) {
            file.write(MEGABYTE, 0, MEGABYTE.length);
        }
        abandoned.countDown();
        assertThatThrownBy(file::abandon).hasMessageContaining("too late");
        assertThat(folder).isEmptyDirectory();
    }
}
