package io.vedette.node.persist;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that takes the place of the one before it when it is complete and on the disk, or not at all: it is written
 * under another name, synced, renamed, and the folder is synced too.
 */
final class RdbFile implements SnapshotTarget {

    /** The disk is asked to keep up every so many bytes, so that there is not everything to wait for in the end. */
    private static final long SYNC_EVERY_BYTES = 4 << 20;

    private final Disk disk;
    private final Path file;
    private final Path beside;
    private final boolean syncingOnTheWay;
    private Disk.@Nullable Output output;
    private long unsynced;

    RdbFile(Disk disk, Path file, long pid, boolean syncingOnTheWay) {
        this.disk = disk;
        this.file = file;
        this.beside = file.resolveSibling("temp-" + pid + ".rdb");
        this.syncingOnTheWay = syncingOnTheWay;
    }

    @Override
    public void write(byte[] array, int offset, int length) throws IOException {
        Disk.Output opened = output;
        if (opened == null) {
            opened = disk.create(beside);
            output = opened;
        }
        opened.write(array, offset, length);
        unsynced += length;
        if (syncingOnTheWay && unsynced >= SYNC_EVERY_BYTES) {
            opened.sync();
            unsynced = 0;
        }
    }

    @Override
    public void complete() throws IOException {
        Disk.Output opened = output;
        if (opened == null) {
            throw new IllegalStateException("nothing was written to " + beside);
        }
        output = null;
        try (opened) {
            opened.sync();
        }
        disk.rename(beside, file);
        disk.syncFolder(file.resolveSibling("."));
    }

    @Override
    public void abandon() throws IOException {
        Disk.Output opened = output;
        output = null;
        try {
            if (opened != null) {
                opened.close();
            }
        } finally {
            disk.delete(beside);
        }
    }

    Path path() {
        return file;
    }
}
