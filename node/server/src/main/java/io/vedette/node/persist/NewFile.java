package io.vedette.node.persist;

import io.vedette.node.disk.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A file that is made anew, in pieces of some size, and on the disk when it is complete; abandoned, there is none. */
public final class NewFile implements SnapshotTarget {

    /** The disk is asked to keep up every so many bytes, so that there is not everything to wait for in the end. */
    private static final long SYNC_EVERY_BYTES = 4 << 20;

    private static final int PIECE_BYTES = 1 << 16;

    private final Disk disk;
    private final Path path;
    private final boolean syncingOnTheWay;
    private final SyncBehind syncs = new SyncBehind();
    private final byte[] piece = new byte[PIECE_BYTES];
    private Optional<Disk.OpenFile> file = Optional.empty();
    private int gathered;
    private long unsynced;

    public NewFile(Disk disk, Path path, boolean syncingOnTheWay) {
        this.disk = disk;
        this.path = path;
        this.syncingOnTheWay = syncingOnTheWay;
    }

    @Override
    public void write(byte[] array, int offset, int length) throws IOException {
        if (gathered + length > PIECE_BYTES) {
            flush();
        }
        if (length >= PIECE_BYTES) {
            pass(array, offset, length);
        } else {
            System.arraycopy(array, offset, piece, gathered, length);
            gathered += length;
        }
    }

    private void flush() throws IOException {
        int length = gathered;
        gathered = 0;
        if (length > 0) {
            pass(piece, 0, length);
        }
    }

    private void pass(byte[] array, int offset, int length) throws IOException {
        Disk.OpenFile open = open();
        open.write(array, offset, length);
        unsynced += length;
        if (syncingOnTheWay && unsynced >= SYNC_EVERY_BYTES) {
            syncs.begin(open);
            unsynced = 0;
        }
    }

    private Disk.OpenFile open() throws IOException {
        if (file.isEmpty()) {
            file = Optional.of(disk.create(path));
        }
        return file.get();
    }

    @Override
    public void complete() throws IOException {
        flush();
        try (Disk.OpenFile open = open()) {
            file = Optional.empty();
            syncs.await();
            open.sync();
        }
    }

    @Override
    public void abandon() throws IOException {
        Optional<Disk.OpenFile> open = file;
        file = Optional.empty();
        try {
            syncs.await();
        } finally {
            remove(open);
        }
    }

    private void remove(Optional<Disk.OpenFile> open) throws IOException {
        try {
            if (open.isPresent()) {
                open.get().close();
            }
        } finally {
            disk.delete(path);
        }
    }
}
