package io.vedette.node.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * Port to the file system, as far as anything is changed there; tests have one that fails when told to. Everything may
 * block.
 */
public interface Disk {

    /** A file that is open for writing at its end. */
    interface OpenFile extends Closeable {
        /** Writes some of these bytes, at least one. */
        void write(ByteBuffer bytes) throws IOException;

        /** Writes all of these. */
        default void write(byte[] array, int offset, int length) throws IOException {
            ByteBuffer bytes = ByteBuffer.wrap(array, offset, length);
            while (bytes.hasRemaining()) {
                write(bytes);
            }
        }

        /** Returns when everything written is on the disk. */
        void sync() throws IOException;

        void truncate(long bytes) throws IOException;

        long size() throws IOException;

        @Override
        void close() throws IOException;
    }

    /** Opens a file to go on behind its end; makes it where there is none. */
    OpenFile open(Path file) throws IOException;

    /** Makes a file, in the place of one that is there. */
    default OpenFile create(Path file) throws IOException {
        delete(file);
        return open(file);
    }

    /** Replaces what had that name, all at once. */
    void rename(Path from, Path to) throws IOException;

    /** Gives a small file this content, all at once: when this returns, no crash brings back the one before. */
    default void replace(Path file, byte[] content) throws IOException {
        Path beside = file.resolveSibling("temp-" + file.getFileName());
        try (OpenFile open = create(beside)) {
            open.write(content, 0, content.length);
            open.sync();
        }
        rename(beside, file);
        syncFolder(file.resolveSibling("."));
    }

    /** Nothing happens where there is none. */
    void delete(Path file) throws IOException;

    /** Nothing happens where there is one. */
    void makeFolder(Path folder) throws IOException;

    /** Returns when the names in it are on the disk. */
    void syncFolder(Path folder) throws IOException;
}
