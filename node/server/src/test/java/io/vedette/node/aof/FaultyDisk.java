package io.vedette.node.aof;

import io.vedette.node.disk.Disk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** One disk in memory, as far as increments need it, which fails when it is told to. Used by several threads. */
final class FaultyDisk implements Disk {
    private final List<String> log = new ArrayList<>();
    private long room = Long.MAX_VALUE;
    private Optional<IOException> syncFailure = Optional.empty();
    private boolean truncates = true;
    private volatile CountDownLatch syncsMayEnd = new CountDownLatch(0);
    private volatile CountDownLatch writesMayEnd = new CountDownLatch(0);

    /** So many bytes more can be written. */
    synchronized void room(long bytes) {
        room = bytes;
    }

    synchronized void failSyncs(Optional<IOException> failure) {
        syncFailure = failure;
    }

    /** A sync takes until somebody counts this down. */
    void holdSyncs(CountDownLatch until) {
        syncsMayEnd = until;
    }

    /** A write takes until somebody counts this down, and says that it has begun. */
    void holdWrites(CountDownLatch until) {
        writesMayEnd = until;
    }

    synchronized void truncates(boolean yes) {
        truncates = yes;
    }

    /** What was done, in order. */
    synchronized List<String> log() {
        return List.copyOf(log);
    }

    @Override
    public Memory open(Path file) {
        return new Memory(file.toString());
    }

    @Override
    public void rename(Path from, Path to) {
        throw new IllegalStateException("nothing is renamed here");
    }

    @Override
    public void delete(Path file) {
        throw new IllegalStateException("nothing is deleted here");
    }

    @Override
    public void makeFolder(Path folder) {
        throw new IllegalStateException("no folder is made here");
    }

    @Override
    public void syncFolder(Path folder) {
        throw new IllegalStateException("no folder is synced here");
    }

    /** A file of it. */
    final class Memory implements OpenFile {
        private final String name;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        private Memory(String name) {
            this.name = name;
        }

        String content() {
            synchronized (FaultyDisk.this) {
                return bytes.toString(StandardCharsets.ISO_8859_1);
            }
        }

        @Override
        public void write(ByteBuffer from) throws IOException {
            awaitWritesMayEnd();
            synchronized (FaultyDisk.this) {
                int length = (int) Math.min(room, from.remaining());
                if (length == 0) {
                    throw new IOException("No space left on device");
                }
                byte[] taken = new byte[length];
                from.get(taken);
                bytes.writeBytes(taken);
                room -= length;
                log.add("write " + name);
            }
        }

        private void awaitWritesMayEnd() throws IOException {
            if (writesMayEnd.getCount() > 0) {
                synchronized (FaultyDisk.this) {
                    log.add("begin " + name);
                }
                await(writesMayEnd);
            }
        }

        private static void await(CountDownLatch end) throws IOException {
            try {
                end.await();
            } catch (InterruptedException ended) {
                throw new IOException(ended);
            }
        }

        @Override
        public void sync() throws IOException {
            await(syncsMayEnd);
            synchronized (FaultyDisk.this) {
                if (syncFailure.isPresent()) {
                    throw syncFailure.get();
                }
                log.add("sync " + name);
            }
        }

        @Override
        public void truncate(long length) throws IOException {
            synchronized (FaultyDisk.this) {
                if (!truncates) {
                    throw new IOException("Input/output error");
                }
                byte[] all = bytes.toByteArray();
                bytes.reset();
                bytes.write(all, 0, (int) length);
                room += all.length - length;
            }
        }

        @Override
        public long size() {
            synchronized (FaultyDisk.this) {
                return bytes.size();
            }
        }

        @Override
        public void close() {
            synchronized (FaultyDisk.this) {
                log.add("close " + name);
            }
        }
    }
}
