package io.vedette.node.persist;

import io.vedette.node.disk.Disk;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A file that takes the place of the one before it when it is complete and on the disk, or not at all: it is written
 * under another name, synced, renamed, and the folder is synced too.
 */
final class RdbFile implements SnapshotTarget {
    private final Disk disk;
    private final Path folder;
    private final Path file;
    private final Path beside;
    private final NewFile output;

    RdbFile(Disk disk, Path folder, String name, long pid, boolean syncingOnTheWay) {
        this.disk = disk;
        this.folder = folder;
        this.file = folder.resolve(name);
        this.beside = folder.resolve("temp-" + pid + ".rdb");
        this.output = new NewFile(disk, beside, syncingOnTheWay);
    }

    @Override
    public void write(byte[] array, int offset, int length) throws IOException {
        output.write(array, offset, length);
    }

    @Override
    public void complete() throws IOException {
        output.complete();
        disk.rename(beside, file);
        disk.syncFolder(folder);
    }

    @Override
    public void abandon() throws IOException {
        output.abandon();
    }
}
